"""Dates as precise as they are given: written in words, as a period, and found in running text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dossier.model.base import Lang, first_day
from dossier.text.sentences import Span
from dossier.text.words import table_of, words_of

_NAMES: dict[str, dict[Lang, str]] = table_of(__file__)


def months(lang: Lang) -> list[str]:
    """The names of the months in their order."""
    return _NAMES["months"][lang].split()


@cache  # a dossier has few days and names each of them often
def in_words(partial: str, lang: Lang) -> str:
    """A date in words: 2018, juillet 2025, 1er mars 2026."""
    day, precision = first_day(partial), partial.count("-")
    month = f"{months(lang)[day.month - 1]} {day.year}"
    if precision < 2:
        return month if precision else str(day.year)
    if lang == "fr":
        return f"{'1er' if day.day == 1 else day.day}\u00a0{month}"
    return f"{day.day} {month}"


def in_years(partial: str) -> tuple[float, float]:
    """The start and end of a date, in years: 2018 → (2018, 2019); those of a day are equal."""
    first = first_day(partial)
    days = (366, 31, 0)[partial.count("-")]
    last = (first + timedelta(days)).replace(day=1) if days else first
    return _years(first), _years(last)


def _years(day: date) -> float:
    start, end = date(day.year, 1, 1), date(day.year, 12, 31)
    return day.year + (day - start).days / ((end - start).days + 1)


class WrittenDate(NamedTuple):
    """The place of a date and its possible readings: 2026-03-03, 2026-03, ?-03-03, ?-03."""

    place: Span
    readings: tuple[str, ...]


def _month_numbers(lang: Lang) -> dict[str, int]:
    """Each name of a month, in full and short and without its dot, with its number."""
    short = [name.split("/") for name in _NAMES["short"][lang].split()]
    names = zip(months(lang), short, strict=True)
    return {one: number for number, (name, more) in enumerate(names, 1) for one in (name, *more)}


_FRENCH, _ENGLISH = _month_numbers("fr"), _month_numbers("en")
_NUMBERS = {name.lower(): number for name, number in (_FRENCH | _ENGLISH).items()}
# English names begin with a capital, as “may” does not.
_IN_ENGLISH = "|".join(_ENGLISH)
_ANY_MONTH = f"(?i:{'|'.join(_FRENCH)})|{_IN_ENGLISH}"
_IN_FULL = f"(?i:{'|'.join(months('fr'))})|{'|'.join(months('en'))}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?(?!\w|[.,:]\d)"
_WITH_A_NAME = re.compile(
    rf"(?:(?<![\w.,])(?P<day>{_DAY})[\s-](?:of\s)?(?P<month>{_ANY_MONTH})(?!\w)\.?"
    rf"|\b(?P<month2>{_IN_ENGLISH})\.?\s(?:the\s)?(?P<day2>{_DAY})"
    rf"|\b(?:(?P<month3>{_IN_FULL})|(?P<month4>{_ANY_MONTH})(?=\.?\s\d{{4}}\b))(?!\w)\.?)"
    r"(?:,?[\s-](?P<year>\d{4})\b)?"
)
_SAME_LETTERS = str.maketrans("ſİı", "sIi")
"""Letters that a pattern takes for others if case is ignored, and a table of names does not."""
_SHORT_DATE = re.compile(r"\d[/.-]\d")
_IN_DIGITS = re.compile(
    r"(?<![\w/.-])(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<last>\d{4}|(?<=/)\d\d))(?![\d/-])"
)


def dates_in(text: str, lang: Lang) -> Iterator[WrittenDate]:
    """The dates of a text; a French name in an English text, as of a street, is read, too."""
    if not _NUMBERS.keys().isdisjoint(words_of(text)):  # the pattern takes far longer
        for match in _WITH_A_NAME.finditer(text.translate(_SAME_LETTERS)):
            yield WrittenDate(Span(*match.span()), (_with_a_name(match),))
    for match in _IN_DIGITS.finditer(text) if _SHORT_DATE.search(text) else ():
        yield WrittenDate(Span(*match.span()), tuple(_in_digits(match, lang)))


def _with_a_name(match: re.Match[str]) -> str:
    named = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
    reading = f"{named.get('year', '?')}-{_NUMBERS[named['month'].lower()]:02}"
    if "day" not in named:
        return reading
    return f"{reading}-{int(re.sub('[a-z]', '', named['day'])):02}"


def _in_digits(match: re.Match[str], lang: Lang) -> Iterator[str]:
    """The day that digits stand for; in English also the one with the month written first."""
    if match["year"]:
        yield match.group()
        return
    one, two, year = int(match["one"]), int(match["two"]), f"20{match['last']}"[-4:]
    if two <= 12:
        yield f"{year}-{two:02}-{one:02}"
    if one <= 12 and lang == "en" and one != two:
        yield f"{year}-{one:02}-{two:02}"
