"""What times of day, durations and periods stand for."""

from __future__ import annotations

import re
from fractions import Fraction

from dossier.figures.values import Readings, token, value_of
from dossier.model.base import Lang

UNITS: dict[Lang, dict[str, tuple[int, str]]] = {
    "fr": {
        **{"seconde": (1, "s"), "minute": (60, "s"), "min": (60, "s"), "mn": (60, "s")},
        **{"heure": (3600, "s"), "jour": (1, "d"), "journée": (1, "d"), "semaine": (7, "d")},
        **{"quinzaines": (14, "d")},  # « une quinzaine » may be of anything
        **{"mois": (1, "m"), "trimestre": (3, "m"), "semestre": (6, "m"), "an": (12, "m")},
        **{"année": (12, "m"), "décennie": (120, "m"), "siècle": (1200, "m")},
        **{"millénaire": (12_000, "m")},
    },
    "en": {
        **{"second": (1, "s"), "minute": (60, "s"), "min": (60, "s"), "hour": (3600, "s")},
        **{"day": (1, "d"), "week": (7, "d"), "fortnight": (14, "d"), "month": (1, "m")},
        **{"year": (12, "m"), "decade": (120, "m"), "century": (1200, "m")},
        **{"centurie": (1200, "m"), "millennium": (12_000, "m")},
    },
}
"""How many seconds, days or months a unit of time is; their plurals have an s more."""
OF_TIME = " of time"
ONE_OF_TIME = f"1{OF_TIME}"
_LOOSELY = {"15d": "14d", "8d": "7d"}
"""« quinze jours » are two weeks, « huit jours » is one."""
NOON, DAY = 12 * 60, 24 * 60


def time(minutes: Fraction | int) -> str:
    """21:30; with its seconds, if there are any, 0:01:30."""
    whole, rest = divmod(minutes, 1)
    shown = f":{'0' if rest * 60 < 10 else ''}{token(Fraction(rest * 60))}" if rest else ""
    return f"{whole // 60}:{whole % 60:02}{shown}"


def clock(match: re.Match[str], lang: Lang) -> Readings:
    """A time of day; an English one without “a.m.” or “p.m.” may be either, and 1:57 may also be
    minutes and seconds."""
    part = match.groupdict()
    hour, minute = int(match["hour"]), int(part.get("minute") or 0)
    if part.get("am") or part.get("pm"):
        return (time(hour % 12 * 60 + minute + (NOON if part["pm"] else 0)),)
    minutes = hour * 60 + minute
    watched = [time(hour + Fraction(minute, 60))] if ":" in match.group() else []
    if lang == "en" and hour <= 12:
        return time(minutes), time((minutes + NOON) % DAY), *watched
    return (time(minutes), *watched)


def number_or_hour(match: re.Match[str], _: Lang) -> Readings:
    """The 18 of « de 18 à 20 heures »."""
    return match["n"], time(int(match["n"]) * 60)


def timed(match: re.Match[str], _: Lang) -> Readings:
    """What a stopwatch shows, to the hundredth or beyond."""
    part = match.groupdict()
    seconds = Fraction(f"{match['seconds']}.{part.get('part') or 0}")
    hours, minutes = (int(part.get(name) or 0) for name in ("hours", "minutes"))
    return (time(hours * 60 + minutes + seconds / 60),)


def around_the_hour(match: re.Match[str], _: Lang) -> Readings:
    """Half past nine, quarter to nine."""
    past = {"half": 30, "quarter": 15}[match["past"].lower()] * (-1 if match["to"] else 1)
    minutes = int(match["hour"]) * 60 + past
    return time(minutes), time((minutes + NOON) % DAY)


def past_noon(match: re.Match[str], _: Lang) -> Readings:
    """Midi et demi, ten past midnight."""
    part = match.groupdict()
    minutes = 30 if part.get("half") else 15 if part.get("quarter") else int(match["minute"])
    minutes *= -1 if match["to"] else 1
    return (time((minutes + (NOON if match["noon"].lower() in ("midi", "noon") else 0)) % DAY),)


def duration(match: re.Match[str], lang: Lang) -> Readings:
    """Hours and minutes, as a number of hours and as a time, which « 9 heures » may be, too."""
    part = match.groupdict()
    hours = _count(match, lang)
    minutes = hours * 60 + int(part.get("minute") or 0)
    minutes += 15 * (bool(part.get("quarter")) - bool(part.get("to")))
    return (time(minutes),) if part.get("minute") else (of_time(hours), time(minutes))


def period(match: re.Match[str], lang: Lang) -> Readings:
    """A number of units of time: two decades are twenty years."""
    count = _count(match, lang)
    return (of_time(count), *lengths(count, match["unit"], lang))


def _count(match: re.Match[str], lang: Lang) -> Fraction:
    part = match.groupdict()
    return value_of(match["n"], lang) + Fraction(bool(part.get("half") or part.get("after")), 2)


def of_time(value: Fraction) -> str:
    """The number of a unit of time, which one without a unit gives, and not one of another unit."""
    return token(value) + OF_TIME


def together(match: re.Match[str], lang: Lang) -> Readings:
    """A year and three months are fifteen; a year and three days remain both."""
    one, base = _measure(value_of(match["n"], lang), match["unit"], lang)
    two, other = _measure(value_of(match["more"], lang), match["less"], lang)
    if (base, other) == ("d", "s"):
        one, base = one * DAY * 60, "s"
    if base == other:
        return (_length(one + two, base),)
    return (f"{_length(one, base)} {_length(two, other)}",)


def lengths(value: Fraction, unit: str | None, lang: Lang) -> Readings:
    """So many of a unit in seconds, days or months, and whole days in hours, too."""
    if not unit:
        return ()
    measured, base = _measure(value, unit, lang)
    length = _length(measured, base)
    if base != "d" or measured.denominator > 1:
        return (length,)
    loosely = [_LOOSELY[length]] if lang == "fr" and length in _LOOSELY else []
    return (length, *loosely, time(measured * DAY))


def _measure(value: Fraction, unit: str, lang: Lang) -> tuple[Fraction, str]:
    """So many of a unit as seconds, days or months, and which of them."""
    word = unit.lower()
    count, base = UNITS[lang].get(word) or UNITS[lang][word.removesuffix("s")]
    return value * count, base


def _length(measured: Fraction, base: str) -> str:
    return time(measured / 60) if base == "s" else f"{token(measured)}{base}"
