"""What a sidecar sets aside with a reason: sentences, ranges of them, all that are left."""

from __future__ import annotations

from collections.abc import Collection

from dossier.evidence.ledger import UnitKey
from dossier.evidence.sources import Finder, Source
from dossier.model.problems import shown
from dossier.model.seeds import Rest, Unused, UnusedQuote, UnusedRange
from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

_THE_MORE_PARTICULAR_FIRST = (UnusedQuote, UnusedRange, Rest)


def excused(source: Source, used: Collection[UnitKey], finder: Finder) -> dict[UnitKey, Unused]:
    """The units set aside, each with its entry; of those `used`, only what is listed by itself.

    A sentence listed by itself counts before a range, and that before the rest.
    """
    entries = sorted(source.article.sidecar.unused, key=_rank)
    found: dict[UnitKey, Unused] = {}
    for entry in entries:
        for number in _covered(entry, source, finder):
            key = (source.article.id, number)
            if isinstance(entry, UnusedQuote) or key not in used:
                found.setdefault(key, entry)
    for second in [entry for entry in entries if isinstance(entry, Rest)][1:]:
        finder.report(
            source, second.place("rest"), "a second reason for the rest", "Keep one of them."
        )
    return found


def _rank(entry: Unused) -> int:
    return _THE_MORE_PARTICULAR_FIRST.index(type(entry))


def _covered(entry: Unused, source: Source, finder: Finder) -> tuple[int, ...]:
    """The numbers of the units that the entry is about."""
    if isinstance(entry, Rest):
        return tuple(range(1, len(source.starts) + 1))
    if isinstance(entry, UnusedQuote):
        span = finder.locate(entry, source, entry.place("exact"))
    else:
        span = _stretch(entry, source, finder)
    return source.units_in(span) if span else ()


def _stretch(entry: UnusedRange, source: Source, finder: Finder) -> Span | None:
    """From the words a range begins with to the first place after them of those it ends with."""
    start = finder.locate(TextQuoteSelector(exact=entry.start), source, entry.place("from"))
    if start is None:
        return None
    closing = TextQuoteSelector(exact=entry.end)
    places = source.folded.find(closing)
    for span in places:
        if span.end >= start.end:
            return Span(start.start, span.end)
    if not places:
        return finder.locate(closing, source, entry.place("to"))
    message = f"to: these words stand only before those of `from`: {shown(entry.end)}"
    hint = f"They are on line {source.line(places[-1])}, those of `from` on {source.line(start)}."
    finder.report(source, entry.place("to"), message, hint)
    return None
