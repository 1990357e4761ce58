"""Dates as precise as they are given: in words, as a stretch of time, and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from babel.dates import format_date, get_month_names

from dossier.model.base import Lang
from dossier.text.sentences import Span

_LOCALE: dict[Lang, str] = {"fr": "fr", "en": "en_GB"}


def months(lang: Lang) -> list[str]:
    """The names of the months in their order."""
    names = get_month_names("wide", locale=_LOCALE[lang])
    return [names[number] for number in range(1, 13)]


@cache  # a dossier has few days and names each of them often
def in_words(partial: str, lang: Lang) -> str:
    """A date in words: 2018, juillet 2025, 1er mars 2026."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    day = _first_day(parts)
    words = format_date(day, "d MMMM y" if len(parts) == 3 else "MMMM y", _LOCALE[lang])
    if lang == "fr" and len(parts) == 3:
        words = words.replace("1 ", "1er ", 1) if day.day == 1 else words
        return words.replace(" ", "\u00a0", 1)
    return words


def in_years(partial: str) -> tuple[float, float]:
    """From when to when a date may be, in years: 2018 → (2018, 2019); a day has no length."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return float(parts[0]), parts[0] + 1.0
    first = _first_day(parts)
    if len(parts) == 3:
        return _years(first), _years(first)
    return _years(first), _years((first + timedelta(days=31)).replace(day=1))


def _first_day(parts: list[int]) -> date:
    return date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)


def _years(day: date) -> float:
    start, end = date(day.year, 1, 1), date(day.year, 12, 31)
    return day.year + (day - start).days / ((end - start).days + 1)


_MONTHS: dict[Lang, str] = {
    "fr": "janvier/janv. février/févr./fév. mars avril/avr. mai juin juillet/juil./juill. août "
    "septembre/sept. octobre/oct. novembre/nov. décembre/déc.",
    "en": "January/Jan February/Feb March/Mar April/Apr May June/Jun July/Jul August/Aug "
    "September/Sept/Sep October/Oct November/Nov December/Dec",
}
_AND: dict[Lang, str] = {
    "fr": r"(?:\s(?:au|et|ou|à)\s(?:le\s)?|\s?[-–]\s?)",
    "en": r"(?:\s(?:to|and|or|until)\s(?:the\s)?|\s?[-–]\s?)",
}
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_NO_NOUN = r"(?=$|[.,;:!?)”]|\s(?:\d{4}|in|at|on|for|with|when|as)\b)"
_DAY: dict[Lang, str] = {
    "fr": rf"{_NUMBER}(?:er)?|premier",
    "en": rf"{_NUMBER}(?:st|nd|rd|th)?|first",
}


class WrittenDate(NamedTuple):
    """Where a date stands and how it can be read: 2026-03-03, 2026-03, ?-03-03, a month as ?-03."""

    place: Span
    readings: tuple[str, ...]


def _number_of_month(lang: Lang) -> dict[str, int]:
    """Each month's names, without their dots and in lower case, with its number."""
    months = enumerate(_MONTHS[lang].split(), 1)
    return {name.rstrip(".").lower(): rank for rank, names in months for name in names.split("/")}


def _names(lang: Lang) -> str:
    """A pattern of the months' names; English ones begin with a capital, as “may” does not."""
    names = _MONTHS[lang].replace(" ", "/").split("/")
    if lang == "fr":
        return "(?i:" + "|".join(re.escape(name) for name in names) + r")(?!\w)"
    return "(?:" + "|".join(f"{name}|{name.upper()}" for name in names) + r")\b"


def _patterns() -> Iterator[tuple[Lang, re.Pattern[str]]]:
    year = r"(?P<year>\d{4})\b"
    month, day = rf"\b(?P<month>{_names('fr')})", rf"(?<![\d.,])\b(?P<day>{_DAY['fr']})[\s-]"
    yield "fr", re.compile(rf"(?:{day})?{month}(?:\s{year})?")
    names, day = _names("en"), _DAY["en"]
    british = rf"\b(?P<day>{day})\s(?:of\s)?(?P<month>{names})\.?"
    end = rf"(?!\d|[.,:]\d|\s(?:of\s)?{names})"
    last = rf"{_AND['en']}(?P<last>{_NUMBER}){end}"
    # After a comma numbers may be of something else: “On July 26, 20 or 30 pupils came.”
    listed = rf"(?P<between>(?:,\s{_NUMBER}\b)+),?{_AND['en']}(?P<last2>{_NUMBER}){end}{_NO_NOUN}"
    american = (
        rf"\b(?P<month2>{names})\.?"
        rf"(?:\s(?:the\s)?(?P<day2>{day})(?!\d|[.,:]\d)(?:{listed}|{last})?)?"
    )
    yield "en", re.compile(rf"(?:{british}|{american})(?:,?\s{year})?")


