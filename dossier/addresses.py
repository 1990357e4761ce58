"""Which pages the site has, and where each one lives in each language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier.model import Dossier
from dossier.seed import Lang, Text

HOME, SOURCES, GLOSSARY, VERIFICATION, DATA = "home", "sources", "glossary", "verification", "data"
ROOTS: dict[Lang, str] = {"fr": "", "en": "en/"}
"""Where each edition begins, below the site's root."""


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


def navigation(pages: Iterable[Document], lang: Lang) -> list[dict[str, str]]:
    """The entries of the menu, title → Markdown file below `docs/<lang>/`.

    Articles are reached from the sources, the data from the verification.
    """
    shown = (page for page in pages if page.template not in ("article", DATA))
    return [{page.title[lang]: page.source(lang)} for page in shown]
