"""What a figure stands for: the tokens that what is written in a form can be read as."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from dossier.model.base import Lang

Readings = tuple[str, ...]
"""Tokens, the likeliest first: 2.5, 1/3, #2, 21:30, 1960s, 100s; ~ before what is only like one."""
Reader = Callable[[re.Match[str], Lang], Readings]

SCALES: dict[Lang, dict[str, int]] = {
    "fr": {
        **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
        **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
        **{"millier": 10**3, "k": 10**3, "million": 10**6, "M": 10**6},
        **{"milliard": 10**9, "Md": 10**9, "billion": 10**12},
    },
    "en": {
        **{"ten": 10, "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3},
        **{"million": 10**6, "mn": 10**6, "m": 10**6, "M": 10**6, "billion": 10**9},
        **{"bn": 10**9, "B": 10**9, "trillion": 10**12, "tn": 10**12},
    },
}
"""What multiplies a number; « billion » and “billion” are not the same."""
UNITS: dict[Lang, dict[str, tuple[int, str]]] = {
    "fr": {
        **{"jour": (1, "d"), "semaine": (7, "d"), "mois": (1, "m"), "trimestre": (3, "m")},
        **{"semestre": (6, "m"), "an": (12, "m"), "année": (12, "m"), "décennie": (120, "m")},
        **{"siècle": (1200, "m"), "millénaire": (12_000, "m")},
    },
    "en": {
        **{"day": (1, "d"), "week": (7, "d"), "fortnight": (14, "d"), "month": (1, "m")},
        **{"year": (12, "m"), "decade": (120, "m"), "century": (1200, "m")},
        **{"centurie": (1200, "m"), "millennium": (12_000, "m")},
    },
}
"""How many days or months a period is; their plurals have an s more."""
_LOOSELY = {"15d": "14d", "8d": "7d"}
"""« quinze jours » are two weeks, « huit jours » is one."""
_SCALE_WORD = {
    lang: re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)
    for lang, words in SCALES.items()
}
_DOZEN = {"10": "12", "12": "10", "10s": "12s", "12s": "10s"}
"""« une dizaine » and “a dozen” often stand for each other."""
_SPACES = re.compile(r"[\s’']")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_SHOWN = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST = 15
_NOON, _DAY = 12 * 60, 24 * 60


def _value(written: str, lang: Lang) -> Fraction:
    """The number that digits stand for; in French three of them after a point are thousands."""
    bare = _SPACES.sub("", written)
    if not bare[0].isdigit():
        return Fraction(1)  # “a” million
    if lang == "en":
        return Fraction(bare.replace(",", ""))
    if "," in bare or _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    return Fraction(bare)


def _scale(words: str | None, lang: Lang) -> int:
    """What those words multiply a number by: « centaines de millions » by 10⁸."""
    product = 1
    for word in _SCALE_WORD[lang].findall(words or ""):
        product *= SCALES[lang].get(word) or SCALES[lang][word.lower()]
    return product


