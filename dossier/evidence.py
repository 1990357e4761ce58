"""Finds every quote in its article, and what of each article is accounted for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dossier.folding import FoldedText
from dossier.ledger import Ledger, Match, Unit
from dossier.model import (
    Article,
    Dossier,
    Evidence,
    NotProse,
    Statement,
    TextQuoteSelector,
    Unused,
)
from dossier.problems import Problem
from dossier.sentences import Span, paragraphs, sentences
from dossier.wording import among, shown

_SILENT = ("credit", "metadata")


def anchor(dossier: Dossier) -> tuple[Ledger, list[Problem]]:
    """Where each quote of the dossier stands, and the quotes that do not stand exactly once."""
    problems: list[Problem] = []
    sources = {article.id: _Source(article, problems) for article in dossier.articles}
    matches: dict[Evidence, Match] = {}
    uses: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in dossier.statements():
        units = set()
        for item in statement.evidence:
            if match := _match(item, sources, problems):
                matches[item] = match
                units |= {(match.article, unit) for unit in match.units}
        for unit in sorted(units):
            uses[unit].append(statement)
    for item in _registered(dossier.articles):
        if match := _match(item, sources, problems):
            matches[item] = match
    ledger = Ledger(
        paragraphs={name: source.paragraphs for name, source in sources.items()},
        matches=matches,
        uses={unit: tuple(statements) for unit, statements in uses.items()},
        excused=dict(_excuses(sources, problems)),
    )
    return ledger, problems


def _registered(articles: Iterable[Article]) -> Iterator[Evidence]:
    for article in articles:
        for unstated in article.sidecar.unstated:
            yield from unstated.evidence


def _match(item: Evidence, sources: dict[str, _Source], problems: list[Problem]) -> Match | None:
    source = sources.get(item.article)
    if source is None:
        message = f"there is no article “{item.article}”"
        problems.append(Problem(item.place("article"), message, among(item.article, list(sources))))
        return None
    span = source.place(item, problems)
    return span and Match(item.article, *span, source.units_in(span))


def _excuses(
    sources: dict[str, _Source], problems: list[Problem]
) -> Iterator[tuple[tuple[str, int], Unused]]:
    for name, source in sources.items():
        for entry in source.article.sidecar.unused:
            if span := source.place(entry, problems):
                for unit in source.units_in(span):
                    yield (name, unit), entry


class _Source:
    """An article made ready for looking up quotes."""

    def __init__(self, article: Article, problems: list[Problem]) -> None:
        self.article = article
        self.folded = FoldedText(article.text)
        marked = [
            (span, entry)
            for entry in article.sidecar.not_prose
            if (span := self.place(entry, problems))
        ]
        self.paragraphs = tuple(_paragraphs(article.text, sorted(marked, key=lambda pair: pair[0])))
        self.numbered = [unit for units in self.paragraphs for unit in units if unit.number]
        self.starts = [unit.start for unit in self.numbered]
        self.ends = [unit.end for unit in self.numbered]

    def place(self, quote: TextQuoteSelector, problems: list[Problem]) -> Span | None:
        """Where the quote stands; a problem where that is nowhere or not one place."""
        spans = self.folded.find(quote)
        if len(spans) == 1:
            return spans[0]
        problems.append(
            _orphan(quote, self.article) if not spans else _ambiguous(quote, spans, self.article)
        )
        return None

    def units_in(self, span: Span) -> tuple[int, ...]:
        """The numbers of the units that share at least one character with the span."""
        first, end = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return tuple(range(first + 1, end + 1))


def _paragraphs(text: str, marked: list[tuple[Span, NotProse]]) -> Iterator[tuple[Unit, ...]]:
    number = 0
    for paragraph in paragraphs(text):
        units = []
        for unit in _units(text, paragraph, marked):
            if unit.role not in _SILENT:
                number += 1
                unit = unit._replace(number=number)
            units.append(unit)
        yield tuple(units)


def _units(text: str, paragraph: Span, marked: list[tuple[Span, NotProse]]) -> Iterator[Unit]:
    """The marked passages of the paragraph, and the sentences of what lies between them."""
    position = paragraph.start
    for span, entry in marked:
        if paragraph.start <= span.start < paragraph.end and span.start >= position:
            for sentence in sentences(text, position, span.start):
                yield Unit(None, "sentence", *sentence)
            yield Unit(None, entry.role, *span)
            position = span.end
    for sentence in sentences(text, position, paragraph.end):
        yield Unit(None, "sentence", *sentence)


def _orphan(quote: TextQuoteSelector, article: Article) -> Problem:
    message = f"this quote does not stand in {article.path}: {shown(quote.exact)}"
    return Problem(
        quote.place("exact"), message, "Copy the passage from the article, letter by letter."
    )


def _ambiguous(quote: TextQuoteSelector, spans: list[Span], article: Article) -> Problem:
    message = f"this quote stands {len(spans)} times in {article.path}: {shown(quote.exact)}"
    lines = ", ".join(str(article.text.count("\n", 0, span.start) + 1) for span in spans[:5])
    hint = f"It is on lines {lines}. Make it longer, or add `prefix:` or `suffix:`."
    return Problem(quote.place("exact"), message, hint)
