"""What each page of an edition is made of besides its Markdown: what the extension and the theme
are handed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier.data import exports
from dossier.data.json_ld import about
from dossier.data.references import embedded
from dossier.markup.page_data import ArticleData, LinkedPage, PageData, Term
from dossier.markup.timeline import Point
from dossier.model.base import LANGS, Lang
from dossier.model.reserved import DATA, GLOSSARY, HOME
from dossier.model.statements import Timeline
from dossier.publish.menu import Menu
from dossier.render.imprint import Imprint
from dossier.render.pages import ARTICLE, PAGE, Document, from_address, of_article
from dossier.render.renderer import MarkdownPage, Rendering
from dossier.system.page_cache import digest
from dossier.text.dates import in_words, in_years
from dossier.text.glossary_terms import Names
from dossier.text.markdown import shown


@dataclass(frozen=True)
class PageContext:
    """What a page is handed; `meta` is what the theme's templates read of it, `key` a name for
    all of it that changes whenever something does."""

    data: PageData
    meta: dict[str, Any]
    key: str


class Contexts:
    """The contexts of all pages of an edition."""

    def __init__(self, rendering: Rendering, lang: Lang, imprint: Imprint, menu: Menu) -> None:
        self._site = rendering.site
        self._imprint = imprint
        self._lang: Lang = lang
        self._menu = menu
        self._names = Names(rendering.site.dossier.glossary.entries)
        self._article = cache(self._article_data)

    def of(self, page: MarkdownPage) -> PageContext:
        """The context of a page."""
        document, lang = page.document, self._lang
        linked = [self._site.document[name] for name in page.linked]
        articles = [other for other in (*linked, document) if other.kind == ARTICLE]
        data = PageData(
            kind=document.kind,
            lang=lang,
            source=page.source,
            words=self._site.label[lang],
            owned=frozenset(statement.id for statement in document.statements),
            pages={other.source(lang): self._link(other, document) for other in linked},
            articles={other.source(lang): self._article(other.subject.id)[0] for other in articles},
            terms=tuple(self._terms(page)),
            points=dict(self._points(document)),
            files=dict(self._files(document)),
            site=self._imprint.names[lang],
            address=self._imprint.address(document.url(lang)),
            day=self._imprint.day,
        )
        meta = self._meta(document)
        shown = (data.pages, data.terms, data.points, data.files)
        cited = (data.site, data.address, data.day)
        texts = (self._article(other.subject.id)[1] for other in articles)
        key = digest(repr((sorted(data.owned), shown, cited, meta)), *texts)
        return PageContext(data, meta, key)

    def _meta(self, document: Document) -> dict[str, Any]:
        """What the theme's templates read of a page."""
        lang, day = self._lang, self._imprint.day
        return {
            "alternate": {code: document.url(code) for code in LANGS},
            "menu": self._menu.entries(lang, document),
            "structured": about(self._site, document, lang, self._imprint),
            "embedded": embedded(document, lang, self._imprint),
            "day": in_words(day, lang) if day else "",
        }

    def _link(self, target: Document, page: Document) -> LinkedPage:
        href = from_address(target.url(self._lang), page.url(self._lang))
        return LinkedPage(href, target.title[self._lang])

    def _article_data(self, name: str) -> tuple[ArticleData, str]:
        """An article, and a name for what is shown of it."""
        sidecar = self._site.articles[name].sidecar
        data = ArticleData(
            title=self._site.document[of_article(name)].title[self._lang],
            publisher=shown(sidecar.publisher),
            published=sidecar.published,
            lang=sidecar.language,
            blocks=self._site.blocks(name),
            cited_title=shown(sidecar.title[sidecar.title_lang(self._lang)]),
            title_lang=sidecar.title_lang(self._lang),
            title_is_ours=sidecar.title_is_ours,
        )
        return data, digest(repr(data))

    def _terms(self, page: MarkdownPage) -> Iterator[Term]:
        """The entries that a page may explain: those it names."""
        if page.document.kind not in (HOME, PAGE):
            return
        lang, glossary = self._lang, self._site.document[GLOSSARY]
        way = from_address(glossary.url(lang), page.document.url(lang))
        found = {name: None for name, _ in self._names.places(page.content, lang)}
        for entry in (self._site.entries[name] for name in sorted(found)):
            forms: dict[Lang, tuple[str, ...]] = {"fr": (), "en": (), lang: entry.forms[lang]}
            definition, address = shown(entry[lang]), f"{way}#{entry.id}"
            yield Term(entry.id, forms, definition, address, bool(entry.context))

    def _points(self, document: Document) -> Iterator[tuple[str, Point]]:
        for section in getattr(document.subject, "sections", ()):
            if isinstance(section, Timeline):
                colours = {kind: f"kind-{at}" for at, kind in enumerate(section.kinds, 1)}
                for event in section.items:
                    stretch = in_years(event.date)
                    is_day = stretch[0] == stretch[1]
                    kind = shown(section.kinds[event.kind][self._lang])
                    note = in_words(event.date, self._lang) if is_day else kind
                    label, colour = shown(event.label[self._lang]), colours[event.kind]
                    yield event.id, Point(event.id, colour, *stretch, label, note)

    def _files(self, document: Document) -> Iterator[tuple[str, str]]:
        if document.kind == DATA:
            up = from_address("", document.url(self._lang))
            yield from ((name, f"{up}{name}") for name in exports.FORMATS)
