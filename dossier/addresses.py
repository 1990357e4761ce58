"""Which pages the site has, and where each one lives in each language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dossier.model import Dossier, Lang, Text

HOME, SOURCES, GLOSSARY = "home", "sources", "glossary"
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
    yield Document(
        HOME, HOME, _both(""), site.home.title, site.description, "seeds/site.yml", site.home
    )
    for page in dossier.pages:
        folder: dict[Lang, str] = {"fr": f"{page.slug.fr}/", "en": f"{page.slug.en}/"}
        seed = f"seeds/pages/{page.id}.yml"
        yield Document(page.id, "page", folder, page.title, page.summary, seed, page)
    yield Document(
        SOURCES,
        SOURCES,
        _both("sources/"),
        label["sources"],
        label["sources_description"],
        "seeds/*.yml",
    )
    for article in dossier.articles:
        title, path = article.sidecar.title, article.path
        yield Document(
            article.id, "article", _both(f"sources/{article.id}/"), title, title, path, article
        )
    folder = {"fr": "glossaire/", "en": "glossary/"}
    yield Document(
        GLOSSARY,
        GLOSSARY,
        folder,
        label["glossary"],
        label["glossary_description"],
        "seeds/glossary.yml",
        dossier.glossary,
    )


def _both(folder: str) -> dict[Lang, str]:
    return {"fr": folder, "en": folder}


def relative(target: str, page: str) -> str:
    """The address `target`, perhaps with a #fragment, as seen from `page`; both below the root."""
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if mark else "./"
    return posixpath.relpath("/" + path, "/" + page) + "/" + mark + fragment


def navigation(pages: Iterable[Document], lang: Lang) -> list[dict[str, str]]:
    """The entries of the menu, title → Markdown file below `docs/<lang>/`; articles have none."""
    return [{page.title[lang]: page.source(lang)} for page in pages if page.template != "article"]
