"""Finds the facts of a text that French, English and the quotes must share: numbers, dates, names.

A text has facts; a fact has parts (a date its year, month and day); a part has readings, of which
the other side must have one. A bare 120 and « 120 km » are the same, « 120 m » and « 120 km » not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.model.base import LANGS, Lang
from dossier.text.dates import WrittenDate, dates_in, week_days
from dossier.text.glossary_terms import Names
from dossier.text.numbers import SCALES, in_digits, value_of
from dossier.text.sentences import Span
from dossier.text.words import table_of

CERTAIN, DOUBTFUL, SUPPORTING, RIVAL = "certain", "doubtful", "supporting", "rival"
"""The weights of a fact. If it is missing, it is an error, a warning, nothing, or an error only if
another one stands in its place, as for a day of the week."""


class Reading(NamedTuple):
    """One meaning that words can have: (120, "km"), (3, "month"); a bare number has no unit."""

    value: float | str
    unit: str = ""


WORDS = table_of(__file__)
_MINUTES = WORDS["minutes"]
_UNITS = {
    word.replace("_", " "): unit for unit, words in WORDS["units"].items() for word in words.split()
}
"""Each word for a unit, with the unit's name."""
_NUMBER = {
    "fr": r"\d{1,3}(?:[\s.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
    "en": r"\d{1,3}(?:[,\s]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}
_ONE = {"fr": r"une?\b|demi(?=-)", "en": r"one\b|(?:half\s)?an?\b"}
_ORDINAL = {"fr": r"ers?|[eè]?res?|nde?s?|(?:i?[eè]me|e)s?", "en": r"(?:st|nd|rd|th)s?"}
_OF = r"[\s-]?(?:(?:de|of)\s|d[’'])?"
_HALF = r"\s(?:et\sdemie?|and\sa\shalf)\b"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_HOURS_AND_MINUTES = re.compile(
    r"(?<!\d)\d+\s?h(?:eures?|ours?)?(?:\s(?:et|and))?\s?\d\d?"
    r"(?:\s?min(?:utes?)?(?:\s?\d\d?\s?s)?)?(?!\w)"
)
Part = frozenset[Reading]


class Fact(NamedTuple):
    """Words of a text, the possible readings of each of their parts, and their weight."""

    words: str
    parts: tuple[Part, ...]
    weight: str = CERTAIN


Facts = tuple[Fact, ...]

_WORDS = {
    word: (frozenset(Reading(float(figure)) for figure in str(figures).split()), SUPPORTING)
    for words, figures in WORDS["stand_for"].items()
    for word in words.split()
} | {
    word: (frozenset({Reading(number, unit)}), RIVAL)
    for unit in ("week day", "season")
    for lang in LANGS
    for number, word in enumerate(week_days(lang) if unit == "week day" else WORDS["seasons"][lang])
}
_WORD = re.compile(r"\w+")


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared."""
    named = (_of_a_name(words, name, CERTAIN) for name, words in names.found(text, lang))
    last = (_of_a_name(words, name, SUPPORTING) for name, words in names.surnames(text))
    return (*named, *last, *_without_names(text, lang))


def date_fact(day: str) -> Fact:
    """A date as seeds have it: 2017-01-19, 2018; in words of any language its year has digits."""
    return Fact(day[:4], _parts_of_a_date(day))


@lru_cache
def publication_fact(day: str) -> Fact:
    """The publication date of an article, which its statements may name; no part is a number but
    the year."""
    year, *others = _parts_of_a_date(day)
    as_a_date = (frozenset(one for one in part if isinstance(one.value, str)) for part in others)
    return Fact(day, (year, *as_a_date), SUPPORTING)


def missing(wanted: Iterable[Fact], given: Iterable[Fact]) -> Iterator[tuple[bool, str]]:
    """The words of each wanted fact that is not given; True with those that are an error."""
    wanted = [fact for fact in wanted if fact.weight != SUPPORTING]
    if not wanted:  # most texts have no figure
        return
    given = list(given)
    known = _units(given)
    lost = [fact for fact in wanted if not _is_given(fact, known)]
    if not lost:
        return
    ours = _units(wanted)
    rivals = {_kind(fact) for fact in given if fact.weight == RIVAL and not _is_given(fact, ours)}
    for fact in lost:
        if fact.weight != RIVAL or _kind(fact) in rivals:
            yield fact.weight != DOUBTFUL, fact.words


def _units(facts: Iterable[Fact]) -> Mapping[float | str, set[str]]:
    """Each value in the readings of the facts, with all its units."""
    found: dict[float | str, set[str]] = defaultdict(set)
    for value, unit in (one for fact in facts for part in fact.parts for one in part):
        found[value].add(unit)
    return found


def _is_given(fact: Fact, known: Mapping[float | str, set[str]]) -> bool:
    """True if each part has a reading among the known ones; a bare number is of any unit."""
    return all(
        any(value in known and (not unit or known[value] & {unit, ""}) for value, unit in part)
        for part in fact.parts
    )


def _kind(fact: Fact) -> str:
    return max(reading.unit for reading in fact.parts[0])


@lru_cache(maxsize=2**15)  # many reasons are the same words, and quotes stay what they are
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
    """The fact of a date, whose parts may stand apart: « en 2026, le 3 mars »."""
    readings = map(_parts_of_a_date, date.readings)
    parts = tuple(frozenset().union(*same) for same in zip(*readings, strict=True))
    is_a_name = "-" in words and not words[-1].isdecimal()  # le 14-Juillet is Bastille Day
    return Fact(words, parts, RIVAL if len(parts) == 1 else DOUBTFUL if is_a_name else CERTAIN)


def _parts_of_a_date(reading: str) -> tuple[Part, ...]:
    """Year, month and day, each readable as that and as a number with that unit."""
    parts = zip(("year", "month", "day of the month"), reading.split("-"), strict=False)
    known = [(name, int(part)) for name, part in parts if part != "?"]
    return tuple(frozenset({Reading(f"{name} {n}"), Reading(n, name)}) for name, n in known)


def _pattern(lang: Lang) -> re.Pattern[str]:
    scale = "|".join(sorted(SCALES[lang], key=len, reverse=True))
    return re.compile(
        r"(?=[$€£\daudoh])(?P<count>(?:(?P<sign>[$€£])\s?)?(?<![\d.,])"
        rf"(?P<number>(?:(?P<clock>\d+(?::\d\d?){{1,2}}(?!\d))|{_NUMBER[lang]})"
        rf"(?:(?P<ordinal>{_ORDINAL[lang]})(?!\w)|[’']?s\b)?"
        rf"|(?<!\w)(?:{_ONE[lang]})(?!\s?[$€£]))(?:{_HALF})?"
        rf"(?:{_OF}(?P<scale>(?-i:{scale}))s?(?!\w)(?:{_HALF})?)?)"
        rf"(?:{_OF}(?P<unit>{_UNIT})s?(?![^\W\d]|[’'])(?:{_HALF})?)?",
        re.IGNORECASE,
    )


_FIGURE: dict[Lang, re.Pattern[str]] = {"fr": _pattern("fr"), "en": _pattern("en")}


def quantities(text: str, lang: Lang) -> Iterator[tuple[Span, frozenset[Reading], str]]:
    """The place of each number, its possible readings, and its weight."""
    digits = _HOURS_AND_MINUTES.sub(_clock_time, in_digits(text, lang))
    for figure in filter(_is_number, _FIGURE[lang].finditer(digits)):
        scale, unit = SCALES[lang].get(figure["scale"], 1), _unit(figure)
        half = re.search(_HALF, figure[0], re.IGNORECASE)
        number = _value(figure, lang) + bool(half) / 2
        readings = {*_readings(number * scale, unit)}
        if figure["scale"] == "m":  # “120 m long” is no million
            readings |= {*_readings(number, "m")}
        if lang == "fr" and figure["clock"]:  # British papers write 6.52
            readings.add(Reading(float(".".join(figure["clock"].split(":")[:2]))))
        is_named = unit in _MINUTES or len(figure["unit"] or "") <= 2  # 30 ans, 120 m; 1 852
        place = Span(*figure.span(0 if is_named else "count"))
        yield place, frozenset(readings), _weight(figure, text)


def _clock_time(match: re.Match[str]) -> str:
    """A duration in the form of a time, as long as it was: 002:48 for « 2 h 48 »."""
    return ":".join(re.findall(r"\d+", match.group())).zfill(len(match.group()))


def _is_number(figure: re.Match[str]) -> bool:
    """True if it has digits, a scale or a unit, and is not just “a”: « un million »."""
    return figure["number"][0].isdigit() or bool(figure["scale"] or figure["unit"])


def _weight(figure: re.Match[str], text: str) -> str:
    """The weight of a number: certain in digits or as an ordinal; one and two in words only
    support others."""
    start, value = figure.start("number"), figure["number"].lstrip("0")
    in_words = not text[start].isdigit()
    is_small = value in ("", "1", "2") or not figure["number"][0].isdigit()
    if (in_words and is_small and not figure["scale"]) or re.match(r"1[^\W\d]", value):
        return SUPPORTING
    return DOUBTFUL if in_words and not figure["ordinal"] else CERTAIN


def _value(figure: re.Match[str], lang: Lang) -> float:
    """The value of the number without its scale; of a time of day in hours, 9.5 for 9:30."""
    digits = figure["number"].removesuffix(figure["ordinal"] or "").rstrip("’'s")
    if figure["clock"] or (_unit(figure) in ("h", "p.m") and "." in digits):
        parts = re.split("[:.]", digits)
        return sum(int(part) / 60.0**place for place, part in enumerate(parts))
    if digits[0].isdigit():
        return value_of(digits, lang)
    return 0.5 if digits.lower().startswith(("half", "demi")) else 1.0


def _readings(value: float, unit: str) -> Iterator[Reading]:
    """The readings of a value with its unit; a time or a duration is also one in minutes."""
    yield Reading(_rounded(value), unit)
    if unit in _MINUTES:
        yield Reading(_rounded(value * _MINUTES[unit]), "minute")
    if unit in ("p.m", "o’clock"):
        yield from _readings(value % 12 + 12, "h")
    if 1900 <= value < 2100:
        yield Reading(value % 100)  # the 60s, 2026-27


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _unit(figure: re.Match[str]) -> str:
    word = str(figure["sign"] or figure["unit"] or "").lower()
    return str(_UNITS.get(word, "h" if figure["clock"] else ""))
