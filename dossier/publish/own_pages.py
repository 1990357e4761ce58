"""Pages of one's own beside those made from the seeds: what they are called, and their twins."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
from mkdocs.utils.meta import get_data

from dossier.model.base import LANGS, Lang
from dossier.model.problems import Level, Place, Problem
from dossier.render.pages import HOME, ROOTS
from dossier.render.renderer import Rendering

_LONGEST = 160  # characters of a description, as search engines show them
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class OwnPage:
    """A page of one's own; `source` is its file in its edition, `address` where it lives there.

    `twin` is the file in the other edition that it names as its translation.
    """

    lang: Lang
    source: str
    address: str
    title: str
    description: str
    in_menu: bool
    twin: str | None

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return ROOTS[self.lang] + self.address


@dataclass(frozen=True)
class OwnPages:
    """All of them in both editions; `pages` are the addresses of every page, by edition and file,
    and `home` those of the home pages."""

    own: tuple[OwnPage, ...]
    pages: Mapping[Lang, Mapping[str, str]]
    home: Mapping[Lang, str]

    def meta(self, lang: Lang, source: str, address: str) -> dict[str, Any]:
        """What the theme reads of the page at that address, also of one that a plug-in made."""
        other, twin = _other(lang), self.twin(lang, source)
        there = self.pages[other][twin] if twin else self.home[other]
        alternate = {lang: ROOTS[lang] + address, other: there}
        meta: dict[str, Any] = {"alternate": alternate, "is_alone": twin is None}
        for page in self.own:
            if (page.lang, page.source) == (lang, source):
                meta |= {"title": page.title, "description": page.description}
        return meta

    def menu(self, lang: Lang) -> list[list[str]]:
        """Title and address of those that ask to be in the menu."""
        asking = (page for page in self.own if page.lang == lang and page.in_menu)
        return [[page.title, page.address] for page in asking]

    def alternates(self) -> Iterator[dict[Lang, str]]:
        """The addresses of each page and of its twin, for the sitemap."""
        for page in self.own:
            other, twin = _other(page.lang), self.twin(page.lang, page.source)
            yield {page.lang: page.url} | ({other: self.pages[other][twin]} if twin else {})

    def problems(self) -> Iterator[Problem]:
        """A warning for each page whose twin is nowhere."""
        for page in self.own:
            other = _other(page.lang)
            if page.twin and page.twin not in self.pages[other]:
                message = f"alternate: “{page.twin}” is no page of docs/{other}"
                hint = "Name the file of its translation, below that folder."
                place = Place(f"docs/{page.lang}/{page.source}")
                yield Problem(place, message, hint, Level.WARNING)

    def twin(self, lang: Lang, source: str) -> str | None:
        """The file of a page's translation: it is named, names it, or has the same name."""
        other = _other(lang)
        named = [page.twin for page in self.own if (page.lang, page.source) == (lang, source)]
        naming = [page.source for page in self.own if (page.lang, page.twin) == (other, source)]
        same = [page.source for page in self.own if (page.lang, page.source) == (other, source)]
        return next((twin for twin in (*named, *naming, *same) if twin in self.pages[other]), None)


def own_pages(configs: Mapping[Lang, MkDocsConfig], rendering: Rendering) -> OwnPages:
    """The pages of one's own, beside those made from the seeds."""
    pages: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    for made in rendering.pages:
        pages[made.lang][made.source] = made.document.url(made.lang)
    own = [page for lang in LANGS for page in _pages(configs[lang], lang, pages[lang])]
    for page in own:
        pages[page.lang][page.source] = page.url
    home = rendering.site.document[HOME]
    return OwnPages(tuple(own), pages, {lang: home.url(lang) for lang in LANGS})


def _other(lang: Lang) -> Lang:
    return "en" if lang == "fr" else "fr"


def _pages(config: MkDocsConfig, lang: Lang, made: Container[str]) -> Iterator[OwnPage]:
    for file in get_files(config).documentation_pages():
        if file.src_uri not in made:
            yield read(Path(config.docs_dir), file.src_uri, file.url, lang)


def read(docs: Path, source: str, url: str, lang: Lang) -> OwnPage:
    """A page as its Markdown says it: front matter first, else first heading and paragraph."""
    text = (docs / source).read_text("utf-8-sig", errors="replace")
    body, meta = get_data(text)
    shown = markdown(body)
    name = Path(source).stem.replace("-", " ").replace("_", " ").capitalize()
    return OwnPage(
        lang=lang,
        source=source,
        address="" if url == "./" else url,
        title=str(meta.get("title") or _first(_HEADING, shown) or name),
        description=str(meta.get("description") or _shortened(_first(_PARAGRAPH, shown))),
        in_menu=bool(meta.get("menu")),
        twin=str(meta["alternate"]) if meta.get("alternate") else None,
    )


def _first(pattern: re.Pattern[str], shown: str) -> str:
    match = pattern.search(shown)
    return " ".join(html.unescape(_TAG.sub("", match[1])).split()) if match else ""


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0] + " …"
