"""An article made ready for looking up quotes: folded, divided into units, its lines counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from dossier.evidence.ledger import Role, Unit
from dossier.model.dossier import Article
from dossier.model.problems import Place
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText
from dossier.text.sentences import Span, divided, paragraphs

_SILENT = ("byline", "credit", "dateline", "metadata")


class Division(NamedTuple):
    """What a sidecar says of how its article is divided: the passages with a role, in their
    order, the words that are of one sentence, and where one begins.
    """

    marked: Sequence[tuple[Span, Role]]
    joined: Sequence[Span]
    begun: Sequence[int]


class Source:
    """An article made ready for looking up quotes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.folded = FoldedText(article.text)
        self.starts: list[int] = []
        self.ends: list[int] = []

    def divide(self, division: Division) -> tuple[tuple[Unit, ...], ...]:
        """The article's units, paragraph by paragraph, which are then those to look up."""
        units = self.divided(division)
        numbered = [unit for paragraph in units for unit in paragraph if unit.number]
        self.starts = [unit.start for unit in numbered]
        self.ends = [unit.end for unit in numbered]
        return units

    def divided(self, division: Division) -> tuple[tuple[Unit, ...], ...]:
        """What the units of the article would be."""
        return tuple(_numbered_paragraphs(self.article.text, division))

    def line(self, span: Span) -> int:
        return self.article.text.count("\n", 0, span.start) + 1

    def units_in(self, span: Span) -> tuple[int, ...]:
        """The numbers of the units that share at least one character with the span."""
        first, end = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return tuple(range(first + 1, end + 1))


class Finder(Protocol):
    """Looks up quotes and takes down what is wrong with them."""

    def locate(self, quote: TextQuoteSelector, source: Source, place: Place) -> Span | None:
        """Where the quote stands; None, and a problem at that place, if not exactly once."""

    def report(self, source: Source, place: Place, message: str, hint: str) -> None:
        """Takes down a problem with words of that article."""

    def remark(self, place: Place, message: str, hint: str) -> None:
        """Takes down what does no harm there."""


def _numbered_paragraphs(text: str, division: Division) -> Iterator[tuple[Unit, ...]]:
    number = 0
    for paragraph in paragraphs(text):
        units = []
        for role, span in _parts(text, paragraph, division):
            if role not in _SILENT:
                number += 1
            units.append(Unit(None if role in _SILENT else number, role, *span))
        yield tuple(units)


def _parts(text: str, paragraph: Span, division: Division) -> Iterator[tuple[Role, Span]]:
    """The marked passages of the paragraph, and the sentences of what lies between them."""
    position = paragraph.start
    for span, role in division.marked:
        if position <= span.start < paragraph.end:
            for sentence in divided(text, position, span.start, division.joined, division.begun):
                yield "sentence", sentence
            yield role, span
            position = span.end
    for sentence in divided(text, position, paragraph.end, division.joined, division.begun):
        yield "sentence", sentence
