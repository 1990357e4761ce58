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
from mkdocs.utils.meta import YAML_RE, get_data

from dossier.model.base import LANGS, Lang
from dossier.model.problems import Level, Place, Problem, Rejected
from dossier.model.reserved import HOME
from dossier.render.pages import ROOTS
from dossier.render.renderer import Rendering
from dossier.settings.configuration import refuse
from dossier.settings.forms import FRONT_MATTER, misfits, position

_LONGEST = 160  # characters of a description, as search engines show them
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*?</ol>\s*</div>', re.DOTALL)
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
    in_menu: bool
    twin: str | None

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return ROOTS[self.lang] + self.address


@dataclass(frozen=True)
class OwnPages:
    """All of them in both editions, by edition and file; `pages` has the addresses of every page,
    and `home` those of the home pages."""

    own: Mapping[tuple[Lang, str], OwnPage]
    pages: Mapping[Lang, Mapping[str, str]]
    home: Mapping[Lang, str]

    def meta(self, lang: Lang, source: str, address: str) -> dict[str, Any]:
        """What the theme reads of the page at that address, also of one that a plug-in made."""
        other, twin = other_than(lang), self.twin(lang, source)
        there = self.pages[other][twin] if twin else self.home[other]
        is_alone = (other, twin) not in self.own or self._rival(lang, source) is not None
        return {"alternate": {lang: ROOTS[lang] + address, other: there}, "is_alone": is_alone}

    def menu(self, lang: Lang) -> list[list[str]]:
        """Title and address of those that ask to be in the menu."""
        asking = (page for page in self.own.values() if page.lang == lang and page.in_menu)
        return [[page.title, page.address] for page in asking]

    def listed(self) -> Iterator[tuple[str, dict[Lang, str]]]:
        """The address of each page, and those of itself and its twin, for the sitemap."""
        for page in self.own.values():
            meta = self.meta(page.lang, page.source, page.address)
            yield page.url, {} if meta["is_alone"] else meta["alternate"]

    def problems(self) -> Iterator[Problem]:
        """A warning for each page whose twin is nowhere, or the twin of another page."""
        for page in self.own.values():
            other = other_than(page.lang)
            if page.twin and page.twin not in self.pages[other]:
                message = f"alternate: “{page.twin}” is no page of docs/{other}"
                yield _problem(
                    page, message, "Name the file of its translation, below that folder."
                )
            if rival := self._rival(page.lang, page.source):
                twin = self.twin(page.lang, page.source)
                message = f"docs/{other}/{twin} is the translation of docs/{page.lang}/{rival}"
                hint = (
                    "Say by `alternate` which of them it belongs to, or give this one another name."
                )
                yield _problem(page, message, hint)

    def twin(self, lang: Lang, source: str) -> str | None:
        """The file of a page's translation: it is named, names it, or has the same name."""
        other = other_than(lang)
        page = self.own.get((lang, source))
        named = [page.twin] if page else []
        naming = [
            one.source for one in self.own.values() if (one.lang, one.twin) == (other, source)
        ]
        same = [source] if (other, source) in self.own else []
        return next((twin for twin in (*named, *naming, *same) if twin in self.pages[other]), None)

    def _rival(self, lang: Lang, source: str) -> str | None:
        """Another page that the page's twin, if that is one's own, is the translation of."""
        other, twin = other_than(lang), self.twin(lang, source)
        back = self.twin(other, twin) if twin and (other, twin) in self.own else source
        return None if back == source else back


def described(shown: str) -> tuple[str, str]:
    """What a page says of itself: its first heading and its first paragraph, as text; no notes."""
    text = _NOTES.sub("", shown)
    opening = _first(_PARAGRAPH, text)
    if len(opening) > _LONGEST:
        opening = opening[:_LONGEST].rpartition(" ")[0] + " …"
    return _first(_HEADING, text), opening


def own_pages(configs: Mapping[Lang, MkDocsConfig], rendering: Rendering) -> OwnPages:
    """The pages of one's own, beside those made from the seeds.

    Raises PluginError, with every problem found, where one cannot be read.
    """
    pages: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    for made in rendering.pages:
        pages[made.lang][made.source] = made.document.url(made.lang)
    own = _read_all(configs, pages)
    for page in own:
        pages[page.lang][page.source] = page.url
    home = rendering.site.document[HOME]
    by_file = {(page.lang, page.source): page for page in own}
    return OwnPages(by_file, pages, {lang: home.url(lang) for lang in LANGS})


def other_than(lang: Lang) -> Lang:
    """The language of the other edition."""
    return "en" if lang == "fr" else "fr"


def _read_all(
    configs: Mapping[Lang, MkDocsConfig], made: Mapping[Lang, Container[str]]
) -> list[OwnPage]:
    pages: list[OwnPage] = []
    problems: list[Problem] = []
    for lang, config in configs.items():
        for file in get_files(config).documentation_pages():
            if file.src_uri not in made[lang]:
                try:
                    pages.append(_read(Path(config.docs_dir), file.src_uri, file.url, lang))
                except Rejected as wrong:
                    problems += wrong.problems
    refuse(problems)
    return pages


def _read(docs: Path, source: str, url: str, lang: Lang) -> OwnPage:
    path = f"docs/{lang}/{source}"
    text = _text(docs / source, path)
    body, meta = get_data(text)
    _check(path, text, meta)
    heading, _ = described(markdown(body, extensions=["footnotes"]))
    name = Path(source).stem.replace("-", " ").replace("_", " ").capitalize()
    return OwnPage(
        lang=lang,
        source=source,
        address="" if url == "./" else url,
        title=str(meta.get("title") or heading or name),
        in_menu=bool(meta.get("menu")),
        twin=str(meta["alternate"]) if meta.get("alternate") else None,
    )


def _problem(page: OwnPage, message: str, hint: str) -> Problem:
    return Problem(Place(f"docs/{page.lang}/{page.source}"), message, hint, Level.WARNING)


def _text(file: Path, path: str) -> str:
    """Raises Rejected where MkDocs would end with a traceback."""
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8"
        raise Rejected([Problem(Place(path), message, "Save the page as UTF-8.")]) from None


def _check(path: str, text: str, meta: Mapping[str, Any]) -> None:
    """Raises Rejected where what the head of a page says is not what can be read."""
    head = YAML_RE.match(text)
    problems = []
    for keys, message, hint in misfits(meta, FRONT_MATTER):
        line, column = position(head[1], keys) if head else (0, 1)
        problems.append(Problem(Place(path, line + 1, column), message, hint))
    if problems:
        raise Rejected(problems)


def _first(pattern: re.Pattern[str], shown: str) -> str:
    match = pattern.search(shown)
    return " ".join(html.unescape(_TAG.sub("", match[1])).split()) if match else ""
