"""What a figure stands for: the tokens that what is written in a form can be read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from dossier.figures.times import DAY, NOON, lengths, of_time, time
from dossier.figures.values import AND, THOUSANDS, Reader, Readings, scale_of, token, value_of
from dossier.model.base import Lang

_DOZEN = {"10": "12", "12": "10", "10s": "12s", "12s": "10s"}
"""« une dizaine » and “a dozen” often stand for each other."""
_PERCENT = re.compile(r"\s?%|\s+pour\s+cent(?!\w)|\s+per\s?cent(?!\w)")
_SHOWN = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST = 15
_SHARED = 20


def plain(match: re.Match[str], lang: Lang) -> Readings:
    """A number of something, or « un an et demi »."""
    return (token(value_of(match["n"], lang) + Fraction("half" in match.groupdict(), 2)),)


def with_unit_within(match: re.Match[str], _: Lang) -> Readings:
    """« 3 € 50 », « 1 m 80 »."""
    return (token(Fraction(f"{match['n']}.{match['part']}")),)


def telephone(match: re.Match[str], _: Lang) -> Readings:
    """The digits of a French number after its 0 or +33."""
    return (re.sub(r"\D", "", match.group())[-9:],)


def added_time(match: re.Match[str], _: Lang) -> Readings:
    """The 90e+3 is the 93rd minute."""
    minute = int(match["n"]) + int(match["more"])
    return f"#{minute}", str(minute)


def ordinal(match: re.Match[str], _: Lang) -> Readings:
    return (f"#{int(match['n'])}",)


def rank(match: re.Match[str], _: Lang) -> Readings:
    return match["n"], f"#{match['n']}"


def knockout(match: re.Match[str], _: Lang) -> Readings:
    """« huitièmes de finale » are a round of sixteen."""
    return str(2 * int(match["d"])), f"#{match['d']}"


def always(*readings: str) -> Reader:
    """Reads a word that stands for one figure only."""
    return lambda _match, _lang: readings


def roman(match: re.Match[str], _: Lang) -> Readings:
    """VIII is 8; in English a single letter may be a word."""
    digits = [_ROMAN[letter] for letter in match["roman"]]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    number = sum(-digit if digit < following else digit for digit, following in pairs)
    if len(match.group()) > 1:
        return f"#{number}", str(number)
    return f"~#{number}", f"#{number}"


def negative(match: re.Match[str], lang: Lang) -> Readings:
    return (f"-{token(value_of(match['n'], lang) * scale_of(match['scale'], lang))}",)


def decade(match: re.Match[str], _: Lang) -> Readings:
    """The 1960s; the 60s may be those of any century, or the age of somebody."""
    years = match["n"]
    return (f"{years}s",) if len(years) > 2 else (f"{years}s", f"19{years}s", f"20{years}s", years)


def short_year(match: re.Match[str], _: Lang) -> Readings:
    """The 18 of 1914–18."""
    return match["n"], match.string[match.start() - 5 : match.start() - 3] + match["n"]


def last_century(match: re.Match[str], _: Lang) -> Readings:
    """The 68 of « mai 68 », unless it is 68 of something."""
    return match["n"], f"19{match['n']}"


def year_in_words(match: re.Match[str], _: Lang) -> Readings:
    """Nineteen eighty-four."""
    return (match["n"] + match["more"],)


def fraction(match: re.Match[str], lang: Lang) -> Readings:
    """Two thirds, half a million, a quarter of an hour; a fifth may be the one after the fourth."""
    part = match.groupdict()
    numerator = value_of(match["n"], lang) if part.get("n") else Fraction(1)
    named = 3 if part.get("third") else 4 if part.get("quarter") else 2
    value = numerator / int(part.get("d") or named)
    rank = part.get("d") or (part.get("third") and "3")
    ordinal = [f"#{rank}"] if rank and numerator == 1 else []
    if unit := part.get("unit"):
        return (of_time(value), *ordinal, *lengths(value, unit, lang))
    return (token(value * scale_of(part.get("scale"), lang)), *ordinal, *_percent(value))


def _percent(value: Fraction) -> Readings:
    """A third is 33%, and two thirds are 66% to some and 67% to others."""
    hundredfold = value * 100
    return tuple({f"{int(hundredfold)}%": 1, f"{round(hundredfold)}%": 1})


def among(match: re.Match[str], lang: Lang) -> Readings:
    """Six in ten: a fraction, a percentage, or a six and a ten; six in two are none, and what is
    counted among hundreds of others is no share that a percentage could stand for."""
    n, d = value_of(match["n"], lang), Fraction(match["d"])
    if n > d or (d > _SHARED and d not in (100, 1000)):
        return ()
    return (token(n / d), *_percent(n / d), f"{token(n)}{AND}{token(d)}")


def slashed(match: re.Match[str], lang: Lang) -> Readings:
    """3/4 may be a fraction, a day of a month, or two numbers."""
    n, d = int(match["n"]), int(match["d"])
    days = [f"?-{d:02}-{n:02}", *([f"?-{n:02}-{d:02}"] if lang == "en" else [])]
    return (*fraction(match, lang), *days, f"{n}{AND}{d}")


def many(match: re.Match[str], lang: Lang) -> Readings:
    """Hundreds, des dizaines de milliers."""
    scale = f"{scale_of(match.group(), lang)}s"
    return (scale, _DOZEN[scale]) if scale in _DOZEN else (scale,)


def about(match: re.Match[str], lang: Lang) -> Readings:
    """Une vingtaine, a dozen; « une quinzaine » may be two weeks."""
    value, unit = Fraction(scale_of(match["scale"], lang)), match.groupdict().get("unit")
    if unit:
        return (of_time(value), *lengths(value, unit, lang), f"{value}s")
    alike = _DOZEN.get(token(value)) or ("14d" if value == 15 else "")
    return (token(value), *filter(None, [alike]))


def number(match: re.Match[str], lang: Lang) -> Readings:
    """Any number with what multiplies it, and whatever else its digits may mean."""
    part, written = match.groupdict(), match["n"]
    if _PERCENT.match(match.string, match.end()):
        percentage = token(value_of(written, lang))
        return percentage, f"{percentage}%"
    alone = not any(part[name] for name in ("half", "scale", "shared", "thousands"))  # most are
    if written.isdecimal() and (alone or len(written) > _LONGEST):
        return (written.lstrip("0") or "0",)
    scale = scale_of(part["scale"], lang)
    value = value_of(written, lang) + Fraction(bool(part["half"] or part["after"]), 2)
    more = value_of(part["more"], lang) * scale_of(part["less"], lang) if part["more"] else 0
    values = [value * scale + more]
    if part["scale"] in ("m", "k", "M", "B") and match.string[match.start() - 1] not in "$€£¥":
        values.append(value)  # 3m may be metres
    if part["shared"]:
        values.append(value * scale_of(part["shared"], lang))
    if part["thousands"]:
        values.append(value * 1000)
    if THOUSANDS.fullmatch(written) and written.count(".") == 1:
        values += _otherwise(written, scale, lang)
    return (*dict.fromkeys(map(token, values)), *_as_clock(written))


def _otherwise(written: str, scale: int, lang: Lang) -> Iterator[Fraction]:
    """As the other language reads it; but French has no 12.500 that is twelve and a half."""
    if lang == "en":
        yield Fraction(written) * 1000 * scale
    elif written[-1] != "0":
        yield Fraction(written) * scale


def _as_clock(written: str) -> Readings:
    shown = _SHOWN.fullmatch(written)
    if not shown:
        return ()
    minutes = int(shown[1]) * 60 + int(shown[2])
    return time(minutes), time((minutes + NOON) % DAY)
