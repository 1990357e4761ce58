"""How an article is divided: as its sidecar says, and elsewhere by the rules of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from dossier.evidence.ledger import Unit
from dossier.evidence.sources import Division, Finder, Source
from dossier.model.problems import shown
from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

_Quote = TypeVar("_Quote", bound=TextQuoteSelector)
_Units = tuple[tuple[Unit, ...], ...]


class _Wish(NamedTuple):
    """What a list of a sidecar wants of a unit and some words, and what is said if no unit is so,
    or one would be so without it."""

    is_met: Callable[[Unit, Span], bool]
    impossible: str
    hint: str
    needless: str


_JOINED = _Wish(
    lambda unit, words: unit.start <= words.start and words.end <= unit.end,
    "these words cannot be of one sentence",
    "Join what stands in one paragraph, and in no passage of `not_prose`.",
    "these words are of one sentence anyway",
)
_DIVIDED = _Wish(
    lambda unit, words: unit.start == words.start,
    "no sentence can begin with these words",
    "It is inside a passage of `not_prose`, or of words that `joined:` keeps together.",
    "a sentence begins with these words anyway",
)


def divide(source: Source, finder: Finder) -> _Units:
    """The article's units, paragraph by paragraph; the finder is told which words of the sidecar
    do not stand there, which cannot be what it says they are, and which are that anyway."""
    sidecar = source.article.sidecar
    marked = [(span, entry.role) for entry, span in _located(sidecar.not_prose, source, finder)]
    joined = list(_located(sidecar.joined, source, finder))
    begun = list(_located(sidecar.divided, source, finder))
    places = [span.start for _, span in begun]
    asked = Division(sorted(marked), [span for _, span in joined], places)
    units = source.divide(asked)
    for wish, entries, without in (
        (_JOINED, joined, asked._replace(joined=())),
        (_DIVIDED, begun, asked._replace(begun=())),
    ):
        otherwise = source.divided(without) if entries else ()
        for entry, span in entries:
            words, place = shown(entry.exact), entry.place("exact")
            if not _is_met(wish, units, span):
                finder.report(source, place, f"{wish.impossible}: {words}", wish.hint)
            elif _is_met(wish, otherwise, span):
                finder.remark(place, f"{wish.needless}: {words}", "Remove the entry.")
    return units


def _is_met(wish: _Wish, units: _Units, words: Span) -> bool:
    return any(wish.is_met(unit, words) for paragraph in units for unit in paragraph)


def _located(
    entries: Iterable[_Quote], source: Source, finder: Finder
) -> Iterator[tuple[_Quote, Span]]:
    """The entries that stand in the article, with where they do."""
    for entry in entries:
        if span := finder.locate(entry, source, entry.place("exact")):
            yield entry, span
