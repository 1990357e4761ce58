"""The menu: home, the pages of the dossier, and what the site has of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from dossier.model.base import Lang
from dossier.model.reserved import DATA, HOME
from dossier.publish.addresses import language
from dossier.publish.own_pages import title
from dossier.render.pages import ARTICLE, PAGE, Document

Entry = tuple[str, str]
"""A title and an address below the site's root, or elsewhere."""

_SHORT, _NEAR = 9, 3  # pages that a menu shows all of; pages before and after the one it is on


class Menu:
    """What the menu of each page shows.

    Articles are reached from the sources, the data from the verification. Where there are many
    pages, each one shows those near it and home shows them all, so that a page does not grow with
    the site. `own` are entries for pages of one's own, which stand behind the dossier's; `chosen`
    is the whole menu where `nav` says what is in it.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        own: Mapping[Lang, Sequence[Entry]],
        chosen: Mapping[Lang, Sequence[Entry]] | None = None,
    ) -> None:
        self.all = [page for page in documents if page.kind not in (ARTICLE, DATA)]
        self._own, self._chosen = own, chosen
        pages = [page.id for page in self.all if page.kind == PAGE]
        self._position = {name: position for position, name in enumerate(pages)}

    def of(self, document: Document) -> list[Document]:
        """The pages that the menu of that page shows."""
        if len(self._position) <= _SHORT:
            return self.all
        here = self._position.get(document.id, inf)
        far = {name for name, position in self._position.items() if abs(position - here) > _NEAR}
        return [page for page in self.all if page.id not in far]

    def entries(self, lang: Lang, document: Document | None = None) -> Sequence[Entry]:
        """What is in the menu of that page, or of any page where it is None."""
        if self._chosen:
            return self._chosen[lang]
        pages = self.of(document) if document else self.all
        first = sum(page.kind in (HOME, PAGE) for page in pages)
        shown = [(page.menu[lang], page.url(lang)) for page in pages]
        return [*shown[:first], *self._own[lang], *shown[first:]]


def chosen(items: Iterable[object], lang: Lang) -> Iterator[Entry]:
    """The menu of an edition as `nav` has it, without its headings; a link is in both."""
    for item in items:
        if isinstance(item, Section):
            yield from chosen(item.children, lang)
        elif isinstance(item, Link):
            yield item.title, item.url
        elif isinstance(item, Page) and language(item.file) == lang:
            yield vars(item).get("title") or title(item), item.url  # `nav` may have given it one
