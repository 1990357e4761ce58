"""An article made ready for looking up quotes: folded, divided into units, its lines counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dossier.evidence.ledger import Role, Unit
from dossier.model.dossier import Article
from dossier.text.folding import FoldedText
from dossier.text.sentences import Span, paragraphs, sentences

_SILENT = ("byline", "credit", "dateline", "metadata")
_Marks = Sequence[tuple[Span, Role]]


class Source:
    """An article made ready for looking up quotes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.folded = FoldedText(article.text)
        self.starts: list[int] = []
        self.ends: list[int] = []

    def divide(self, marks: _Marks) -> tuple[tuple[Unit, ...], ...]:
        """The article's units, paragraph by paragraph; `marks` are the passages with a role."""
        divided = tuple(_numbered_paragraphs(self.article.text, marks))
        numbered = [unit for units in divided for unit in units if unit.number]
        self.starts = [unit.start for unit in numbered]
        self.ends = [unit.end for unit in numbered]
        return divided

    def line(self, span: Span) -> int:
        return self.article.text.count("\n", 0, span.start) + 1

    def units_in(self, span: Span) -> tuple[int, ...]:
        """The numbers of the units that share at least one character with the span."""
        first, end = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return tuple(range(first + 1, end + 1))


def _numbered_paragraphs(text: str, marked: _Marks) -> Iterator[tuple[Unit, ...]]:
    number = 0
    for paragraph in paragraphs(text):
        units = []
        for role, span in _parts(text, paragraph, marked):
            if role not in _SILENT:
                number += 1
            units.append(Unit(None if role in _SILENT else number, role, *span))
        yield tuple(units)


def _parts(text: str, paragraph: Span, marked: _Marks) -> Iterator[tuple[Role, Span]]:
    """The marked passages of the paragraph, and the sentences of what lies between them."""
    position = paragraph.start
    for span, role in marked:
        if position <= span.start < paragraph.end:
            for sentence in sentences(text, position, span.start):
                yield "sentence", sentence
            yield role, span
            position = span.end
    for sentence in sentences(text, position, paragraph.end):
        yield "sentence", sentence
