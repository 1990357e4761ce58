"""The forms in which French and English write a figure, once number words are digits.

The first that fits where a figure begins is the one it is read by, so they stand from the most to
the least particular. `readings` says what the words in their groups come to.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from dossier.figures import readings as read
from dossier.model.base import Lang


class Weight(IntEnum):
    """What is made of a figure that another text lacks: nothing, a warning, an error."""

    SUPPORTING = 0
    DOUBTFUL = 1
    CERTAIN = 2


class Form(NamedTuple):
    """A way to write figures, and how those it fits are read."""

    pattern: re.Pattern[str]
    read: read.Reader
    weight: Weight


def _form(pattern: str, reader: read.Reader, weight: Weight = Weight.CERTAIN) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), reader, weight)


def _multiple(lang: Lang, of: str, short: str) -> str:
    """What a number can be multiplied by: million, centaines de milliers, bn."""
    words = "|".join(f"{word}s?" for word in read.SCALES[lang] if len(word) > 2)
    return rf"(?:(?:\s*(?:{of}|-)?(?:{words})(?!\w)){{1,3}}|{short})"


_SPACE = r"(?:[^\S\n]|['’])"
_DIGITS = r"\d{1,15}(?!\d)"  # more of them are a name, not a number
_NUMBER: dict[Lang, str] = {
    "fr": rf"\d{{1,3}}(?:(?:{_SPACE}\d{{3}}){{1,4}}|(?:\.\d{{3}}){{1,4}})(?!\d)(?:,{_DIGITS})?"
    rf"|{_DIGITS}(?:[.,]{_DIGITS})?",
    "en": rf"\d{{1,3}}(?:(?:{_SPACE}\d{{3}}){{1,4}}|(?:,\d{{3}}){{1,4}})(?!\d)(?:\.{_DIGITS})?"
    rf"|{_DIGITS}(?:\.{_DIGITS})?",
}
_TIMES: dict[Lang, str] = {
    "fr": _multiple("fr", r"de\s+|d['’]", r"\s?(?-i:Mds?|M|k)(?=\s?[€$£]|\s+d['’])|\s?Mds(?!\w)"),
    "en": _multiple("en", r"of\s+", r"\s?(?:bn|mn|tn)(?!\w)|(?-i:[mMBk])(?!\w)"),
}
_HALF: dict[Lang, str] = {"fr": r"\s+et\s+demie?(?!\w)", "en": r"\s+and\s+a\s+half(?!\w)"}


def _any_number(lang: Lang, one: str, joining: str) -> Form:
    """A number, its half, its multiple and the smaller number after it: 2 millions 500 000.

    In « de 2 à 3 millions » the first number shares the multiple of the second.
    """
    number, times, half = _NUMBER[lang], _TIMES[lang], _HALF[lang]
    more = r"(?:(?<=ion|ard)|(?<=ions|ards))\s+(?P<more>\d{1,3}[\s.,]\d{3}|\d{5,6})(?![\d.,]*\d)"
    shared = rf"(?=\s*(?:{joining}|-|–)\s*[$€£¥]?(?:{number})(?P<shared>{times}))"
    return _form(
        rf"(?P<n>{number}|\d{{16,}}{one})(?P<half>{half})?(?P<scale>{times})?(?P<after>{half})?"
        rf"(?:{more})?(?:{shared})?",
        read.number,
    )


_UNIT = {lang: rf"(?P<unit>(?:{'|'.join(units)})s?)(?!\w)" for lang, units in read.UNITS.items()}
_AMONG = r"\s+(?:derni[eè]re?s?|prochaine?s?|premi[eè]re?s?)"
"""« Vingt dernières années »."""
_I, _D = r"(?P<n>\d{1,15})", r"(?P<d>[1-9]\d{0,14})"
_FR, _EN = f"(?P<n>{_NUMBER['fr']})", f"(?P<n>{_NUMBER['en']})"
_ABOUT = "|".join(word for word in read.SCALES["fr"] if word.endswith("aine"))
_FR_PART = r"(?:(?P<am>\s*du\s+matin)|(?P<pm>\s*(?:du\s+soir|de\s+l['’]après-midi)))(?!\w)"
_EN_PART = (
    r"\s*(?:(?P<am>a\.?\s?m(?!\w)\.?|in\s+the\s+morning)"
    r"|(?P<pm>p\.?\s?m(?!\w)\.?|in\s+the\s+(?:afternoon|evening)|at\s+night)|o['’]clock)"
)
_FR_OF = (
    rf"(?:[\s-]*(?:d['’]|de\s+)?(?:(?P<hours>heures?)(?!\w)|{_UNIT['fr']})"
    rf"|(?P<scale>{_TIMES['fr']}))"
)
_EN_OF = (
    rf"(?:(?:\s+of)?(?:\s+an?)?(?:[\s-]+(?:(?P<hours>hours?)(?!\w)|{_UNIT['en']})"
    rf"|(?P<scale>{_TIMES['en']})))"
)
_QUART = r"(?P<quarter>quarts?)(?!\w|\s+de\s+finale)"
_QUARTER = r"(?P<quarter>quarters?)(?!\w|[\s-]finals?)"
_NO_NAME = r"(?:And|As|Because|But|How|If|Now|So|Then|What|When|Where|While|Yes)\b"
_OWNER = r"(?:of|the|an?|its|his|her|their|our|my)"

AGAIN = _form(r"(?P<n>\d{1,3}0)(?!\d)", read.decade)
"""Another decade after one: les années 1960 et 1970."""
IN_WORDS: dict[Lang, list[Form]] = {
    "fr": [
        _form(rf"(?:n[°oº]s?\.?|numéros?)\s*{_I}(?![\d.,]*\d)", read.rank),  # n° 1
        _form(rf"(?:[-−]|moins\s+){_FR}(?P<scale>{_TIMES['fr']})?", read.negative),  # -5
        _form(r"années\s+(?P<n>\d{1,3}0)(?!\d)", read.decade),
        _form(rf"moitié(?!\w)|demie?(?!\w){_FR_OF}", read.fraction),  # une demi-heure
        _form(
            rf"(?:demie?s?|(?P<third>tiers)|{_QUART})(?!\w){_FR_OF}?",
            read.fraction,
            Weight.SUPPORTING,
        ),
        _form(r"(?-i:(?P<roman>[IVX]+)(?:er|[eè]re|re|i?[eè]me|e)s?)(?!\w)", read.roman),  # VIIIe
        _form(r"(?-i:(?P<roman>[IVX]+))(?!\w)", read.roman, Weight.SUPPORTING),  # Louis XIV
        _form(r"second(?:e|s)?(?!\w)", read.always("#2")),
        _form(r"secondes(?!\w)", read.always("#2"), Weight.SUPPORTING),
        _form(
            rf"(?:dizaine|douzaine|centaine|millier|million|milliard)s(?!\w){_TIMES['fr']}?",
            read.many,
        ),
    ],
    "en": [
        _form(rf"(?:no\.?|nº|n°|numbers?)\s*{_I}(?![\d.,]*\d)", read.rank),  # No. 1
        _form(rf"(?:[-−]|minus\s+){_EN}(?P<scale>{_TIMES['en']})?", read.negative),
        _form(
            r"(?P<past>half|quarter)\s+(?:past|(?P<to>to))\s+(?P<hour>\d{1,2})(?!\d)",
            read.around_the_hour,
        ),
        _form(rf"half(?:{_EN_OF}|(?=\s+{_OWNER}\s))", read.fraction),  # half a million, half the …
        _form(r"half(?=\s+as\b)", read.always("0.5", "2"), Weight.SUPPORTING),
        _form(r"(?:half|(?P<quarter>quarter))(?!\w)", read.fraction, Weight.SUPPORTING),
        _form(
            rf"(?-i:(?:(?!{_NO_NAME})[A-Z][a-z]+ )?(?P<roman>[IVX]+))(?!\w)",
            read.roman,
            Weight.SUPPORTING,
        ),
        _form(r"second(?!\w)", read.always("#2")),
        _form(r"both(?=[^.;:]{1,80}\sand\s)", read.always("2"), Weight.SUPPORTING),
        _form(r"both(?!\w)", read.always("2"), Weight.DOUBTFUL),
        _form(r"twice(?!\w)", read.always("2")),
        _form(
            rf"(?:(?:several|few|many)\s+(?:hundred|thousand|million|billion|trillion)"
            rf"|(?:ten|dozen|hundred|thousand|million|billion|trillion)s)(?!\w){_TIMES['en']}?",
            read.many,
        ),
    ],
}
"""Those that begin with a letter or a sign."""
IN_DIGITS: dict[Lang, list[Form]] = {
    "fr": [
        _form(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|TU|UTC)\b)", read.clock),
        _form(  # 21h30, 21 heures 30
            r"(?P<hour>[01]?\d|2[0-4])(?:\s*h|\s*heures?\s|:)\s*(?P<minute>[0-5]\d)(?!\d)"
            rf"(?:{_FR_PART})?",
            read.clock,
        ),
        _form(rf"(?P<hour>\d{{1,2}})\s*h(?:eures?)?{_FR_PART}", read.clock),  # 9 h du soir
        _form(  # 9 heures, 2 heures et demie
            rf"{_FR}\s*h(?:eures?)?(?!\w)(?:(?P<half>{_HALF['fr']})"
            r"|(?P<quarter>\s+et\s+quart)|(?P<to>\s+moins\s+le\s+quart))?",
            read.duration,
        ),
        _form(
            rf"{_FR}\s*(?P<minutes>min|mn|minutes?)(?!\w)(?P<half>{_HALF['fr']})?", read.duration
        ),
        _form(r"1\s+seconde(?!\w)", read.always("#2", "1"), Weight.DOUBTFUL),
        _form(rf"{_FR}\s*secondes?(?!\w)", read.plain),
        _form(  # deux tiers, trois quarts d’heure
            rf"{_I}[\s-]+(?:(?P<third>tiers)|{_QUART}|demie?s?(?!-[fj]))(?!\w){_FR_OF}?",
            read.fraction,
        ),
        _form(rf"{_FR}(?:{_AMONG})?\s+{_UNIT['fr']}(?P<half>{_HALF['fr']})?", read.period),
        _form(rf"(?!1\D){_I}\s+{_D}i?[eè]mes(?!\w){_FR_OF}?", read.fraction),
        _form(rf"(?P<n>1)\s+{_D}i?[eè]me(?!\w){_FR_OF}?", read.fraction),  # un cinquième
        _form(r"(?P<n>\d{1,2})/(?P<d>[1-9]\d?)(?![\d/])", read.fraction, Weight.DOUBTFUL),
        _form(r"(?<=\d{4}[-–/])(?P<n>\d\d)(?!\d)", read.short_year, Weight.DOUBTFUL),
        _form(rf"{_I}(?:er|[eè]re|re|nd|nde|i?[eè]me|e)s?(?!\w)", read.ordinal),
        _form(
            rf"1\s+(?P<scale>{_ABOUT})(?!\w)(?!\s+de\s+mill)(?:\s+d(?:['’]|e\s+){_UNIT['fr']})?",
            read.about,
            Weight.DOUBTFUL,
        ),
        _form(rf"{_FR}(?!{_TIMES['fr']})\s+[a-zà-ÿ]+(?P<half>{_HALF['fr']})", read.plain),
        _any_number("fr", "", "à|et|ou"),
    ],
    "en": [
        _form(r"(?P<n>\d{1,3}0)['’]?s(?!\w)", read.decade),  # the 1960s
        _form(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC)\b)", read.clock),
        _form(rf"(?P<hour>[01]?\d|2[0-4])(?:[.:h](?P<minute>[0-5]\d))?{_EN_PART}", read.clock),
        _form(r"(?P<hour>[01]?\d|2[0-4])[:h](?P<minute>[0-5]\d)(?!\d)", read.clock),
        _form(  # two and a half hours, 2 hours 30 minutes
            rf"(?P<n>{_NUMBER['en']}|an?)(?P<half>{_HALF['en']})?[\s-]*(?:hours?|hrs?|h)(?!\w)"
            rf"(?P<after>{_HALF['en']})?"
            r"(?:,?(?:\s+and)?\s*(?P<minute>\d{1,2})[\s-]*(?:minutes?|mins?|m)(?!\w))?",
            read.duration,
        ),
        _form(
            rf"{_EN}(?P<half>{_HALF['en']})?[\s-]*(?P<minutes>minutes?|mins?)(?!\w)", read.duration
        ),
        _form(r"1\s+second(?!\w)", read.always("#2", "1"), Weight.DOUBTFUL),
        _form(rf"{_EN}[\s-]*seconds?(?!\w)", read.plain),
        _form(  # two decades, a year and a half
            rf"(?P<n>{_NUMBER['en']}|an?)(?P<half>{_HALF['en']})?[\s-]+{_UNIT['en']}"
            rf"(?P<after>{_HALF['en']})?",
            read.period,
        ),
        _form(  # two-thirds, three quarters of an hour
            rf"(?!1\D){_I}[\s-]+(?:{_D}(?:rd|th)s|{_QUARTER}|halves)(?!\w){_EN_OF}?",
            read.fraction,
        ),
        _form(rf"(?P<n>1|an?)[\s-]+(?:{_D}(?:rd|th)|half)(?!\w){_EN_OF}?", read.fraction),
        _form(rf"(?P<n>1|an?)[\s-]+{_QUARTER}(?=\s+of){_EN_OF}?", read.fraction),
        _form(r"(?P<n>\d{1,2})/(?P<d>[1-9]\d?)(?![\d/])", read.fraction, Weight.DOUBTFUL),
        _form(r"(?<=\d{4}[-–/])(?P<n>\d\d)(?!\d)", read.short_year, Weight.DOUBTFUL),
        _form(rf"{_I}(?:st|nd|rd|th)(?!\w)", read.ordinal),
        _form(r"(?:an?|1)\s+(?P<scale>dozen)(?!\w)", read.about, Weight.DOUBTFUL),
        _form(
            rf"(?P<n>{_NUMBER['en']}|an?)(?!{_TIMES['en']})\s+[a-z]+(?P<half>{_HALF['en']})",
            read.plain,
        ),
        _any_number("en", rf"|an?(?={_TIMES['en']})", "to|and|or"),
    ],
}
"""Those that begin with a digit, or with “a” in its place."""
_BEFORE_BARE, _END = r"(?<!\d{4}[-–/])\d+", r"$|[;!?)»”…]|[.,](?!\d)"
BARE: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        rf"{_BEFORE_BARE}(?={_END}|\s+(?![abcdehjmopqstv])[a-zà-ÿ]{{2,}}(?![a-zà-ÿ]|\s+et\s))"
    ),
    "en": re.compile(
        rf"{_BEFORE_BARE}(?={_END}|\s+(?![abcdfhimopqstwy])[a-z]{{2,}}(?![a-z]|\s+and\s))"
    ),
}
"""Digits before what begins none of those but the last, seen at a glance: most figures are so."""
