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
_IDLE = "All of it is quoted, has a reason already, or needs none: remove the entry."


def excused(source: Source, used: Collection[UnitKey], finder: Finder) -> dict[UnitKey, Unused]:
    """The units set aside, each with its entry; of those `used`, only what is listed by itself.

    A sentence listed by itself counts before a range, and that before the rest. The finder is told
    which entries set nothing aside; the rest may be nothing.
    """
    entries = sorted(source.article.sidecar.unused, key=_rank)
    for second in [entry for entry in entries if isinstance(entry, Rest)][1:]:
        finder.report(
            source, second.place("rest"), "a second reason for the rest", "Keep one of them."
        )
    found: dict[UnitKey, Unused] = {}
    stand = [
        (one, units) for one in entries if (units := _covered(one, source, finder)) is not None
    ]
    for entry, numbers in reversed(stand):
        covered = [(source.article.id, number) for number in numbers]
        keys = [key for key in covered if isinstance(entry, UnusedQuote) or key not in used]
        if not all(_says_as_much(found.get(key), entry) for key in keys):
            found.update(dict.fromkeys(keys, entry))
    needed = {id(entry) for entry in found.values()}
    for entry, _ in stand:
        if id(entry) not in needed and not isinstance(entry, Rest):
            _tell_idle(entry, finder)
    return found


def _says_as_much(other: Unused | None, entry: Unused) -> bool:
    """Whether a unit's other entry makes this one needless."""
    return isinstance(other, UnusedQuote | UnusedRange) and other.reason == entry.reason


def _tell_idle(entry: UnusedQuote | UnusedRange, finder: Finder) -> None:
    if isinstance(entry, UnusedQuote):
        place, words = entry.place("exact"), entry.exact
    else:
        place, words = entry.place("from"), f"{entry.start} … {entry.end}"
    finder.remark(place, f"this sets nothing aside: {shown(words)}", _IDLE)


def _rank(entry: Unused) -> int:
    return _THE_MORE_PARTICULAR_FIRST.index(type(entry))


def _covered(entry: Unused, source: Source, finder: Finder) -> tuple[int, ...] | None:
    """The numbers of the units that the entry is about; None if its words do not stand there."""
    if isinstance(entry, Rest):
        return tuple(range(1, len(source.starts) + 1))
    if isinstance(entry, UnusedQuote):
        span = finder.locate(entry, source, entry.place("exact"))
    else:
        span = _stretch(entry, source, finder)
    return source.units_in(span) if span else None


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
