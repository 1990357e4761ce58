"""What a page tells machines of itself, in the words of https://schema.org, and nothing more than
the seeds say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.data.exports import FORMATS
from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Article
from dossier.model.reserved import DATA
from dossier.model.seeds import Home
from dossier.model.statements import Event, Statement
from dossier.render.imprint import Imprint
from dossier.render.pages import Document
from dossier.render.site import SiteView

Node = dict[str, Any]


def about(site: SiteView, document: Document, lang: Lang, imprint: Imprint) -> Node:
    """What the page is about and what it cites, as properties of a WebPage."""
    subject = document.subject
    if document.id == DATA:
        return {"mainEntity": dataset(document, lang, imprint)}
    if isinstance(subject, Article):
        return {"mainEntity": article(subject, lang)}
    key_facts = subject.key_facts if isinstance(subject, Home) else ()
    statements = [*(site.statements[name] for name in key_facts), *document.statements]
    found = {
        "about": [event(item, lang) for item in document.statements if isinstance(item, Event)],
        "citation": [*_articles(site, statements, lang), *_references(statements)],
    }
    return {key: nodes for key, nodes in found.items() if nodes}


def article(article: Article, lang: Lang) -> Node:
    """An article as its publisher has it; a title of ours is its name, but no headline. Either is
    in its own language, if that is one of ours."""
    sidecar = article.sidecar
    return {
        "@type": "NewsArticle",
        "name" if sidecar.title_is_ours else "headline": sidecar.title[sidecar.title_lang(lang)],
        "url": sidecar.url,
        "inLanguage": sidecar.language,
        "datePublished": sidecar.published,
        "publisher": {"@type": "Organization", "name": sidecar.publisher},
    }


def dataset(document: Document, lang: Lang, imprint: Imprint) -> Node:
    """The files of data: https://developers.google.com/search/docs/appearance/structured-data/dataset"""
    creator = {"@type": "Organization", "name": imprint.names[lang]}
    if imprint.base:
        creator["url"] = imprint.base
    found = {
        "@type": "Dataset",
        "name": f"{imprint.names[lang]} – {document.title[lang]}",
        "description": document.description[lang],
        "url": imprint.address(document.url(lang)),
        "inLanguage": list(LANGS),
        "isAccessibleForFree": True,
        "creator": creator,
        "dateModified": imprint.day,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": imprint.address(name)}
            for name, kind in FORMATS.items()
            if imprint.base
        ],
    }
    return {key: value for key, value in found.items() if value}


def event(event: Event, lang: Lang) -> Node:
    """Something that the timeline dates, as precisely as it does."""
    return {
        "@type": "Event",
        "@id": f"#{event.id}",
        "name": event.label[lang],
        "startDate": event.date,
    }


def _articles(site: SiteView, statements: list[Statement], lang: Lang) -> Iterator[Node]:
    cited = {item.article for statement in statements for item in statement.evidence}
    yield from (article(one, lang) for name, one in site.articles.items() if name in cited)


def _references(statements: list[Statement]) -> Iterator[Node]:
    references = [statement.context.reference for statement in statements if statement.context]
    for url, title in {reference.url: reference.title for reference in references}.items():
        yield {"@type": "WebPage", "name": title, "url": url}