_WRITTEN = dict(_patterns())
MONTHS = {lang: _number_of_month(lang) for lang in _MONTHS}
_DAY_BEFORE = {lang: re.compile(rf"(?<![\w.,])(?P<day>{_DAY[lang]}){_AND[lang]}$") for lang in _DAY}
_LISTED_BEFORE = {lang: re.compile(rf"(?<![\w.,])(?P<day>{_DAY[lang]}),\s$") for lang in _DAY}
"""« 3, 4 » before « et 5 avril »."""
_BETWEEN = {lang: re.compile(_AND[lang]) for lang in _AND}
_LONGEST_RANGE = 12  # « 12 jusqu’au »
_IN_DIGITS = re.compile(
    r"(?<![\w/.-])(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<last>\d{4}|(?<=/)\d\d))(?![\w/-])"
)


def dates_in(text: str, lang: Lang, words: AbstractSet[str]) -> Iterator[WrittenDate]:
    """The dates of a text whose `words` in lower case are those."""
    if not words.isdisjoint(MONTHS[lang]):
        yield from _with_a_name(text, lang)
    for match in _IN_DIGITS.finditer(text):
        yield WrittenDate(Span(*match.span()), tuple(_in_digits(match, lang)))


def _with_a_name(text: str, lang: Lang) -> Iterator[WrittenDate]:
    """The dates whose month has its name, from the last to the first.

    « du 31 octobre au 13 novembre 2026 » and « du 9 au 25 février 2018 » are two dates each.
    """
    year, after = "", len(text)
    found = [*_WRITTEN[lang].finditer(text)]
    ends = [0, *(match.end() for match in found)]
    for match, before in zip(reversed(found), reversed(ends[:-1]), strict=True):
        named = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
        joined = _BETWEEN[lang].fullmatch(text, match.end(), after)
        inherited = year if joined and "year" not in named else ""
        year, after = named.get("year", inherited), match.start()
        month = f"{year or '?'}-{MONTHS[lang][named['month'].rstrip('.').lower()]:02}"
        days = " ".join(named.get(name, "") for name in ("day", "between", "last"))
        numbers = [_day_number(day) for day in re.findall(r"\w+", days)]
        for reading in [f"{month}-{day:02}" for day in numbers] or [month]:
            as_written = (f"?{reading[4:]}",) if inherited else ()
            yield WrittenDate(Span(*match.span()), (reading, *as_written))
        if "day" in named:
            for earlier in _days_before(text, before, after, lang):
                day = _day_number(earlier["day"])
                yield WrittenDate(Span(*earlier.span("day")), (f"{month}-{day:02}", str(day)))


def _days_before(text: str, before: int, after: int, lang: Lang) -> Iterator[re.Match[str]]:
    """The 4 and the 3 of « les 3, 4 et 5 avril », whose 5 begins at `after`."""
    pattern = _DAY_BEFORE[lang]
    while earlier := pattern.search(text, max(before, after - _LONGEST_RANGE), after):
        yield earlier
        pattern, after = _LISTED_BEFORE[lang], earlier.start()


def _day_number(day: str) -> int:
    digits = re.match(r"\d+", day)
    return int(digits.group()) if digits else 1


def _in_digits(match: re.Match[str], lang: Lang) -> Iterator[str]:
    if match["year"]:
        yield match.group()
    else:
        day, month = int(match["one"]), int(match["two"])
        year = f"20{match['last']}"[-4:]
        yield f"{year}-{month:02}-{day:02}"
        if lang == "en":
            yield f"{year}-{day:02}-{month:02}"
