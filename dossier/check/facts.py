"""Finds the facts of a text that French, English and the quotes must share: numbers, dates, names.

A text has facts; a fact has parts (a date its year, month and day); a part has readings, of which
the other side must have one. A bare 120 may be « 120 km », but not « 120 % », nor is 120 m 120 km.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from dossier.model.base import Lang
from dossier.text.dates import WrittenDate, dates_in
from dossier.text.glossary_terms import Names
from dossier.text.numbers import SCALES, in_digits, value_of
from dossier.text.words import table_of, words_of

CERTAIN, DOUBTFUL, SUPPORTING = "certain", "doubtful", "supporting"
"""Of a missing fact: an error, a warning, nothing."""


class Reading(NamedTuple):
    """One meaning that words can have: (120, "km"), (3, "month"); a bare number has no unit."""

    value: float | str
    unit: str = ""


WORDS = table_of(__file__)
_MINUTES, _HALF_DAYS = WORDS["minutes"], WORDS["half_days"]
_UNITS = {
    word.replace("_", " "): unit for unit, words in WORDS["units"].items() for word in words.split()
}
"""Each word for a unit, with the unit's name."""
_NUMBER = {
    "fr": r"[1-9]\d{0,2}(?:[\s.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
    "en": r"[1-9]\d{0,2}(?:[,\s]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}
_ONE = {"fr": r"une?\b|demi(?=-)", "en": r"one\b|(?:half\s)?an?\b"}
_ORDINAL = {"fr": r"ers?|[eè]?res?|nde?s?|(?:i?[eè]me|e)s?", "en": r"(?:st|nd|rd|th)s?"}
_OF = r"[\s-]?(?:(?:de|of(?:\sa)?)\s|d[’'])?"
_HALF = r"\s(?:et\sdemie?|and\sa\shalf)\b|½"
_TO = re.compile(r"(?<!\b(?:19|20)\d\d)(?:\s(?:à|et|ou|to|and|or)\s|\s?[-–]\s?)")
"""What is between the last numbers of a range or a list, but not in “in 2019 and 25%”."""
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_FIRST = re.escape("".join(sorted({unit[0] for unit in _UNITS})))  # looked for first: far quicker
Part = frozenset[Reading]


class Fact(NamedTuple):
    """Words of a text, the possible readings of each of their parts, and their weight; one that
    has a kind is only asked for if another of that kind is in its place."""

    words: str
    parts: tuple[Part, ...]
    weight: str = CERTAIN
    kind: str = ""


Facts = tuple[Fact, ...]
_WORDS = {
    word: Fact(word, (frozenset({Reading(words, kind), *map(Reading, figures)}),), weight, kind)
    for weight, kinds in WORDS["stand_for"].items()
    for kind, lines in kinds.items()
    for words, figures in lines.items()
    for word in words.split()
}


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared."""
    named = (_of_a_name(words, name, CERTAIN) for name, words, _ in names.found(text, lang))
    last = (_of_a_name(words, name, SUPPORTING) for name, words in names.surnames(text))
    return (*named, *last, *_without_names(text, lang))


def date_fact(day: str) -> Fact:
    """A date as seeds have it: 2017-01-19, 2018; in words of any language its year has digits."""
    return Fact(day[:4], _parts_of_a_date(day))


@lru_cache
def publication_fact(day: str) -> Fact:
    """The publication date of an article, which statements may name; only its year is a number."""
    return Fact(day, _parts_of_a_date(day, ("month", "day of the month")), SUPPORTING)


def missing(wanted: Iterable[Fact], given: Iterable[Fact]) -> Iterator[tuple[bool, str]]:
    """The words of each wanted fact that is not given; True with those that are an error."""
    wanted = [fact for fact in wanted if fact.weight != SUPPORTING]
    given = list(given) if wanted else []  # most texts have no figure
    if {fact.parts for fact in wanted} <= {fact.parts for fact in given}:  # nearly always
        return
    known = _known_readings(given)
    ours = _known_readings(wanted)
    rivals = {fact.kind for fact in given if fact.kind and not _is_given(fact, ours)} | {""}
    for fact in wanted:
        if fact.kind in rivals and not _is_given(fact, known):
            yield fact.weight == CERTAIN, fact.words


def _known_readings(facts: Iterable[Fact]) -> set[tuple[float | str, str]]:
    """Every reading of the facts, and each value with any unit."""
    found = {one for fact in facts for part in fact.parts for one in part}
    return found | {(value, "any") for value, _ in found}


def _is_given(fact: Fact, known: set[tuple[float | str, str]]) -> bool:
    """True if each part is among the known ones; a bare number is of any unit but one of a kind."""
    bare = "none" if fact.kind else ""
    return all(
        any((value, unit or "any") in known or (value, bare) in known for value, unit in part)
        for part in fact.parts
    )


@lru_cache(maxsize=2**15)  # many reasons are the same words, and quotes stay what they are
def _without_names(text: str, lang: Lang) -> Facts:
    found, rest = [_WORDS[word] for word in sorted(_WORDS.keys() & words_of(text))], text
    for date in dates_in(text, lang):
        start, end = date.place
        found.append(_of_a_date(text[start:end].rstrip("."), date))
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return (*found, *_quantities(text, rest, lang))


def _of_a_name(words: str, name: str, weight: str) -> Fact:
    return Fact(words, (frozenset({Reading(name, "name")}),), weight)


def _of_a_date(words: str, date: WrittenDate) -> Fact:
    """The fact of a date, whose parts may stand apart: « en 2026, le 3 mars »."""
    is_a_name = "-" in words and not words[-1].isdecimal()  # le 14-Juillet; le 11-Septembre: 9/11
    readings = (_parts_of_a_date(one, () if is_a_name else ("month",)) for one in date.readings)
    parts = tuple(frozenset().union(*same) for same in zip(*readings, strict=True))
    weight, kind = DOUBTFUL if is_a_name else CERTAIN, "month" if len(parts) == 1 else ""
    return Fact(words, parts, weight, kind)


def _parts_of_a_date(reading: str, named: Collection[str] = ("month",)) -> tuple[Part, ...]:
    """Year, month and day; but for the `named` ones they are also a number with that unit."""
    parts = zip(("year", "month", "day of the month"), reading.split("-"), strict=False)
    known = [(name, int(part)) for name, part in parts if part != "?"]
    also = {name: [Reading(n, name)] for name, n in known if name not in named}
    readings = ({Reading(f"{name} {n}", name), *also.get(name, ())} for name, n in known)
    return tuple(map(frozenset, readings))


def _pattern(lang: Lang) -> re.Pattern[str]:
    scale = "|".join(sorted(SCALES[lang], key=len, reverse=True))
    return re.compile(
        r"(?=[$€£\daudoh])(?:(?<!\w)|(?=[$€£\d]))(?P<bare>(?:(?P<sign>[$€£])\s?)?(?<!\d)"
        r"(?P<number>(?:(?P<clock>\d+(?:(?P<mark>[:h′])-?0*\d\d?(?![:\d])|(?::0*\d\d?){2}(?!\d)))"
        rf"|{_NUMBER[lang]})(?:(?P<ordinal>{_ORDINAL[lang]})(?!\w)|[’']?s\b)?"
        rf"|(?<!\w)(?:{_ONE[lang]})(?!\s?[$€£]|\s\w\b|\squart))(?:{_HALF})?"
        rf"(?:{_OF}(?P<scale>(?-i:{scale}))s?(?!\w|/s)(?:{_HALF})?)?)"
        rf"(?:{_OF}(?=[{_FIRST}])(?P<unit>{_UNIT})s?(?![^\W\d]|[’'])(?:{_HALF})?)?",
        re.IGNORECASE,
    )


_Groups = tuple[tuple[str, Any], ...]
_Meaning = tuple[bool, Part, tuple[str, str]]
_FIGURE: dict[Lang, re.Pattern[str]] = {"fr": _pattern("fr"), "en": _pattern("en")}


def _quantities(text: str, rest: str, lang: Lang) -> Iterator[Fact]:
    """Each number of the text, in digits or in words; `rest` has spaces in place of its dates."""
    for match, figure in _figures(in_digits(rest, lang), lang):
        if match["number"][0].isdigit() or match["scale"] or match["unit"]:  # else it is just “a”
            is_in_words = not text[match.start("number")].isdigit()
            is_named, part, asked = _meaning(match[0], tuple(figure.items()), lang, is_in_words)
            words = text[slice(*match.span(0 if is_named else "bare"))]
            yield Fact(words.strip(), (part,), *asked)


def _figures(digits: str, lang: Lang) -> list[tuple[re.Match[str], dict[str, Any]]]:
    """Each number with its parts; in a range or a list, with the unit and scale of the last."""
    found = [(match, match.groupdict()) for match in _FIGURE[lang].finditer(digits)]
    for (match, figure), (after, last) in reversed([*pairwise(found)]):
        start, end = match.end(), after.start()
        if _TO.fullmatch(digits, start, end) or ("later" in last and digits[start:end] == ", "):
            scale = last["scale"] or last.get("later") or last["number"].endswith("000")
            unit = "o’clock" if _unit(last) in _HALF_DAYS else _unit(last)
            figure |= {"later": not figure["scale"] and scale, "unit": figure["unit"] or unit}
    return found


@lru_cache(maxsize=2**12)  # the same in both languages and in the quote
def _meaning(words: str, groups: _Groups, lang: Lang, is_in_words: bool) -> _Meaning:
    """True if a number is named with its unit; its possible readings, and its weight and kind."""
    figure = dict(groups)
    scale, unit = SCALES[lang].get(figure["scale"], 1), _unit(figure)
    number = _value(figure, lang) + bool(re.search(_HALF, words, re.IGNORECASE)) / 2
    readings = {*_readings(number * scale, unit)}
    if not unit and re.match(r"0*(?:19|20)\d\d(?!\d)", figure["number"]):
        readings.add(Reading(number % 100))  # the 60s, 2026-27
    if figure.get("later"):
        readings |= {*_readings(number * SCALES[lang].get(figure["later"], 1000), unit)}
    if figure["scale"] in [*"mMBT"] and not unit:  # “120 m” is no million, “2B” no billion
        readings |= {*_readings(number, figure["scale"])}
    if figure["mark"] == ":" and unit == "h":  # 12:51 may be minutes and seconds, too
        readings |= {*_readings(number, "min")}
    if lang == "fr" and figure["mark"]:  # British papers write 6.52
        readings.add(Reading(_rounded(number - number % 1 * 0.4), "h.min"))
    is_named = unit in _MINUTES or len(figure["unit"] or "") <= 2  # 30 ans, 120 m; 1 852
    return is_named, frozenset(readings), _weight(figure, is_in_words)


def _weight(figure: Mapping[str, Any], is_in_words: bool) -> tuple[str, str]:
    """The weight of a number: certain in digits or as an ordinal; one and two in words support, but
    with a unit they are a kind: a year in the place of an hour."""
    value = figure["number"].lstrip("0")
    is_small = value in ("", "1", "2") or not figure["number"][0].isdigit()
    if (is_in_words and is_small and not figure["scale"]) or re.match(r"1[^\W\dh]", value):
        is_measure = _unit(figure) and not figure["ordinal"]
        return (DOUBTFUL, "few") if is_measure else (SUPPORTING, "")
    return DOUBTFUL if is_in_words and not figure["ordinal"] else CERTAIN, ""


def _value(figure: Mapping[str, Any], lang: Lang) -> float:
    """The value of the number without its scale; of a time of day in hours, 9.5 for 9:30."""
    digits = figure["number"].removesuffix(figure["ordinal"] or "").rstrip("’'s")
    if figure["clock"] or (_unit(figure) in ("h", *_HALF_DAYS) and "." in digits):
        parts = re.split("[:h′.]", digits)
        return sum(int(part) / 60.0**place for place, part in enumerate(parts))
    if digits[0].isdigit():
        return value_of(digits, lang)
    return 0.5 if digits.lower().startswith(("half", "demi")) else 1.0


def _readings(value: float, unit: str) -> Iterator[Reading]:
    """The readings of a value with its unit; a time or a duration is also one in minutes."""
    yield Reading(f"{value:.12g}{unit}" if unit in WORDS["strict"] else _rounded(value), unit)
    if unit == "day" and value in (8, 15):  # as French counts one week and two
        yield Reading(value // 7, "week")
    if unit in _MINUTES:
        yield Reading(_rounded(value * _MINUTES[unit]), "minute")
    if unit in _HALF_DAYS:
        yield from _readings(value % 12 + _HALF_DAYS[unit], "h")


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _unit(figure: Mapping[str, Any]) -> str:
    word = (figure["sign"] or figure["unit"] or figure["mark"] or "").lower()
    return str(_UNITS.get(word, "h" if figure["clock"] else ""))
