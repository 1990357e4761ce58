"""What must be the same in French, in English and in the quotes: numbers, dates, names.

A text has facts; a fact has parts (a date its year, month and day); a part has readings, of which
the other side must have one. A bare 120 and « 120 km » are the same, « 120 m » and « 120 km » not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.check.quantities import CERTAIN, DOUBTFUL, SUPPORTING, WORDS, Reading, quantities
from dossier.model.base import Lang
from dossier.text.dates import WrittenDate, dates_in, week_days
from dossier.text.glossary_terms import Names

Part = frozenset[Reading]
_RIVAL = "rival"
"""The weight of a fact that is missed only where another stands in its place, as of a week day."""


class Fact(NamedTuple):
    """Words of a text, what each of their parts can be read as, and what they weigh."""

    words: str
    parts: tuple[Part, ...]
    weight: str = CERTAIN


Facts = tuple[Fact, ...]

_WORDS = {
    word: (frozenset(Reading(float(figure)) for figure in str(figures).split()), SUPPORTING)
    for words, figures in WORDS["stand_for"].items()
    for word in words.split()
} | {
    day: (frozenset({Reading(number, "week day")}), _RIVAL)
    for days in (week_days("fr"), week_days("en"))
    for number, day in enumerate(days)
}
_WORD = re.compile(r"\w+")
_REMEMBERED = 2**15


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared."""
    named = (_of_a_name(words, name, CERTAIN) for name, words in names.found(text, lang))
    last = (_of_a_name(words, name, SUPPORTING) for name, words in names.surnames(text))
    return (*named, *last, *_without_names(text, lang))


@lru_cache
def published(day: str) -> Fact:
    """The publication date of an article, which a statement may name; its day is no number."""
    year, *others = _parts_of_a_date(day)
    as_a_date = (frozenset(one for one in part if isinstance(one.value, str)) for part in others)
    return Fact(day, (year, *as_a_date), SUPPORTING)


def missing(wanted: Iterable[Fact], given: Iterable[Fact]) -> Iterator[tuple[bool, str]]:
    """The words of what is wanted and not given, and whether that is certain."""
    wanted = [fact for fact in wanted if fact.weight != SUPPORTING]
    if not wanted:  # most texts have no figure
        return
    given = list(given)
    known = _units(given)
    lost = [fact for fact in wanted if not _stands(fact, known)]
    if not lost:
        return
    ours = _units(wanted)
    rivals = {_unit(fact) for fact in given if fact.weight == _RIVAL and not _stands(fact, ours)}
    for fact in lost:
        if fact.weight != _RIVAL or _unit(fact) in rivals:
            yield fact.weight != DOUBTFUL, fact.words


def _units(facts: Iterable[Fact]) -> Mapping[float | str, set[str]]:
    """Each value that the facts can mean, with the units it has there."""
    found: dict[float | str, set[str]] = defaultdict(set)
    for value, unit in (one for fact in facts for part in fact.parts for one in part):
        found[value].add(unit)
    return found


def _stands(fact: Fact, known: Mapping[float | str, set[str]]) -> bool:
    """Whether each part has a reading among those; a bare number is one of any unit."""
    return all(
        any(value in known and (not unit or known[value] & {unit, ""}) for value, unit in part)
        for part in fact.parts
    )


def _unit(fact: Fact) -> str:
    return max(reading.unit for reading in fact.parts[0])


@lru_cache(maxsize=_REMEMBERED)  # many reasons are the same words, and quotes stay what they are
def _without_names(text: str, lang: Lang) -> Facts:
    words = sorted(_WORDS.keys() & _WORD.findall(text.lower()))
    found = [Fact(word, (_WORDS[word][0],), _WORDS[word][1]) for word in words]
    rest = list(text)
    for date in dates_in(text, lang):
        found.append(_of_a_date(text[slice(*date.place)], date))
        rest[slice(*date.place)] = " " * (date.place.end - date.place.start)
    for place, readings, weight in quantities("".join(rest), lang):
        found.append(Fact(text[slice(*place)].strip(), (readings,), weight))
    return tuple(found)


def _of_a_name(words: str, name: str, weight: str) -> Fact:
    return Fact(words, (frozenset({Reading(name, "name")}),), weight)


def _of_a_date(words: str, date: WrittenDate) -> Fact:
    """A date by its parts, which may stand apart: « en 2026, le 3 mars »."""
    readings = map(_parts_of_a_date, date.readings)
    parts = tuple(frozenset().union(*same) for same in zip(*readings, strict=True))
    if len(parts) == 1:
        return Fact(words, parts, _RIVAL)
    return Fact(words, parts)


def _parts_of_a_date(reading: str) -> tuple[Part, ...]:
    """Year, month and day, each as a part of a date and as a number."""
    parts = zip(("year", "month", "day of the month"), reading.split("-"), strict=False)
    known = [(name, int(part)) for name, part in parts if part != "?"]
    return tuple(frozenset({Reading(f"{name} {n}"), Reading(n, name)}) for name, n in known)
