"""Finds every quote in its article, and what of each article is accounted for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from dossier.evidence.ledger import Ledger, Match, Role, Unit
from dossier.evidence.suggestions import compared, context, nearest, settling
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Problem, among, shown
from dossier.model.seeds import Unused
from dossier.model.statements import Evidence, Statement, TextQuoteSelector
from dossier.text.folding import FoldedText
from dossier.text.sentences import Span, paragraphs, sentences

_SILENT = ("credit", "metadata")
_PLACES_SHOWN, _PLACES_COMPARED = 5, 100
_SOUGHT = 50  # quotes that the nearest passage is sought for; in a large article it takes a while
UnitKey = tuple[str, int]
_Marks = Sequence[tuple[Span, Role]]


def anchor(dossier: Dossier) -> tuple[Ledger, list[Problem]]:
    """Where each quote of the dossier stands, and the quotes that do not stand exactly once."""
    anchoring = _Anchoring(dossier)
    units = {name: anchoring.units(source) for name, source in anchoring.sources.items()}
    uses: dict[UnitKey, list[Statement]] = defaultdict(list)
    for statement in dossier.statements():
        for key in sorted({key for item in statement.evidence for key in anchoring.match(item)}):
            uses[key].append(statement)
    for article in dossier.articles:
        for item in (item for gap in article.sidecar.unstated for item in gap.evidence):
            anchoring.match(item)
    ledger = Ledger(
        paragraphs=units,
        matches=anchoring.matches,
        uses={key: tuple(statements) for key, statements in uses.items()},
        excused=dict(anchoring.excuses()),
        adrift=frozenset(anchoring.adrift),
    )
    return ledger, anchoring.problems


class _Source:
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


class _Anchoring:
    """Looks the quotes up, one after the other, and remembers what went wrong."""

    def __init__(self, dossier: Dossier) -> None:
        self.sources = {article.id: _Source(article) for article in dossier.articles}
        self.lost = dossier.lost  # one of these may be the article that a quote names
        self.matches: dict[Evidence, Match] = {}
        self.adrift: set[str] = set()
        self.problems: list[Problem] = []
        self.sought = 0

    def units(self, source: _Source) -> tuple[tuple[Unit, ...], ...]:
        """The article's units, paragraph by paragraph."""
        entries = source.article.sidecar.not_prose
        marks = ((self._place(entry, source), entry.role) for entry in entries)
        return source.divide(sorted((span, role) for span, role in marks if span))

    def match(self, item: Evidence) -> list[UnitKey]:
        """The units the quote touches; its place is kept in `matches`."""
        source = self.sources.get(item.article)
        if source is None and self.lost:
            return []
        if source is None:
            message = f"there is no article “{item.article}”"
            hint = among(item.article, list(self.sources))
            self.problems.append(Problem(item.place("article"), message, hint))
        elif item not in self.matches and (span := self._place(item, source)):
            self.matches[item] = Match(item.article, *span, source.units_in(span))
        match = self.matches.get(item)
        return [(match.article, unit) for unit in match.units] if match else []

    def excuses(self) -> Iterator[tuple[UnitKey, Unused]]:
        """The units that a sidecar lists as unused."""
        for name, source in self.sources.items():
            for entry in source.article.sidecar.unused:
                if span := self._place(entry, source):
                    yield from (((name, unit), entry) for unit in source.units_in(span))

    def _place(self, quote: TextQuoteSelector, source: _Source) -> Span | None:
        spans = source.folded.find(quote)
        if len(spans) == 1:
            return spans[0]
        path = source.article.path
        self.adrift.add(source.article.id)
        if spans:
            message = f"this quote stands {len(spans)} times in {path}: {shown(quote.exact)}"
            hint = _ways_to_settle(source, spans)
        else:
            message = f"this quote does not stand in {path}: {shown(quote.exact)}"
            hint = self._ways_to_mend(quote, source)
        self.problems.append(Problem(quote.place("exact"), message, hint))
        return None

    def _ways_to_mend(self, quote: TextQuoteSelector, source: _Source) -> str:
        bare = TextQuoteSelector(exact=quote.exact)
        if spans := source.folded.find(bare):
            lines = ", ".join(str(source.line(span)) for span in spans[:_PLACES_SHOWN])
            return f"The words are on line {lines}, but not with this prefix and suffix."
        for other in self.sources.values():
            if spans := other.folded.find(bare):
                place = f"{other.article.path}, line {other.line(spans[0])}"
                return f"It stands in {place}: write `article: {other.article.id}`."
        self.sought += 1
        if self.sought <= _SOUGHT:
            return _nearest_passage(quote.exact, source)
        return (
            f"More than {_SOUGHT} quotes were not found: "
            f"the nearest passage is sought for the first {_SOUGHT}."
        )


def _nearest_passage(quote: str, source: _Source) -> str:
    text = source.article.text
    if span := nearest(quote, text):
        passage, quoted = compared(text[slice(*span)], quote)
        place = f"The nearest passage is on line {source.line(span)}:"
        return f"{place}\n  article: {passage}\n  quote:   {quoted}"
    return "Nothing in the article is like it. Copy the passage letter by letter."


def _ways_to_settle(source: _Source, spans: Sequence[Span]) -> str:
    text = source.article.text
    lines = ["Make it longer, or say which one it is:"]
    for span, addition in islice(settling(text, spans[:_PLACES_COMPARED]), _PLACES_SHOWN):
        lines.append(f"  line {source.line(span)}: {context(text, span)}  {addition}")
    return "\n".join(lines)


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
