"""The numbers of a text with what they count: 5 million euros, 120 km, 21:30, the 2nd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.model.base import Lang
from dossier.text.numbers import SCALES, in_digits, value_of
from dossier.text.sentences import Span

CERTAIN, DOUBTFUL, SUPPORTING = "certain", "doubtful", "supporting"
"""What a fact weighs: missing, it is an error, a warning, or nothing."""

_MINUTES = {
    "s/sec/seconde/second": 1 / 60,
    "min/mn/minute": 1,
    "h/hr/heure/hour/am/a.m/o’clock": 60,
    "jour/day": 1440,
    "semaine/week": 10080,
    "mois/month": 43830,
    "an/année/year/yr": 525960,
    "décennie/decade": 5259600,
    "siècle/century/centurie": 52596000,
}
_OTHERS = (
    "€/euro/eur $/dollar/usd £/livre/pound/gbp %/percent/pour_cent/per_cent pm/p.m cm/centimètre "
    "m/mètre/metre/meter km/kilomètre/kilometre/kilometer mile/mille kg/kilo/kilogramme/kilogram "
    "g/gramme/gram t/tonne/ton ha/hectare l/litre/liter °c °f"
)
_UNITS = {
    word.replace("_", " "): words
    for words in (*_MINUTES, *_OTHERS.split())
    for word in words.split("/")
}
"""Each word for a unit, with all of them, which are its name."""
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = {
    "fr": r"\d{1,3}(?:[\s.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
    "en": r"\d{1,3}(?:[,\s]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}
_ONE = {"fr": r"une?\b|demi(?=-)", "en": r"one\b|(?:half\s)?an?\b"}
_ORDINAL = {"fr": r"ers?|[eè]?res?|nde?s?|(?:i?[eè]me|e)s?", "en": r"(?:st|nd|rd|th)s?"}
_AND_A_HALF = r"(?:\set\sdemie?\b|[\s-]and[\s-]a[\s-]half\b)"
_OF = r"(?!-[$€£%])[\s-]?(?:(?:de|of)\s|d[’'])?"
_JOINED = re.compile(r"\s?(?:[-–/]|à|et|ou|to|and|or)\s?[$€£]?")
_YEARS = re.compile(r"[12]\d{3}\s?[-–/]\s?\d\d")


def _figure(lang: Lang) -> re.Pattern[str]:
    scale = "|".join(sorted(SCALES[lang], key=len, reverse=True))
    return re.compile(
        r"(?=[$€£\daudoh])(?P<number>(?:(?P<sign>[$€£])\s?)?(?<![\d.,])(?<!\d[^\W\d])"
        r"(?P<digits>(?P<whole>\d{1,3})\s?(?P<mark>[:.]|h(?:eure|r)?s?|hours?(?:\sand)?|min|m|€"
        r"|euros)\s?(?P<part>\d\d)(?:\s?min\w*)?(?!\w|[,.]\d)"
        rf"|(?:{_NUMBER[lang]})(?:(?P<ordinal>{_ORDINAL[lang]})(?!\w)|[’']?s\b)?"
        rf"|(?<!\w)(?:{_ONE[lang]}))"
        rf"(?:{_AND_A_HALF}?{_OF}(?P<scale>(?-i:{scale}))s?(?!\w))?)"
        rf"(?:{_AND_A_HALF}?{_OF}(?:(?:derni|proch)\w+\s)?(?P<unit>{_UNIT})s?(?![^\W\d]))?",
        re.IGNORECASE,
    )


_FIGURE: dict[Lang, re.Pattern[str]] = {"fr": _figure("fr"), "en": _figure("en")}


def quantities(text: str, lang: Lang) -> Iterator[tuple[Span, frozenset[str], str]]:
    """The place of each number, the tokens it can be read as, and what it weighs.

    One that is joined to the next may share what that counts: 2 to 3 million, 2026-27.
    """
    half = 0.5 if "demi" in text or "half" in text else 0.0  # wherever it stands
    found = [one for one in _FIGURE[lang].finditer(in_digits(text, lang)) if _is_number(one)]
    for before, figure, after in zip([None, *found], found, [*found[1:], None], strict=False):
        scale, unit = SCALES[lang].get(figure["scale"], 1), _unit(figure)
        tokens = {*_divided(figure, lang)}
        number = _value(figure, lang)
        for value in {number, number + half}:
            tokens |= {*_readings(value * scale, unit)}
            if after and _JOINED.fullmatch(text, figure.end(), after.start("digits")):
                more = 1000 if re.search(r"\D000$", after["digits"]) and value < 1000 else 1
                shared = SCALES[lang].get(after["scale"], more)
                tokens |= {*_readings(value * scale * shared, unit or _unit(after))}
        if before and _YEARS.fullmatch(text, before.start(), figure.end()):
            tokens.add(before.group()[:2] + figure.group())
        if lang == "en" and figure["scale"] == "m" and not figure["sign"]:
            tokens |= {*_readings(number, _UNITS["m"])}
        is_named = unit in _MINUTES or len(figure["unit"] or "") <= 2  # 30 ans, 120 m; 1 852
        place = Span(figure.start(), figure.end() if is_named else figure.end("number"))
        yield place, frozenset(tokens), _weight(figure, text)


def _is_number(figure: re.Match[str]) -> bool:
    """Whether it is more than “a”: « un million », “half an hour”."""
    return figure["digits"][0].isdigit() or bool(figure["scale"] or figure["unit"])


def _weight(figure: re.Match[str], text: str) -> str:
    """An error is what digits or an ordinal say; one and two in words are never asked for."""
    start, value = figure.start("digits"), figure["digits"].lstrip("0")
    in_words = not text[start].isdigit() or text[start - 1 : start].isalpha()  # or as in G7
    is_roman = text[start] in "IVX" and not figure["ordinal"]
    is_small = value in ("", "1", "2") or not figure["digits"][0].isdigit()
    if is_roman or (in_words and is_small and not figure["scale"]) or re.match(r"1[^\W\d]", value):
        return SUPPORTING
    return DOUBTFUL if in_words and not figure["ordinal"] else CERTAIN


def _value(figure: re.Match[str], lang: Lang) -> float:
    digits = figure["digits"].removesuffix(figure["ordinal"] or "").rstrip("’'s")
    if figure["whole"]:
        return int(figure["whole"]) + int(figure["part"]) / 100
    if digits[0].isdigit():
        return value_of(digits, lang)
    return 0.5 if digits.lower().startswith(("half", "demi")) else 1.0


def _divided(figure: re.Match[str], lang: Lang) -> Iterator[str]:
    """The readings of 21:30, 2 h 30, 9.30 pm: hours with minutes, minutes with seconds."""
    if figure["whole"]:
        whole, part = int(figure["whole"]), int(figure["part"])
        is_late = _unit(figure).startswith("pm") and whole < 12
        if figure["mark"][0] not in "hH":
            yield f"{whole + part / 60:.12g} minute"
        if figure["mark"] == "min":
            return
        yield f"{(whole + 12 * is_late) * 60 + part} minute"
        yield f"{whole * 100 + part}"  # 1830 GMT
        if lang == "en" and not figure["unit"]:
            yield f"{(whole + 12) * 60 + part} minute"


def _readings(value: float, unit: str) -> Iterator[str]:
    """The number by itself and with its unit, minutes for every time and duration."""
    yield f"{value:.12g}"
    if unit.startswith("pm"):
        yield f"{(value % 12 + 12) * 60:.12g} minute"
    elif unit in _MINUTES:
        yield f"{value * _MINUTES[unit]:.12g} minute"
    elif unit:
        yield f"{value:.12g} {unit}"
    if _MINUTES.get(unit) == 60:
        yield f"{value - 12:.12g}"  # 14 h is two o’clock
    if 1900 <= value < 2000 and value % 10 == 0:
        yield f"{value % 100:g}"


def _unit(figure: re.Match[str]) -> str:
    return _UNITS.get((figure["sign"] or figure["unit"] or figure["mark"] or "").lower(), "")
