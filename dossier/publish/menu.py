"""The menu: home, the pages of the dossier, and what the site has of itself."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model.base import LANGS, Lang
from dossier.model.reserved import DATA
from dossier.render.pages import ARTICLE, PAGE, Document

_SHORT, _NEAR = 9, 3  # pages that a menu shows all of; pages before and after the one it is on


class Menu:
    """What the menu of each page shows.

    Articles are reached from the sources, the data from the verification. Where there are many
    pages, each one shows those near it and home shows them all, so that a page does not grow with
    the site.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.all = [page for page in documents if page.kind not in (ARTICLE, DATA)]
        self._pages = [page for page in self.all if page.kind == PAGE]
        self._others = [page for page in self.all if page.kind != PAGE]
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


def navigation(documents: Iterable[Document]) -> dict[Lang, list[list[str]]]:
    """Every page that a menu may show, in each language: for pages that are none of ours."""
    pages = Menu(documents).all
    return {lang: entries(pages, lang) for lang in LANGS}


def entries(pages: Iterable[Document], lang: Lang) -> list[list[str]]:
    """Title and address, below the edition's root, of each page."""
    return [[page.title[lang], page.folder[lang]] for page in pages]
