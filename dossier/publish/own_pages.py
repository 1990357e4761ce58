"""Pages of one's own beside those made from the seeds: what they say of themselves, their twins."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from dossier.model.base import LANGS, Lang
from dossier.model.problems import Level, Place, Problem
from dossier.publish.addresses import language
from dossier.publish.settings import front_matter_problems

_LONGEST = 160  # characters of a description, as search engines show them
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*?</ol>\s*</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_OLD_ADDRESS = re.compile(r"#fnref:([\w.-]+)")


class OwnPage(NamedTuple):
    """A page of one's own; `twin` is the file in the other edition that it names as its own."""

    file: File
    lang: Lang
    source: str
    in_menu: bool
    twin: str

    @property
    def path(self) -> str:
        """Its file below the project's root."""
        return f"docs/{self.file.src_uri}"

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return "" if self.file.url == "./" else self.file.url

    @property
    def content(self) -> str:
        """Its HTML, once MkDocs has made it."""
        return (self.file.page and self.file.page.content) or ""

    @property
    def title(self) -> str:
        """What it calls itself, once MkDocs has made it."""
        return title(self.file.page) if self.file.page else ""


class OwnPages:
    """All of them by edition and file; `addresses` has those of every page of the site likewise."""

    def __init__(self, own: Iterable[OwnPage], made: Mapping[tuple[Lang, str], str]) -> None:
        self.all = {(page.lang, page.source): page for page in own}
        self._addresses = {**made, **{key: page.url for key, page in self.all.items()}}

    def alternate(self, page: OwnPage) -> dict[Lang, str]:
        """The addresses of a page and its twin; without one, only its own."""
        other, twin = other_than(page.lang), self._twin(page)
        found: dict[Lang, str] = {page.lang: page.url}
        return found | ({other: self._addresses[other, twin]} if twin else {})

    def is_alone(self, page: OwnPage) -> bool:
        """True if no page of one's own is this one's translation, and this one that one's."""
        twin = (other_than(page.lang), self._twin(page) or "")
        return twin not in self.all or self._rival(page) is not None

    def problems(self) -> Iterator[Problem]:
        """A warning for each page whose twin is nowhere, or the twin of another page."""
        for page in self.all.values():
            other = other_than(page.lang)
            if page.twin and (other, page.twin) not in self._addresses:
                message = f"alternate: “{page.twin}” is no page of docs/{other}"
                hint = "Name the file of its translation, below that folder."
                yield Problem(Place(page.path), message, hint, Level.WARNING)
            if rival := self._rival(page):
                twin = f"docs/{other}/{self._twin(page)}"
                message = f"{twin} is the translation of docs/{page.lang}/{rival}"
                hint = "Say by `alternate` which it belongs to, or give this one another name."
                yield Problem(Place(page.path), message, hint, Level.WARNING)

    def _twin(self, page: OwnPage) -> str | None:
        """The file of a page's translation: it is named, names it, or has the same name."""
        other = other_than(page.lang)
        naming = [
            one.source for one in self.all.values() if (one.lang, one.twin) == (other, page.source)
        ]
        same = [page.source] if (other, page.source) in self.all else []
        found = (page.twin, *naming, *same)
        return next((twin for twin in found if (other, twin) in self._addresses), None)

    def _rival(self, page: OwnPage) -> str | None:
        """Another page that the page's twin, if that is one's own, is the translation of."""
        twin = self.all.get((other_than(page.lang), self._twin(page) or ""))
        back = self._twin(twin) if twin else page.source
        return None if back == page.source else back


def other_than(lang: Lang) -> Lang:
    """The language of the other edition."""
    return LANGS[1 - LANGS.index(lang)]


def read(file: File) -> tuple[OwnPage | None, list[Problem]]:
    """A page of one's own, or what is wrong with what it says of itself."""
    path, lang = f"docs/{file.src_uri}", language(file)
    try:
        text = file.content_bytes.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:  # MkDocs would end with a traceback
        message = f"byte {error.start + 1} is not UTF-8"
        return None, [Problem(Place(path), message, "Save the page as UTF-8.")]
    _, meta = get_data(text)
    if problems := [*front_matter_problems(path, text, meta), *_old_links(path, text)]:
        return None, problems
    source, twin = file.src_uri.partition("/")[2], str(meta.get("alternate") or "")
    return OwnPage(file, lang, source, bool(meta.get("menu")), twin), []


def _old_links(path: str, text: str) -> Iterator[Problem]:
    """An error for each link to the mark of a note, where statements and sentences once were."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _OLD_ADDRESS.finditer(line):
            new = f"#{'s' * match[1].isdigit()}{match[1]}"
            message = f"{match[0]} is an address that pages no longer have"
            yield Problem(Place(path, number, match.start() + 1), message, f"Write {new}.")


def title(page: Page) -> str:
    """What a page calls itself, in its head or by its first heading, else by its file."""
    heading, _ = described(page.content or "")
    return str(page.meta.get("title") or heading or page.title)


def described(shown: str) -> tuple[str, str]:
    """A page's first heading and first paragraph, as text without notes."""
    text = _NOTES.sub("", shown)
    opening = _first(_PARAGRAPH, text)
    if len(opening) > _LONGEST:
        opening = opening[:_LONGEST].rpartition(" ")[0] + " …"
    return _first(_HEADING, text), opening


def _first(pattern: re.Pattern[str], shown: str) -> str:
    match = pattern.search(shown)
    return " ".join(html.unescape(_TAG.sub("", match[1])).split()) if match else ""
