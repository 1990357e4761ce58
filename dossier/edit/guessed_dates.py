"""The dates that the text of an article says, as far as they can be read without a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

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
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}",
    )
]
_WITHOUT_YEAR = [re.compile(pattern, re.IGNORECASE) for pattern in _WRITTEN]
_AROUND = re.compile(
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|publi(?:ée?|shed)|posted|mise? à jour|updated|modifiée?|date|le|on|at|à"
    r"|gmt|utc|cet|est|edt|[ap]\.?m\.?|\d{1,2}\s?[h:.]\s?(?:\d\d)?|[\s,.:;|/()–—-])*",
    re.IGNORECASE,
)


def dates_in(text: str, lang: str) -> Iterator[tuple[Span, str]]:
    """Each whole date with its place; one in figures only if day and month cannot be confused."""
    for pattern in _WHOLE:
        for match in pattern.finditer(text):
            if (day := _read(match, match["year"], lang)) is not None:
                yield Span(*match.span()), day


def date_of_line(line: str, lang: str) -> str:
    """The date that is all a line says, with the hour and the words around it at most; or ""."""
    for span, day in dates_in(line, lang):
        if _AROUND.fullmatch(line[: span.start] + " " + line[span.end :]):
            return day
    return ""


def date_within(text: str, years: set[str], lang: str) -> str:
    """The date the text says; the year it lacks is the only one of `years`, if there is but one."""
    for _, day in dates_in(text, lang):
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
    day, month = int(match["day"]), match["month"].lower()
    number = _NUMBERS.get(month) or int(month)
    if lang == "en" and month.isdigit() and "-" not in match.group():
        if day <= 12 and number <= 12 and day != number:
            return None  # the third of April, or the fourth of March
        day, number = (number, day) if number > 12 else (day, number)
    try:
        return date(int(year), number, day).isoformat()
    except ValueError:
        return None
