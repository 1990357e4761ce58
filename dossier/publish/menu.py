"""The menu: home, the pages of the dossier, and the pages that every site has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from dossier.model.base import Lang
from dossier.model.reserved import DATA, HOME
from dossier.publish.addresses import language
from dossier.publish.own_pages import title
from dossier.render.pages import ARTICLE, PAGE, Document

Entry = tuple[str, str]
"""A title, and an address below the site's root or of another site."""

_SHORT, _NEAR = 9, 3  # pages of a menu that shows all; pages shown before and after the current one


class Menu:
    """The menus of all pages.

    Articles are reached from the sources, the data from the verification. Where there are many
    pages, the menu of each one has those near it and that of home has them all, so that a page does
    not grow with the site. `own` are entries for pages of one's own, which come after the
    dossier's; `chosen` is the whole menu if `nav` is set.
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
        """The pages in the menu of that page."""
        if len(self._position) <= _SHORT:
            return self.all
        here = self._position.get(document.id, -_NEAR - 1)
        return [page for page in self.all if abs(self._position.get(page.id, here) - here) <= _NEAR]

    def entries(self, lang: Lang, document: Document | None = None) -> Sequence[Entry]:
        """The entries in the menu of that page; without one, those of a menu with every page."""
        if self._chosen:
            return self._chosen[lang]
        pages = self.of(document) if document else self.all
        first = sum(page.kind in (HOME, PAGE) for page in pages)
        shown = [(page.menu[lang], page.url(lang)) for page in pages]
        return [*shown[:first], *self._own[lang], *shown[first:]]


def entries_of_nav(items: Iterable[object], lang: Lang) -> Iterator[Entry]:
    """The entries of `nav` for an edition, without its headings; links are in both editions."""
    for item in items:
        if isinstance(item, Section):
            yield from entries_of_nav(item.children, lang)
        elif isinstance(item, Link):
            yield item.title, item.url
        elif isinstance(item, Page) and language(item.file) == lang:
            yield vars(item).get("title") or title(item), item.url  # `nav` may have given it one
