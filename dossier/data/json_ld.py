"""The structured data of a page, in the vocabulary of https://schema.org, all from the seeds."""

from collections.abc import Iterable

from dossier.data.exports import FORMATS, Node
from dossier.data.references import filled
from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Article
from dossier.model.reserved import DATA
from dossier.model.seeds import Home
from dossier.model.statements import Event, Point, Statement
from dossier.render.imprint import Imprint
from dossier.render.pages import Document
from dossier.render.site import SiteView


def structured_data(site: SiteView, document: Document, lang: Lang, imprint: Imprint) -> Node:
    """The properties of a WebPage: its main entity, or the events it is about and its citations."""
    subject = document.subject
    if document.id == DATA:
        return {"mainEntity": _dataset(document, lang, imprint)}
    if isinstance(subject, Article):
        return {"mainEntity": _article(subject, lang)}
    key_facts = site.key_facts if isinstance(subject, Home) else ()
    statements = [*key_facts, *document.statements]
    dated = (one for one in document.statements if isinstance(one, Event))
    events = [_event(event, point, lang) for event in dated for point in event.points]
    return filled({"about": events, "citation": _citations(site, statements, lang)})


def _article(article: Article, lang: Lang) -> Node:
    """The article as a NewsArticle; a title of ours is its name and no headline. The title is in
    the article's language, if that is French or English."""
    sidecar = article.sidecar
    return {
        "@type": "NewsArticle",
        "name" if sidecar.title_is_ours else "headline": sidecar.title[sidecar.title_lang(lang)],
        "url": sidecar.url,
        "inLanguage": sidecar.language,
        "datePublished": sidecar.published,
        "publisher": {"@type": "Organization", "name": sidecar.publisher},
    }


def _dataset(document: Document, lang: Lang, imprint: Imprint) -> Node:
    """The files of data: https://developers.google.com/search/docs/appearance/structured-data/dataset"""
    name = imprint.names[lang]
    files = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": imprint.address(path)}
        for path, kind in FORMATS.items()
    ]
    fields = {
        "@type": "Dataset",
        "name": f"{name} – {document.title[lang]}",
        "description": document.description[lang],
        "url": imprint.address(document.url(lang)),
        "inLanguage": list(LANGS),
        "isAccessibleForFree": True,
        "creator": filled({"@type": "Organization", "name": name, "url": imprint.base}),
        "dateModified": imprint.day,
        "distribution": files if imprint.base else [],
    }
    return filled(fields)


def _event(event: Event, point: Point, lang: Lang) -> Node:
    """A point of the timeline as an Event, dated as precisely as it is there."""
    place, name = f"#{event.id}", point.label[lang]
    return {"@type": "Event", "url": place, "name": name, "startDate": point.date}


def _citations(site: SiteView, statements: Iterable[Statement], lang: Lang) -> list[Node]:
    """The articles and the pages elsewhere that the statements rest on, each once."""
    cited = {item.article for statement in statements for item in statement.evidence}
    pages = [statement.context.reference for statement in statements if statement.context]
    titles = {page.url: page.title for page in pages}
    return [
        *(_article(one, lang) for name, one in site.articles.items() if name in cited),
        *({"@type": "WebPage", "name": title, "url": url} for url, title in titles.items()),
    ]
