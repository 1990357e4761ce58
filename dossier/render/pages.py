"""Which pages the site has, and where each one lives in each language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier.model.base import Lang, Text
from dossier.model.dossier import Dossier

HOME, SOURCES, GLOSSARY, VERIFICATION, DATA = "home", "sources", "glossary", "verification", "data"
ROOTS: dict[Lang, str] = {"fr": "", "en": "en/"}
"""Where each edition begins, below the site's root."""

_SHORT, _NEAR = 9, 3  # pages that a menu shows all of; pages before and after the one it is on


@dataclass(frozen=True)
class Document:
    """A page of the site in both languages.

    `folder` is its address below each edition's root; `subject` is what its template shows;
    `seed` names the files it comes from.
    """

    id: str
    template: str
    folder: dict[Lang, str]
    title: Text
    description: Text
    seed: str
    subject: Any = None

    def url(self, lang: Lang) -> str:
        """Its address below the site's root: 'partenariat/', 'en/partnership/', '' for home."""
        return ROOTS[lang] + self.folder[lang]

    def source(self, lang: Lang) -> str:
        """Its Markdown file below `docs/<lang>/`."""
        if self.template in (HOME, SOURCES):
            return self.folder[lang] + "index.md"
        return self.folder[lang].rstrip("/") + ".md"


def documents(dossier: Dossier, label: dict[str, Text]) -> Iterator[Document]:
    """Every page, in the order of the navigation; `label` has the titles of the built-in ones."""
    if (site := dossier.site) is None:
        return
    home, everything = site.home, "seeds/"
    yield Document(HOME, HOME, _both(""), home.title, site.description, "seeds/site.yml", home)
    for page in dossier.pages:
        folder: dict[Lang, str] = {"fr": f"{page.slug.fr}/", "en": f"{page.slug.en}/"}
        seed = f"seeds/pages/{page.id}.yml"
        yield Document(page.id, "page", folder, page.title, page.summary, seed, page)
    yield _own(SOURCES, _both("sources/"), label, everything)
    for article in dossier.articles:
        title, folder = article.sidecar.title, _both(f"sources/{article.id}/")
        yield Document(article.id, "article", folder, title, title, article.path, article)
    folder = {"fr": "glossaire/", "en": "glossary/"}
    yield _own(GLOSSARY, folder, label, "seeds/glossary.yml", dossier.glossary)
    yield _own(VERIFICATION, _both("verification/"), label, everything)
    yield _own(DATA, {"fr": "donnees/", "en": "data/"}, label, everything)


def _own(
    name: str, folder: dict[Lang, str], label: dict[str, Text], seed: str, subject: Any = None
) -> Document:
    """A page the site has of itself; its title and description are labels."""
    description = label[f"{name}_description"]
    return Document(name, name, folder, label[name], description, seed, subject)


def _both(folder: str) -> dict[Lang, str]:
    return {"fr": folder, "en": folder}


@cache
def _steps(path: str, page: str) -> str:
    return posixpath.relpath("/" + path, "/" + page) + "/"


def relative(target: str, page: str) -> str:
    """The address `target`, perhaps with a #fragment, as seen from `page`; both below the root."""
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if mark else "./"
    return _steps(path, page) + mark + fragment


class Menu:
    """The menu: home, the pages of the dossier, and what the site has of itself.

    Articles are reached from the sources, the data from the verification. Where there are many
    pages, each one shows those near it and home shows them all, so that a page does not grow with
    the site.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.all = [page for page in documents if page.template not in ("article", DATA)]
        self._pages = [page for page in self.all if page.template == "page"]
        self._others = [page for page in self.all if page.template != "page"]
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


def entries(pages: Iterable[Document], lang: Lang) -> list[list[str]]:
    """Title and address, below the edition's root, of each page."""
    return [[page.title[lang], page.folder[lang]] for page in pages]
