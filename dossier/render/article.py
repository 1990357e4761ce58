"""An article as its page sets it: blocks of pieces, direct speech told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from dossier.evidence.ledger import Unit
from dossier.model.dossier import Article
from dossier.text.sentences import Span, stripped

ELLIPSIS = "[…]"
"""The sign in place of the words of an article that are not shown."""

Stretch = tuple[str, bool]
"""Words of an article, and whether they are set apart: direct speech, or what is cited."""

_OPENS_A_LINK = ("(", "[", ":")  # right after a note's mark it would make something else of it


class Piece(NamedTuple):
    """A unit of an article as it is shown; `gap` is what keeps it from the unit before."""

    gap: str
    number: int
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Its words, whoever says them."""
        return "".join(text for text, _ in self.stretches)


class Block(NamedTuple):
    """A paragraph of an article, or a caption, a heading, a table … of its own."""

    role: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Layout:
    """The setting of an article: its units, the stretches that are cited, those that are speech."""

    article: Article
    paragraphs: Sequence[Sequence[Unit]]
    cited: Sequence[Span]
    speech: Sequence[Span]

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the article, in its order; only cited passages under `display: quotes`.

        Metadata is not shown: it is no part of what the article says.
        """
        shown = ([one for one in units if one.role != "metadata"] for units in self.paragraphs)
        runs = [(run[0].role, tuple(self._pieces(run))) for units in shown for run in _runs(units)]
        return [Block(role, pieces) for role, pieces in runs if pieces]

    @cached_property
    def spans(self) -> list[tuple[str, Span]]:
        """The role and the place of each block of the article, whether it is shown or not."""
        runs = (run for units in self.paragraphs for run in _runs(units))
        return [(run[0].role, Span(run[0].start, run[-1].end)) for run in runs]

    @cached_property
    def frames(self) -> list[Span]:
        """The stretches of the article whose words stand in a row on its page, none over the edge
        of a block."""
        return [one for role, span in self.spans if role != "metadata" for one in self._shown(span)]

    def _pieces(self, run: Sequence[Unit]) -> Iterator[Piece]:
        before: Unit | None = None
        for unit in run:
            stretches = tuple(self._stretches(unit))
            if not stretches:
                continue
            apart = before and unit.start > before.end
            gap = " " if apart or (before and stretches[0][0].startswith(_OPENS_A_LINK)) else ""
            yield Piece(gap, unit.number, stretches)
            before = unit

    def _stretches(self, unit: Unit) -> Iterator[Stretch]:
        """The unit's words; an ellipsis in place of words that are not shown of a numbered one, and
        the marks between those that are."""
        text, position = self.article.text, unit.start
        for span in self._shown(Span(unit.start, unit.end)):
            left_out = text[position : span.start]
            if says_something(left_out):
                yield f"{' ' if position > unit.start else ''}{ELLIPSIS} ", False
            elif left_out:
                yield left_out, False
            yield from told_apart(text, span, self.speech)
            position = span.end
        left_out = text[position : unit.end]
        if position == unit.start and unit.number:
            yield ELLIPSIS, False
        elif left_out and position > unit.start:
            yield f" {ELLIPSIS}" if says_something(left_out) else left_out, False

    def _shown(self, whole: Span) -> list[Span]:
        """The parts of a stretch of the article that are shown."""
        if self.article.sidecar.display != "quotes":
            return [whole]
        clipped = (stripped(self.article.text, *span) for span in _clipped(self.cited, whole))
        return [span for span in clipped if span.start < span.end]


def says_something(text: str) -> bool:
    """True if the text has a letter or a digit."""
    return any(character.isalnum() for character in text)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole


def _runs(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Neighbouring sentences together as a paragraph or an item, every other unit by itself."""
    for _, run in groupby(units, lambda unit: None if unit.role in ("sentence", "item") else unit):
        yield list(run)


def _clipped(spans: Iterable[Span], frame: Span) -> Iterator[Span]:
    for span in spans:
        start, end = max(span.start, frame.start), min(span.end, frame.end)
        if start < end:
            yield Span(start, end)


def told_apart(text: str, span: Span, inner: Iterable[Span]) -> Iterator[Stretch]:
    """The words of the span, those of the `inner` ones apart."""
    position = span.start
    for start, end in _clipped(inner, span):
        if position < start:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < span.end:
        yield text[position : span.end], False
