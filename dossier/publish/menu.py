"""The menu: home, the pages of the dossier, and what the site has of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from dossier.model.base import LANGS, Lang
from dossier.model.reserved import DATA, HOME
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
        self._pages = [page for page in self.all if page.kind == PAGE]
        self._others = [page for page in self.all if page.kind != PAGE]
        self._own, self._chosen = own, chosen
        self._position = {page.id: position for position, page in enumerate(self._pages)}

    def of(self, document: Document) -> list[Document]:
        """The pages that the menu of that page shows."""
        if len(self._pages) <= _SHORT:
            return self.all
        home, *others = self._others
        position = self._position.get(document.id)
        if position is None:
            return self._others
        near = self._pages[max(0, position - _NEAR) : position + _NEAR + 1]
        return [home, *near, *others]

    def entries(self, lang: Lang, document: Document | None = None) -> Sequence[Entry]:
        """What is in the menu of that page, or of any page where it is None."""
        if self._chosen:
            return self._chosen[lang]
        pages = self.of(document) if document else self.all
        first = sum(page.kind in (HOME, PAGE) for page in pages)
        shown = [(page.menu[lang], page.url(lang)) for page in pages]
        return [*shown[:first], *self._own[lang], *shown[first:]]


def chosen(nav: Navigation) -> dict[Lang, list[Entry]]:
    """The menu of each edition as `nav` has it, without its headings; a link is in both."""
    found: dict[Lang, list[Entry]] = {lang: [] for lang in LANGS}
    for item in _flat(nav.items):
        if isinstance(item, Link):
            for entries in found.values():
                entries.append((item.title, item.url))
        elif isinstance(item, Page):
            lang: Lang = "en" if item.file.src_uri.startswith("en/") else "fr"
            title = item.title or item.meta.get("title") or item.url
            found[lang].append((str(title), item.url))
    return found


def _flat(items: Iterable[object]) -> Iterable[object]:
    for item in items:
        if isinstance(item, Section):
            yield from _flat(item.children)
        else:
            yield item
