"""A page of docs/ as GitHub's engine renders it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import cmarkgfm
from cmarkgfm.cmark import Options

from tests.site.markup import Element, parse

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class GithubPage:
    """A page by its Markdown."""

    content: str

    @property
    def head(self) -> list[str]:
        """The keys of its front matter."""
        found = _HEAD.match(self.content)
        lines = found[1].splitlines() if found else []
        return [line.partition(":")[0] for line in lines if not line.startswith("#")]

    @property
    def body(self) -> str:
        return _HEAD.sub("", self.content)

    @cached_property
    def root(self) -> Element:
        return parse(cmarkgfm.github_flavored_markdown_to_html(self.body, _OPTIONS))

    @property
    def words(self) -> str:
        """All its words, marks and ways back left out, on one line."""
        return " ".join(_words(self.root).split())

    @property
    def marks(self) -> list[tuple[str, str]]:
        """Label and number of each mark, in the order of the page."""
        links = (link for sup in self.root.below("sup") for link in sup.below("a"))
        return [(link["href"].removeprefix("#fn-"), link.text) for link in links]

    @property
    def notes(self) -> dict[str, Element]:
        """Each note by its label, in their order."""
        items = (item for section in self.root.below("section") for item in section.below("li"))
        return {item["id"].removeprefix("fn-"): item for item in items if item["id"]}


def _words(element: Element) -> str:
    if element.tag == "sup" or "footnote-backref" in element["class"]:
        return ""
    return "".join(child if isinstance(child, str) else _words(child) for child in element.children)
