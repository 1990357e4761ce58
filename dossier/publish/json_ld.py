"""What a page tells machines of itself, in the words of https://schema.org, and nothing more than
the seeds say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.seeds import Home
from dossier.model.statements import Statement
from dossier.render.pages import Document
from dossier.render.views import SiteView

Node = dict[str, Any]


def about(site: SiteView, document: Document, lang: Lang) -> Node:
    """What the page is about and what it cites, as properties of a WebPage."""
    subject = document.subject
    if isinstance(subject, Article):
        return {"mainEntity": article(subject, lang)}
    statements = list(_statements(site, subject))
    found = {
        "citation": [*_articles(site, statements, lang), *_references(statements)],
    }
    return {key: nodes for key, nodes in found.items() if nodes}


def article(article: Article, lang: Lang) -> Node:
    """An article as its publisher has it; a title of ours is its name, but no headline."""
    sidecar = article.sidecar
    return {
        "@type": "NewsArticle",
        "name" if sidecar.title_is_ours else "headline": sidecar.title[lang],
        "url": sidecar.url,
        "inLanguage": sidecar.language,
        "datePublished": sidecar.published,
        "publisher": {"@type": "Organization", "name": sidecar.publisher},
    }


def _statements(site: SiteView, subject: Any) -> Iterator[Statement]:
    """The statements that the page shows."""
    if isinstance(subject, Home):
        yield from (site.statements[name] for name in subject.key_facts)
    for section in getattr(subject, "sections", ()):
        yield from section.items
    yield from getattr(subject, "entries", ())


def _articles(site: SiteView, statements: list[Statement], lang: Lang) -> Iterator[Node]:
    cited = {item.article for statement in statements for item in statement.evidence}
    yield from (article(one, lang) for name, one in site.articles.items() if name in cited)


def _references(statements: list[Statement]) -> Iterator[Node]:
    references = [statement.context.reference for statement in statements if statement.context]
    for url, title in {reference.url: reference.title for reference in references}.items():
        yield {"@type": "WebPage", "name": title, "url": url}
