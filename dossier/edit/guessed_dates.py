"""The dates that the text of an article says, as far as they can be read without a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dossier.model.base import LANGS
from dossier.text.dates import months
from dossier.text.sentences import Span

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {name.lower(): at for lang in LANGS for at, name in enumerate(months(lang), 1)}
_NUMBERS |= {name: at for at, name in enumerate(_SHORT, 1)} | {"sept": 9, "janv": 1, "févr": 2}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})\b"
_WRITTEN = [rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}", rf"\b{_MONTH}\s+{_DAY}"]
_WHOLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(rf"{written},?\s+{_YEAR}" for written in _WRITTEN),
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}",
    )
]
_WITHOUT_YEAR = [re.compile(pattern, re.IGNORECASE) for pattern in _WRITTEN]
READING_TIME = (
    r"(?:(?:temps|durée) de lecture|reading time)\s*:?\s*\d+\s?min\w*"
    r"|\d+\s?min\w*\s(?:de lecture|read)"
)
_AROUND = (
    rf"(?:{READING_TIME}|[+-]\d{{1,2}}(?::?\d\d)?\b"
    r"|\bt?\d{1,2}\s?[h:.]\s?(?:\d\d)?(?::\d\d)?(?:\.\d+)?z?\b"
    r"|\b\d{1,2}\s?(?:heures?|hours?|[ap]\.?m)\b"
    r"|\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lun|mar|mer|jeu|ven|sam|dim"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|publi(?:ée?|shed)|posted|mise? (?:à jour|en ligne)|updated|modifiée?|modified"
    r"|first|last|dernière|paru|date|le|on|at|à|by|par|with|avec|la rédaction"
    r"|gmt|utc|ces?t|est|edt|bst|[ap]\.?m)\b"
    r"|[\s,.:;|/()·•–—-])*+"
)
_CAPITALISED = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w’'.-]*"
_NAME = rf"{_CAPITALISED}(?:\s(?:(?:de|du|des|von|van|et|and|&)\s)?{_CAPITALISED}){{0,5}}"
_NOTHING_ELSE = re.compile(_AROUND, re.IGNORECASE)
_NAMED = re.compile(
    rf"{_AROUND}(?P<name>{_NAME})(?<!\w\w\.){_AROUND}(?:{_NAME}{_AROUND})?(?<!\w\.)", re.IGNORECASE
)


class DateLine(NamedTuple):
    """What a line says that is but a date: the day, "" if that is in doubt, and who signs it."""

    day: str
    name: str = ""


def dates_in(text: str, lang: str) -> Iterator[tuple[Span, str]]:
    """Each whole date with its place; "" for one in figures whose day and month may be confused."""
    for pattern in _WHOLE:
        for match in pattern.finditer(text):
            if (day := _read(match, match["year"], lang)) is not None:
                yield Span(*match.span()), day


def date_line(line: str, lang: str) -> DateLine | None:
    """The first of the days that are all a line says, with the hours and the words around them and
    two names at most; none is the first if one is in doubt."""
    found = list(dates_in(line, lang))
    if not found:
        return None
    for span, _ in found:
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    day = min(day for _, day in found)
    if _NOTHING_ELSE.fullmatch(line):
        return DateLine(day)
    named = _NAMED.fullmatch(line)
    return DateLine(day, named["name"]) if named else None


def date_within(text: str, years: set[str], lang: str) -> str:
    """The date the text says; the year it lacks is the only one of `years`, if there is but one."""
    for day in (day for _, day in dates_in(text, lang) if day):
        return day
    for pattern in _WITHOUT_YEAR:
        match = pattern.search(text)
        if match and len(years) == 1:
            return _read(match, min(years), lang) or ""
    return ""


def years_in(text: str) -> set[str]:
    """The years the text names."""
    return set(re.findall(r"\b(?:19|20)\d\d\b", text))


def _read(match: re.Match[str], year: str, lang: str) -> str | None:
    """The day of that year; "" if it is in doubt, None if there is none."""
    day, month = int(match["day"]), match["month"].lower()
    number = _NUMBERS.get(month) or int(month)
    if lang == "en" and month.isdigit() and "-" not in match.group():
        if day <= 12 and number <= 12 and day != number:
            return ""  # the third of April, or the fourth of March
        day, number = (number, day) if number > 12 else (day, number)
    try:
        return date(int(year), number, day).isoformat()
    except ValueError:
        return None
