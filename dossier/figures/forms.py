"""What a form of writing figures is, and what both languages make theirs of.

`french` and `english` have the forms, from the most to the least particular: the first that fits
where a figure begins is the one it is read by. Number words are digits by then.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from dossier.figures import readings as read
from dossier.figures import times
from dossier.figures.times import UNITS
from dossier.figures.values import SCALES, Reader
from dossier.model.base import Lang


class Weight(IntEnum):
    """What is made of a figure that another text lacks: nothing, a warning, an error."""

    SUPPORTING = 0
    DOUBTFUL = 1
    CERTAIN = 2


class Form(NamedTuple):
    """A way to write figures, and how those it fits are read."""

    pattern: re.Pattern[str]
    read: Reader
    weight: Weight


class Forms(NamedTuple):
    """Those of a language: that begin with a letter or a sign, with a digit, and bare digits."""

    in_words: list[Form]
    in_digits: list[Form]
    bare: re.Pattern[str]


def form(pattern: str, reader: Reader, weight: Weight = Weight.CERTAIN) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), reader, weight)


def unnamed(pattern: str) -> str:
    """The same without its groups, to look ahead for it."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _multiple(lang: Lang, of: str, short: str) -> str:
    """What a number can be multiplied by: million, centaines de milliers, bn."""
    words = "|".join(f"{word}s?" for word in SCALES[lang] if len(word) > 2)
    return rf"(?:(?:\s*(?:{of}|-)?(?:{words})(?!\w)){{1,3}}|{short})"


_SPACE = r"(?:[^\S\n]|['’])"
_DIGITS = r"(?:\d{1,15}(?!\d))"  # more of them are a name, not a number
NUMBER: dict[Lang, str] = {
    "fr": rf"\d{{1,3}}(?:(?:{_SPACE}\d{{3}}){{1,4}}|(?:\.\d{{3}}){{1,4}})(?!\d)(?:,{_DIGITS})?"
    rf"|{_DIGITS}[.,]{_DIGITS}|(?:{_DIGITS}\s?)?[½¼¾](?!\s?finales?\b)|{_DIGITS}",
    "en": rf"\d{{1,3}}(?:(?:{_SPACE}\d{{3}}){{1,4}}|(?:,\d{{3}}){{1,4}})(?!\d)(?:\.{_DIGITS})?"
    rf"|{_DIGITS}\.{_DIGITS}|(?:{_DIGITS}\s?)?[½¼¾]|{_DIGITS}",
}
TIMES: dict[Lang, str] = {
    "fr": _multiple("fr", r"de\s+|d['’]", r"\s?(?-i:Mds?|M|k)(?=\s?[€$£]|\s+d['’])|\s?Mds(?!\w)"),
    "en": _multiple("en", r"of\s+", r"\s?(?:bn|mn|tn)(?!\w)|(?-i:[mMBk])(?!\w)"),
}
HALF: dict[Lang, str] = {"fr": r"\s+et\s+demie?(?!\w)", "en": r"[\s-]+and[\s-]+a[\s-]+half(?!\w)"}
_UNIT = {lang: rf"(?:{'|'.join(units)})s?(?!\w)" for lang, units in UNITS.items()}
UNIT = {lang: f"(?P<unit>{unit})" for lang, unit in _UNIT.items()}
A_UNIT = {
    lang: rf"(?:{'|'.join(unit for unit in units if not unit.startswith('second'))})(?!\w)"
    for lang, units in UNITS.items()
}
"""One unit of time that a word like « une » goes before; « une seconde » may be no time at all."""
_A: dict[Lang, str] = {"fr": "une?", "en": "an?|one"}
ONE: dict[Lang, str] = {"fr": f"{_A['fr']}|par|chaque", "en": f"{_A['en']}|per|each|every"}
_SCALES = {lang: "|".join(words) for lang, words in SCALES.items()}
N, D = r"(?P<n>\d{1,15})", r"(?P<d>[1-9]\d{0,14})"


def together(lang: Lang, joining: str) -> Form:
    """A period in two units: un an et trois mois."""
    return form(
        rf"(?P<n>{NUMBER[lang]}|{_A[lang]})[\s-]*{UNIT[lang]}(?:{joining}|\s+(?=\d))"
        rf"(?P<more>{NUMBER[lang]}|{_A[lang]})[\s-]*(?P<less>{_UNIT[lang]})",
        times.together,
    )


