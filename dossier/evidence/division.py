"""How an article is divided: as its sidecar says, and elsewhere by the rules of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dossier.evidence.ledger import Unit
from dossier.evidence.sources import Division, Finder, Source
from dossier.model.problems import shown
from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

_TOGETHER = "Join what stands in one paragraph, and in no passage of `not_prose`."
_APART = "It is inside a passage of `not_prose`, or of words that `joined:` keeps together."
_Quote = TypeVar("_Quote", bound=TextQuoteSelector)


def divide(source: Source, finder: Finder) -> tuple[tuple[Unit, ...], ...]:
    """The article's units, paragraph by paragraph; the finder is told which words of the sidecar
    do not stand there, and which cannot be what it says they are."""
    sidecar = source.article.sidecar
    marked = [(span, entry.role) for entry, span in _located(sidecar.not_prose, source, finder)]
    joined = list(_located(sidecar.joined, source, finder))
    begun = list(_located(sidecar.divided, source, finder))
    places = [span.start for _, span in begun]
    units = source.divide(Division(sorted(marked), [span for _, span in joined], places))
    kept = [(unit.start, unit.end) for paragraph in units for unit in paragraph]
    for entry, span in joined:
        if not any(start <= span.start and span.end <= end for start, end in kept):
            message = f"these words cannot be of one sentence: {shown(entry.exact)}"
            finder.report(source, entry.place("exact"), message, _TOGETHER)
    for entry, span in begun:
        if all(start != span.start for start, _ in kept):
            message = f"no sentence can begin with these words: {shown(entry.exact)}"
            finder.report(source, entry.place("exact"), message, _APART)
    return units


def _located(
    entries: Iterable[_Quote], source: Source, finder: Finder
) -> Iterator[tuple[_Quote, Span]]:
    """The entries that stand in the article, with where they do."""
    for entry in entries:
        if span := finder.locate(entry, source, entry.place("exact")):
            yield entry, span
