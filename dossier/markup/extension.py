"""The Markdown extension that makes pages of our site out of plain Markdown.

https://python-markdown.github.io/extensions/api/
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from dossier.markup.articles import set_article
from dossier.markup.drawing import draw
from dossier.markup.glossary_words import GlossaryWords
from dossier.markup.notes import Notes, anchor, file_from, resolve
from dossier.markup.page_data import PageData
from dossier.markup.shapes import (
    name_files,
    open_first_proof,
    open_notes,
    set_addresses,
    set_frame,
    set_lists,
    set_tables,
)
from dossier.markup.tree import MARK, NOTE, RESOLVED, make

# What our pages never use; to look for it takes a fifth of the time of a page.
_UNUSED = [
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "not_strong",
    "em_strong2",
]
_LATER = "way"
_NUMBERS = re.compile(r"\\.|\[\^(\d+)\]")  # what is escaped is no mark
_ONCE = re.compile(f"{STX}(\\d+){ETX}")
_ENTITY = r"&(?:#\d+|#x[\da-f]+|\w+);"
_LIKE_AN_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_Match = tuple[Element | str | None, int | None, int | None]


class SiteMarkup(Extension):
    """Makes a page of our site of the next Markdown; `page` says what it needs to know of it.

    To be named after `footnotes` and `md_in_html`, whose work on such pages it takes over.
    """

    page: PageData

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Registers what a page of ours needs, and takes out what it does not."""
        for name in _UNUSED:
            if name in md.inlinePatterns:
                md.inlinePatterns.deregister(name)
        definitions = md.parser.blockprocessors["footnote"].footnotes  # type: ignore[attr-defined]
        for name, (pattern, priority, read) in _INLINE.items():
            md.inlinePatterns.register(_Inline(pattern, read), name, priority)
        md.treeprocessors.register(_Definitions(md, definitions), "footnote", 50)
        if self.page.kind == "article":
            md.treeprocessors.register(_Marks(md), "marks", 50)
        md.treeprocessors.deregister("footnote-duplicate")
        md.postprocessors.deregister("footnote")
        md.treeprocessors.register(_Site(md, self.page), "site", 10)
        md.treeprocessors.register(_Links(md), "links", -10)
        md.treeprocessors["toc"].marker = ""  # type: ignore[attr-defined]  # [TOC] is a text


class OwnMarkup(Extension):
    """Has the links of a page of one's own lead to where things are on ours: they are written as
    docs/ writes them.

    `source` is its file; `ours` has those of our pages, and whether each is an article.
    """

    source = ""

    def __init__(self, ours: Mapping[str, bool]) -> None:
        super().__init__()
        self._ours = ours

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Registers what looks at the links before MkDocs does."""
        md.treeprocessors.register(_Anchors(md, self.source, self._ours), "anchors", 10)


class _Inline(InlineProcessor):
    """What matches a pattern, as `read` makes it."""

    def __init__(self, pattern: str, read: Callable[[re.Match[str]], Element | str]) -> None:
        super().__init__(pattern)
        self._read = read

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802
        return self._read(m), m.start(0), m.end(0)


class _Definitions(Treeprocessor):
    """Puts the notes into the tree, so that their words become elements like all others."""

    def __init__(self, md: Markdown, definitions: FootnoteExtension) -> None:
        super().__init__(md)
        self._definitions = definitions

    def run(self, root: Element) -> None:
        for label, text in self._definitions.footnotes.items():
            paragraphs = [make("p", part.strip()) for part in text.split("\n\n")]
            root.append(make(NOTE, "", *paragraphs, label=label))


class _Marks(Treeprocessor):
    """Leaves the passages of an article only their marks: its words come from the article itself,
    and to read them here would take a quarter of the time of a page."""

    def run(self, root: Element) -> None:
        for parent in [root, *root.findall("div")]:
            for block in parent:
                text = block.text or ""
                if labels := [label for label in _NUMBERS.findall(text) if label]:
                    block.text = ""
                    block.extend([make("em")] if text.startswith("*") else [])
                    block.extend(make(MARK, label=label) for label in labels)


class _Site(Treeprocessor):
    """Makes the parsed page what a reader of our site sees."""

    def __init__(self, md: Markdown, page: PageData) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.text, element.tail = _read(element.text), _read(element.tail)
        page, notes = self._page, Notes(root, self._page)
        for link in [*root.iter("a"), *notes.links()]:
            _read_address(link)
            resolve(link, page)
        notes.light_up()
        if page.kind == "article":
            set_article(root, notes, page)
        words = GlossaryWords(page)
        for text in open_notes(root, notes, page):
            words.explain(text)
        if page.kind == "home":
            open_first_proof(root)
        set_frame(root, page)
        set_tables(root, page)
        set_lists(root, page)
        name_files(root, page)
        set_addresses(root, page)
        draw(root, page.points)
        for element in root.iter():
            _keep_ampersands(element)
            if element.tag == "a" and element.attrib.pop(RESOLVED, None) is not None:
                element.tag = _LATER


class _Anchors(Treeprocessor):
    """Gives what the links to pages of ours name the names that it has there."""

    def __init__(self, md: Markdown, source: str, ours: Mapping[str, bool]) -> None:
        super().__init__(md)
        self._source, self._ours = source, ours

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            path, hash_sign, label = link.get("href", "").partition("#")
            is_article = self._ours.get(file_from(self._source, path)) if path else None
            if is_article is not None and hash_sign:
                link.set("href", path + anchor(label, is_article))


class _Links(Treeprocessor):
    """Makes links of those that are resolved, once MkDocs has looked at the others."""

    def run(self, root: Element) -> None:
        for link in root.iter(_LATER):
            link.tag = "a"


def _once(text: str) -> str:
    """Characters that Python-Markdown, which looks at the text of links twice, reads once only."""
    return "".join(f"{STX}{ord(character)}{ETX}" for character in text)


_INLINE: dict[str, tuple[str, int, Callable[[re.Match[str]], Element | str]]] = {
    "escape": (r"\\([!-/:-@\[-`{-~])", 180, lambda m: _once(m[1])),
    "lang": (r'<span lang="([\w-]+)">(.*?)</span>', 179, lambda m: make("span", m[2], lang=m[1])),
    "footnote": (r"\[\^([^\]]+)\]", 175, lambda m: make(MARK, label=m[1])),
    "entity": (_ENTITY, 80, lambda m: _once(html.unescape(m[0]))),
}


def _read(text: str | None) -> str | None:
    return _ONCE.sub(lambda match: chr(int(match[1])), text) if text else text


def _read_address(link: Element) -> None:
    """Has a link lead where its Markdown says: Python-Markdown takes entities there as they are."""
    if "&" in (href := link.get("href", "")):
        link.set("href", re.sub(_ENTITY, lambda match: html.unescape(match[0]), href))


def _keep_ampersands(element: Element) -> None:
    """Has the serializer write an ampersand as one, whatever comes behind it."""
    kept = f"{AMP_SUBSTITUTE}amp;"
    if element.text and "&" in element.text:
        element.text = _LIKE_AN_ENTITY.sub(kept, element.text)
    if element.tail and "&" in element.tail:
        element.tail = _LIKE_AN_ENTITY.sub(kept, element.tail)
    for name, value in element.items():
        if "&" in value:
            element.set(name, _LIKE_AN_ENTITY.sub(kept, value))
