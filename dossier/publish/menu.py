"""The menu: home, the pages of the dossier, and what the site has of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.model.base import Lang
from dossier.model.reserved import DATA, HOME
from dossier.render.pages import ARTICLE, PAGE, Document

_SHORT, _NEAR = 9, 3  # pages that a menu shows all of; pages before and after the one it is on


class Menu:
    """What the menu of each page shows.

    Articles are reached from the sources, the data from the verification. Where there are many
    pages, each one shows those near it and home shows them all, so that a page does not grow with
    the site. `own` are entries for pages of one's own, which stand behind the dossier's; `chosen`
    are the whole menus of those editions whose configuration says what is in them.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        own: Mapping[Lang, list[list[str]]] | None = None,
        chosen: Mapping[Lang, list[list[str]]] | None = None,
    ) -> None:
        self.all = [page for page in documents if page.kind not in (ARTICLE, DATA)]
        self._pages = [page for page in self.all if page.kind == PAGE]
        self._others = [page for page in self.all if page.kind != PAGE]
        self._own, self._chosen = own or {}, chosen or {}
        self._position = {page.id: position for position, page in enumerate(self._pages)}

    def of(self, document: Document) -> list[Document]:
        """What the menu of that page shows."""
        if len(self._pages) <= _SHORT:
            return self.all
        home, *others = self._others
        position = self._position.get(document.id)
        if position is None:
            return self._others
        near = self._pages[max(0, position - _NEAR) : position + _NEAR + 1]
        return [home, *near, *others]

    def entries(self, lang: Lang, document: Document | None = None) -> list[list[str]]:
        """Title and address, below the edition's root, of what is in the menu of that page."""
        if lang in self._chosen:
            return self._chosen[lang]
        pages = self.of(document) if document else self.all
        first = sum(page.kind in (HOME, PAGE) for page in pages)
        shown = [[page.title[lang], page.url(lang)] for page in pages]
        return shown[:first] + self._own.get(lang, []) + shown[first:]
