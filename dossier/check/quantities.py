"""The numbers of a text with what they count: 5 million euros, 120 km, 21:30, the 2nd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from dossier.model.base import Lang
from dossier.text.numbers import SCALES, in_digits, value_of
from dossier.text.sentences import Span

CERTAIN, DOUBTFUL, SUPPORTING = "certain", "doubtful", "supporting"
"""What a fact weighs: missing, it is an error, a warning, or nothing."""


class Reading(NamedTuple):
    """One thing that words can mean: (120, "km"), (3, "month"); a bare number has no unit."""

    value: float | str
    unit: str = ""


WORDS = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
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
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_HOURS_AND_MINUTES = re.compile(
    r"(?<!\d)\d+\s?h(?:eures?|ours?)?(?:\s(?:et|and))?\s?\d\d?"
    r"(?:\s?min(?:utes?)?(?:\s?\d\d?\s?s)?)?(?!\w)"
)


def _pattern(lang: Lang) -> re.Pattern[str]:
    scale = "|".join(sorted(SCALES[lang], key=len, reverse=True))
    return re.compile(
        r"(?=[$€£\daudoh])(?P<count>(?:(?P<sign>[$€£])\s?)?(?<![\d.,])"
        rf"(?P<number>(?:(?P<clock>\d+(?::\d\d?){{1,2}}(?!\d))|{_NUMBER[lang]})"
        rf"(?:(?P<ordinal>{_ORDINAL[lang]})(?!\w)|[’']?s\b)?"
        rf"|(?<!\w)(?:{_ONE[lang]})(?!\s?[$€£]))"
        rf"(?:{_OF}(?P<scale>(?-i:{scale}))s?(?!\w))?)"
        rf"(?:{_OF}(?P<unit>{_UNIT})s?(?![^\W\d]|[’']))?",
        re.IGNORECASE,
    )


_FIGURE: dict[Lang, re.Pattern[str]] = {"fr": _pattern("fr"), "en": _pattern("en")}


def quantities(text: str, lang: Lang) -> Iterator[tuple[Span, frozenset[Reading], str]]:
    """The place of each number, what it can be read as, and what it weighs."""
    digits = _HOURS_AND_MINUTES.sub(_as_on_a_clock, in_digits(text, lang))
    for figure in filter(_is_number, _FIGURE[lang].finditer(digits)):
        scale, unit = SCALES[lang].get(figure["scale"], 1), _unit(figure)
        number = _value(figure, lang)
        readings = {*_readings(number * scale, unit)}
        if figure["scale"] == "m":  # “120 m long” is no million
            readings |= {*_readings(number, "m")}
        is_named = unit in _MINUTES or len(figure["unit"] or "") <= 2  # 30 ans, 120 m; 1 852
        place = Span(*figure.span(0 if is_named else "count"))
        yield place, frozenset(readings), _weight(figure, text)


def _as_on_a_clock(match: re.Match[str]) -> str:
    """002:48 for « 2 h 48 », as long as that was."""
    return ":".join(re.findall(r"\d+", match.group())).zfill(len(match.group()))


def _is_number(figure: re.Match[str]) -> bool:
    """Whether it is more than “a”: « un million », “half an hour”."""
    return figure["number"][0].isdigit() or bool(figure["scale"] or figure["unit"])


def _weight(figure: re.Match[str], text: str) -> str:
    """An error is what digits or an ordinal say; one and two in words are never asked for."""
    start, value = figure.start("number"), figure["number"].lstrip("0")
    in_words = not text[start].isdigit()
    is_small = value in ("", "1", "2") or not figure["number"][0].isdigit()
    if (in_words and is_small and not figure["scale"]) or re.match(r"1[^\W\d]", value):
        return SUPPORTING
    return DOUBTFUL if in_words and not figure["ordinal"] else CERTAIN


def _value(figure: re.Match[str], lang: Lang) -> float:
    """The number without its scale; a time of day in hours: 9.5 for 9:30 and 9.30am."""
    digits = figure["number"].removesuffix(figure["ordinal"] or "").rstrip("’'s")
    if figure["clock"] or (_unit(figure) in ("h", "p.m") and "." in digits):
        parts = re.split("[:.]", digits)
        return sum(int(part) / 60.0**place for place, part in enumerate(parts))
    if digits[0].isdigit():
        return value_of(digits, lang)
    return 0.5 if digits.lower().startswith(("half", "demi")) else 1.0


def _readings(value: float, unit: str) -> Iterator[Reading]:
    """The number with its unit, minutes for every time and duration."""
    yield Reading(_rounded(value), unit)
    if unit in _MINUTES:
        yield Reading(_rounded(value * _MINUTES[unit]), "minute")
    if unit == "p.m":
        yield from _readings(value % 12 + 12, "h")
    if 1900 <= value < 2100:
        yield Reading(value % 100)  # the 60s, 2026-27


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _unit(figure: re.Match[str]) -> str:
    word = str(figure["sign"] or figure["unit"] or "").lower()
    return str(_UNITS.get(word, "o’clock" if figure["clock"] else ""))