def among(lang: Lang, of: str) -> Form:
    """So many among so many of which nothing else is said: six élèves sur dix; « un film sur deux
    frères » is none."""
    return form(
        rf"(?<!\w)(?P<n>\d{{1,3}}|{_A[lang]})\s+(?:(?P<word>(?!{_SCALES[lang]})[^\W\d]+)\s+)?{of}\s+{D}"
        rf"(?!\w|[.,:/]\d|[\s-]*{_UNIT[lang]}|\s?%|{_SPACE}\d|{TIMES[lang]}|{HALF[lang]})"
        r"(?!\s?(?:h|hrs?|sec|[ap]\.?m)(?!\w))(?(word)(?!\s+[^\W\d]+[sx](?!\w)))",
        read.among,
    )


def any_number(lang: Lang, one: str, joining: str) -> Form:
    """A number, its half, its multiple and the smaller number after it: 2 millions 500 000.

    In « de 2 à 3 millions » and « 2 à 3 000 » the first number shares what multiplies the second.
    """
    number, multiple, half = NUMBER[lang], TIMES[lang], HALF[lang]
    more = (
        r"(?:(?<=ion|ard)|(?<=ions|ards))\s+"
        rf"(?P<more>\d{{1,3}}[\s.,]\d{{3}}|\d{{5,6}}|\d{{1,3}}(?={multiple}))(?![\d.,]*\d)(?P<less>{multiple})?"
    )
    shared = (
        rf"(?=\s*(?:{joining}|-|–)\s*[$€£¥]?"
        rf"(?:(?:{number})(?P<shared>{multiple})|\d{{1,3}}(?P<thousands>[\s.,’]000)(?!\d)))"
    )
    return form(
        rf"(?P<n>{number}|\d{{16,}}{one})(?P<half>{half})?(?P<scale>{multiple})?(?P<after>{half})?"
        rf"(?:{more})?(?:{shared})?",
        read.number,
    )


AGAIN = form(r"(?P<n>\d{1,3}0)(?!\d)", read.decade)
"""Another decade after one: les années 1960 et 1970."""
BOTH = [
    form(r"(?:33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)", read.telephone),
    form(r"(?P<n>\d{1,3})(?:e|['’′])?\s?\+\s?(?P<more>\d{1,2})(?!\d)", read.added_time),
    form(  # 2:01:39, 1:57.28
        r"(?=\d+:\d\d[:.]\d)(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)"
        r"(?:\.(?P<part>\d{1,3}))?(?!\d)",
        times.timed,
    ),
    form(  # 1’57”28
        r"(?P<minutes>\d{1,3})['’′](?P<seconds>[0-5]\d)(?:[\"”″]|['’]{2})(?P<part>\d{1,3})?(?!\d)",
        times.timed,
    ),
    form(r"(?P<n>\d{1,2})/(?P<d>0[1-9]|[1-9]\d?)(?![\d/])", read.slashed, Weight.DOUBTFUL),
    form(r"(?<=\d{4}[-–/])(?P<n>\d\d)(?!\d)", read.short_year, Weight.DOUBTFUL),
]
"""Forms that are the same in both languages."""
_END = r"$|[;!?)»”…]|[.,](?!\d)"


def bare(lang: Lang, before: str, others: str, later: str) -> re.Pattern[str]:
    """Digits that only the last form can begin with, seen at a glance: most figures are so.

    They are at an end, or before a word that begins like none of the `others`, no unit and no
    multiple, and that none of `later` follows. What is `before` them may tell against it, too.
    """
    words = (*UNITS[lang], *SCALES[lang], *others.split())
    letters = r"[a-zà-ÿ]"
    beginnings = "|".join(sorted({word[:2] for word in words if len(word) > 1}))
    return re.compile(
        rf"(?<!\d{{4}}[-–/]){before}\d+(?:[-–]\d+)?"
        rf"(?={_END}|\s+(?!{beginnings}){letters}{{2,}}(?!{letters}|\s+(?:{later})\s))"
    )
