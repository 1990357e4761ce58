"""What the extension is handed for a page, and all that it knows besides the page's Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.markup.text_fragments import ShownText
from dossier.markup.timeline import Point
from dossier.model.base import Lang
from dossier.text.blocks import Block, Piece


@dataclass(frozen=True)
class LinkedPage:
    """A page as another one links to it: its address as seen from there, and its title."""

    href: str
    title: str


@dataclass(frozen=True)
class ArticleData:
    """An article as its page shows it.

    `cited_title` is the one that citations have, in its own language where that is one of ours; a
    title may be ours, as the article has none.
    """

    title: str
    publisher: str
    published: str
    lang: str
    blocks: tuple[Block, ...]
    cited_title: str = ""
    title_lang: str = ""
    title_is_ours: bool = False

    @property
    def year(self) -> str:
        """That of its publication."""
        return self.published[:4]

    @cached_property
    def shown(self) -> ShownText:
        """Its text, to name passages in."""
        return ShownText(self.title, self.blocks)

    @cached_property
    def pieces(self) -> dict[int, Piece]:
        """Each numbered unit by its number."""
        pieces = (piece for block in self.blocks for piece in block.pieces)
        return {piece.number: piece for piece in pieces if piece.number}


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: its forms, and its definition in the page's language, which may
    be context, no article's."""

    id: str
    forms: Mapping[Lang, tuple[str, ...]]
    definition: str
    href: str
    is_context: bool
    kind: str = "term"


@dataclass(frozen=True)
class PageData:
    """What a page of ours is made of besides its Markdown.

    `kind` names its template; `source` is its file in its edition; `owned` are the statements
    that live on it; `words` are the interface's in its language. `pages` and `articles` are those
    it links to, by their files in the edition; `points` its events as the drawn timeline has
    them; `files` the addresses of files of data, by the names that a page calls them. A citation
    names the `site`, the page's `address` and the `day` that the site is of.
    """

    kind: str
    lang: Lang
    source: str
    words: Mapping[str, str]
    owned: frozenset[str] = frozenset()
    pages: Mapping[str, LinkedPage] = field(default_factory=dict)
    articles: Mapping[str, ArticleData] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    points: Mapping[str, Point] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    address: str = ""
    day: str = ""
