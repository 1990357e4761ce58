"""Applies a sidecar to its article: divides it into units, and finds those that are excused."""

from dossier.evidence.ledger import UnitKey
from dossier.evidence.sources import Division, Source, Sources
from dossier.model.problems import excerpt
from dossier.model.seeds import Rest, Unused, UnusedQuote, UnusedRange
from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

_APART = "Join what stands in one paragraph, and in no passage of `not_prose`."
_INSIDE = "It is inside a passage of `not_prose`, or of words that `joined:` keeps together."
_MOST_PARTICULAR_FIRST = (UnusedQuote, UnusedRange, Rest)


def divide(source: Source, sources: Sources) -> None:
    """Divides the article as its sidecar says, and elsewhere by the rules of sentences; collects a
    problem for words of the sidecar that do not stand there or cannot be joined or divided."""
    sidecar = source.article.sidecar
    roles = [(sources.locate(one, source), one.role) for one in sidecar.not_prose]
    marked = sorted((span, role) for span, role in roles if span)
    joined = [(one, span) for one in sidecar.joined if (span := sources.locate(one, source))]
    begun = [(one, span) for one in sidecar.divided if (span := sources.locate(one, source))]
    starts = tuple(words.start for _, words in begun)
    source.divide(Division(tuple(marked), tuple(words for _, words in joined), starts))
    units = [unit for paragraph in source.paragraphs for unit in paragraph]
    for entry, words in joined:
        if not any(unit.start <= words.start and words.end <= unit.end for unit in units):
            message = f"these words cannot be of one sentence: {excerpt(entry.exact)}"
            sources.report(source, entry.place("exact"), message, _APART)
    for entry, words in begun:
        if not any(unit.start == words.start for unit in units):
            message = f"no sentence can begin with these words: {excerpt(entry.exact)}"
            sources.report(source, entry.place("exact"), message, _INSIDE)


def excused(source: Source, sources: Sources) -> dict[UnitKey, Unused]:
    """The units that the sidecar lists under `unused`, quoted or not, each with its entry: one for
    the sentence alone comes before one for a range, and that before one for the rest."""
    unused = source.article.sidecar.unused
    entries = sorted(unused, key=lambda one: _MOST_PARTICULAR_FIRST.index(type(one)))
    for one in [entry for entry in entries if isinstance(entry, Rest)][1:]:
        message, hint = "a second reason for the rest", "Keep one of them."
        sources.report(source, one.place("rest"), message, hint)
    found: dict[UnitKey, Unused] = {}
    for entry in entries:
        span = _span_of(entry, source, sources)
        for number in source.units_in(span) if span else ():
            found.setdefault((source.article.id, number), entry)
    return found


def _span_of(entry: Unused, source: Source, sources: Sources) -> Span | None:
    """The span of the article that the entry is about; None if its words do not stand there."""
    if isinstance(entry, Rest):
        return Span(0, len(source.article.text))
    if isinstance(entry, UnusedQuote):
        return sources.locate(entry, source)
    opening, closing = (TextQuoteSelector(exact=words) for words in (entry.start, entry.end))
    first = sources.locate(opening, source, entry.place("from"))
    places = source.folded.find(entry.end)
    if first is None or not places:
        return first and sources.locate(closing, source, entry.place("to"))
    if ends := [span.end for span in places if span.end >= first.end]:
        return Span(first.start, ends[0])
    message = f"to: these words stand only before those of `from`: {excerpt(entry.end)}"
    hint = f"They are on line {source.line(places[-1])}, those of `from` on {source.line(first)}."
    sources.report(source, entry.place("to"), message, hint)
    return None
