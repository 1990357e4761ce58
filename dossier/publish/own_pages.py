"""Pages of one's own beside the generated ones: their front matter and their translations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from typing import NamedTuple

from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from dossier.model.base import OTHER, Lang
from dossier.model.problems import Place, Problem
from dossier.publish.addresses import language
from dossier.publish.messages import problem
from dossier.publish.settings import front_matter_problems
from dossier.text.words import table_of

_LONGEST = 160  # characters of a description, as search engines show them
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*?</ol>\s*</div>', re.DOTALL)
_LINK = re.compile(table_of(__file__)["link"], re.VERBOSE)


class OwnPage(NamedTuple):
    """A page of one's own; `alternate` is the file in the other edition that it names."""

    file: File
    lang: Lang
    in_menu: bool
    alternate: str


class OwnPages:
    """All pages of one's own by their files below docs/, and which of them are translations of each
    other; `made` has the addresses of the generated pages by their files."""

    def __init__(self, own: Iterable[OwnPage], made: Mapping[str, str]) -> None:
        self.all = {page.file.src_uri: page for page in own}
        self._addresses = {**made, **{source: page.file.url for source, page in self.all.items()}}
        self._twins: dict[str, str] = {}
        for source, page in sorted(self.all.items(), key=lambda item: not item[1].alternate):
            named = f"{OTHER[page.lang]}/{page.alternate}"
            namesake = f"{OTHER[page.lang]}/{source.partition('/')[2]}"
            if named in self._addresses:
                self._twins[source] = named
                self._twins.setdefault(named, source)
            elif namesake in self.all:
                self._twins.setdefault(source, namesake)

    def alternate(self, page: OwnPage) -> dict[Lang, str]:
        """The address of a page and of its translation, by language; of the page alone if it has
        none."""
        found = {page.lang: page.file.url}
        if twin := self._twins.get(page.file.src_uri):
            found[OTHER[page.lang]] = self._addresses[twin]
        return found

    def is_alone(self, page: OwnPage) -> bool:
        """True unless the page and another one of one's own are translations of each other."""
        twin = self._twins.get(page.file.src_uri, "")
        return twin not in self.all or self._twins[twin] != page.file.src_uri

    def problems(self) -> Iterator[Problem]:
        """A warning for each page whose translation is missing, or is that of another page."""
        for source, page in self.all.items():
            place, lang, file = Place(f"docs/{source}"), OTHER[page.lang], page.alternate
            if file and f"{lang}/{file}" not in self._addresses:
                yield problem("no_twin", place, file=file, lang=lang)
            twin = self._twins.get(source, "")
            if twin in self.all and (other := self._twins[twin]) != source:
                yield problem("another_twin", place, twin=twin, other=other)


def read(file: File, problems: list[Problem]) -> OwnPage:
    """The page of one's own in that file; adds what is wrong with it to the problems."""
    path, text = f"docs/{file.src_uri}", ""
    try:
        text = file.content_bytes.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:  # MkDocs would end with a traceback
        problems.append(problem("not_utf_8", Place(path), byte=error.start + 1))
    _, meta = get_data(text)
    problems += [*front_matter_problems(path, text, meta), *_links(path, text)]
    alternate = str(meta.get("alternate") or "")
    return OwnPage(file, language(file), bool(meta.get("menu")), alternate)


def _links(path: str, text: str) -> Iterator[Problem]:
    """An error for each link to `#fnref:…` in a page, the address that statements and sentences
    once had; a warning for each picture of another site, which the page's policy blocks."""
    for match in _LINK.finditer(text):
        if kind := match.lastgroup:
            before, label = text[: match.start(kind)], match[kind].removeprefix("#fnref:")
            place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
            new = f"#{'s' * label.isdigit()}{label}"
            yield problem(kind, place, found=match[kind], new=new)


def title(page: Page) -> str:
    """The title of a page: that of its front matter, else its first heading, else its file's."""
    return str(page.meta.get("title") or _text_of_first(_HEADING, page) or page.title)


def description(page: Page) -> str:
    """The first paragraph of a page, cut to 160 characters, as search engines show."""
    return shorten(_text_of_first(_PARAGRAPH, page), _LONGEST, placeholder=" …")


def _text_of_first(pattern: re.Pattern[str], page: Page) -> str:
    """The first group of the first match in a page, as text without notes; empty if none."""
    match = pattern.search(_NOTES.sub("", page.content or ""))
    return " ".join(Markup(match[1]).striptags().split()) if match else ""  # noqa: S704 - made a text at once
