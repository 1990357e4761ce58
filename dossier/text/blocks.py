"""An article as it is set: blocks of pieces, each with the words that are direct speech."""

from typing import NamedTuple

ELLIPSIS = "[…]"
"""The sign in place of the words of an article that are not shown."""

Stretch = tuple[str, bool]
"""Words of an article, and whether they are set apart: direct speech, or what is cited."""


class Piece(NamedTuple):
    """A unit of an article as it is shown; `gap` is what keeps it from the unit before."""

    gap: str
    number: int | None
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Its words, whoever says them."""
        return "".join(text for text, _ in self.stretches)


class Block(NamedTuple):
    """A paragraph of an article, or a caption, a heading, a table … of its own."""

    role: str
    pieces: tuple[Piece, ...]
