"""An article as its page sets it: blocks of pieces, direct speech told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.evidence.ledger import Unit
from dossier.model.dossier import Article
from dossier.text.sentences import Span

ELLIPSIS = " […] "


class Piece(NamedTuple):
    """A unit of an article: its stretches of text, each with whether it is direct speech.

    `gap` is the space between the unit before and this one.
    """

    gap: str
    unit: Unit
    stretches: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Block:
    """A paragraph of an article, or a caption, credit, heading or metadata of its own."""

    role: str
    pieces: tuple[Piece, ...]

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].unit.start, self.pieces[-1].unit.end)


@dataclass(frozen=True)
class Layout:
    """What decides how an article is set: its units, what is cited of it, what is speech."""

    article: Article
    paragraphs: Sequence[Sequence[Unit]]
    cited: Sequence[Span]
    speech: Sequence[Span]

    def blocks(self) -> Iterator[Block]:
        """The blocks of the article, in its order; only cited passages under `display: quotes`."""
        for units in self.paragraphs:
            for role, run in _runs(units):
                pieces: list[Piece] = []
                for unit in run:
                    if stretches := self._stretches(unit):
                        gap = self.article.text[pieces[-1].unit.end : unit.start] if pieces else ""
                        pieces.append(Piece(" " if gap else "", unit, stretches))
                if pieces:
                    yield Block(role, tuple(pieces))

    def _stretches(self, unit: Unit) -> tuple[tuple[str, bool], ...]:
        whole = Span(unit.start, unit.end)
        quotes_only = self.article.sidecar.display == "quotes"
        shown = list(_clipped(merged(self.cited), whole)) if quotes_only else [whole]
        stretches: list[tuple[str, bool]] = []
        for position, span in enumerate(shown):
            if span.start > (shown[position - 1].end if position else unit.start):
                stretches.append((ELLIPSIS, False))
            stretches += _told_apart(self.article.text, span, self.speech)
        if shown and shown[-1].end < unit.end:
            stretches.append((ELLIPSIS, False))
        return tuple(stretches)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole


def _runs(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """Neighbouring sentences together as a paragraph, every other unit by itself."""
    run: list[Unit] = []
    for unit in units:
        if unit.role == "sentence":
            run.append(unit)
            continue
        if run:
            yield "paragraph", run
            run = []
        yield unit.role, [unit]
    if run:
        yield "paragraph", run


def _clipped(spans: Iterable[Span], frame: Span) -> Iterator[Span]:
    for span in spans:
        start, end = max(span.start, frame.start), min(span.end, frame.end)
        if start < end:
            yield Span(start, end)


def _told_apart(text: str, span: Span, speech: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    position = span.start
    for spoken in _clipped(merged(speech), span):
        if position < spoken.start:
            yield text[position : spoken.start], False
        yield text[spoken.start : spoken.end], True
        position = spoken.end
    if position < span.end:
        yield text[position : span.end], False