def _token(value: Fraction) -> str:
    """The number as a decimal if it ends, else as a fraction."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal.normalize():f}" if Fraction(decimal) == value else str(value)


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def plain(match: re.Match[str], lang: Lang) -> Readings:
    """A number of something, or « un an et demi »."""
    return (_token(_value(match["n"], lang) + Fraction("half" in match.groupdict(), 2)),)


def ordinal(match: re.Match[str], _: Lang) -> Readings:
    return (f"#{int(match['n'])}",)


def rank(match: re.Match[str], _: Lang) -> Readings:
    return match["n"], f"#{match['n']}"


def always(*readings: str) -> Reader:
    """Reads a word that stands for one figure only."""
    return lambda _match, _lang: readings


def roman(match: re.Match[str], _: Lang) -> Readings:
    """VIII is 8; in English a single letter may be a word."""
    digits = [_ROMAN[letter] for letter in match["roman"]]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    number = sum(-digit if digit < following else digit for digit, following in pairs)
    return (f"#{number}", str(number)) if len(match.group()) > 1 else (f"~#{number}",)


def negative(match: re.Match[str], lang: Lang) -> Readings:
    return (f"-{_token(_value(match['n'], lang) * _scale(match['scale'], lang))}",)


def decade(match: re.Match[str], _: Lang) -> Readings:
    """The 1960s; the 60s may be those of any century, or the age of somebody."""
    years = match["n"]
    return (f"{years}s",) if len(years) > 2 else (f"{years}s", f"19{years}s", f"20{years}s", years)


def short_year(match: re.Match[str], _: Lang) -> Readings:
    """The 18 of 1914–18."""
    return match["n"], match.string[match.start() - 5 : match.start() - 3] + match["n"]


def clock(match: re.Match[str], lang: Lang) -> Readings:
    """A time of day; an English one without “a.m.” or “p.m.” may be either."""
    part = match.groupdict()
    hour, minute = int(match["hour"]), int(part.get("minute") or 0)
    if part.get("am") or part.get("pm"):
        return (_time(hour % 12 * 60 + minute + (_NOON if part["pm"] else 0)),)
    minutes = hour * 60 + minute
    if lang == "en" and hour <= 12:
        return _time(minutes), _time((minutes + _NOON) % _DAY)
    return (_time(minutes),)


def around_the_hour(match: re.Match[str], lang: Lang) -> Readings:
    """Half past nine, quarter to nine."""
    past = {"half": 30, "quarter": 15}[match["past"].lower()] * (-1 if match["to"] else 1)
    minutes = int(match["hour"]) * 60 + past
    return _time(minutes), _time((minutes + _NOON) % _DAY)


def duration(match: re.Match[str], lang: Lang) -> Readings:
    """Hours or minutes, as a number of them and as a time, which « 9 heures » may be, too."""
    part = match.groupdict()
    value = _value(match["n"], lang) + Fraction(bool(part["half"] or part.get("after")), 2)
    minutes = value * (1 if part.get("minutes") else 60)
    minutes += int(part.get("minute") or 0) + 15 * (
        bool(part.get("quarter")) - bool(part.get("to"))
    )
    times = [_time(int(minutes))] if minutes.denominator == 1 else []
    return (*times,) if part.get("minute") else (_token(value), *times)


def period(match: re.Match[str], lang: Lang) -> Readings:
    """A number of days, months or what is made of them: two decades are twenty years."""
    part = match.groupdict()
    value = _value(match["n"], lang) + Fraction(bool(part["half"] or part.get("after")), 2)
    return (_token(value), *_lengths(value, part["unit"], lang))


def _lengths(value: Fraction, unit: str | None, lang: Lang) -> Readings:
    """So many of a unit in days or months, and whole days in hours, too."""
    if not unit:
        return ()
    word = unit.lower()
    count, base = UNITS[lang].get(word) or UNITS[lang][word.removesuffix("s")]
    value *= count
    length = f"{_token(value)}{base}"
    if base == "m" or value.denominator > 1:
        return (length,)
    loosely = [_LOOSELY[length]] if lang == "fr" and length in _LOOSELY else []
    return (length, *loosely, _time(int(value) * _DAY))


def fraction(match: re.Match[str], lang: Lang) -> Readings:
    """Two thirds, half a million, a quarter of an hour; a fifth may be the one after the fourth."""
    part = match.groupdict()
    numerator = _value(match["n"], lang) if part.get("n") else Fraction(1)
    named = 3 if part.get("third") else 4 if part.get("quarter") else 2
    value = numerator / int(part.get("d") or named)
    times = [_time(int(value * 60))] if part.get("hours") else []
    rank = part.get("d") or (part.get("third") and "3")
    ordinal = [f"#{rank}"] if rank and numerator == 1 else []
    lengths = _lengths(value, part.get("unit"), lang)
    return (_token(value * _scale(part.get("scale"), lang)), *ordinal, *times, *lengths)


def many(match: re.Match[str], lang: Lang) -> Readings:
    """Hundreds, des dizaines de milliers."""
    scale = f"{_scale(match.group(), lang)}s"
    return (scale, _DOZEN[scale]) if scale in _DOZEN else (scale,)


def about(match: re.Match[str], lang: Lang) -> Readings:
    """Une vingtaine, a dozen; « une quinzaine » may be two weeks."""
    value = _scale(match["scale"], lang)
    scale, lengths = str(value), _lengths(Fraction(value), match.groupdict().get("unit"), lang)
    alike = _DOZEN.get(scale) or ("14d" if scale == "15" else "")
    return (scale, *filter(None, [alike]), *lengths)


def number(match: re.Match[str], lang: Lang) -> Readings:
    """Any number with what multiplies it, and whatever else its digits may mean."""
    part, written = match.groupdict(), match["n"]
    alone = not (part["half"] or part["scale"] or part["shared"])  # most are
    if written.isdecimal() and (alone or len(written) > _LONGEST):
        return (written.lstrip("0") or "0",)
    scale = _scale(part["scale"], lang)
    value = _value(written, lang) + Fraction(bool(part["half"] or part["after"]), 2)
    more = _value(part["more"], lang) if part["more"] else 0
    values = [value * scale + more]
    if part["scale"] in ("m", "k", "M", "B") and match.string[match.start() - 1] not in "$€£¥":
        values.append(value)  # 3m may be metres
    if part["shared"]:
        values.append(value * _scale(part["shared"], lang))
    if _THOUSANDS.fullmatch(written) and written.count(".") == 1:
        values += [Fraction(written) * scale, Fraction(written) * 1000 * scale]
    return (*dict.fromkeys(map(_token, values)), *_as_clock(written))


def _as_clock(written: str) -> Readings:
    shown = _SHOWN.fullmatch(written)
    if not shown:
        return ()
    minutes = int(shown[1]) * 60 + int(shown[2])
    return _time(minutes), _time((minutes + _NOON) % _DAY)
