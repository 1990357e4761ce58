"""The date that a line of an article says, and whether the line says anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dossier.model.base import LANGS, Lang
from dossier.text.dates import dates_in

READING_TIME = (
    r"(?:(?:temps|durée) de lecture|reading time)\s*:?\s*\d+\s?min\w*"
    r"|\d+\s?min\w*\s(?:de lecture|read)"
)
_BESIDE = re.compile(  # words that say when, and to whom an article is owed
    rf"{READING_TIME}|\b(?:publiée?|published|posted|mise?|jour|ligne|updated|modifiée?|modified"
    r"|first|last|dernière|paru|date|le|la|on|at|à|en|by|par|with|avec|rédaction|de|et|and|of"
    r"|\w{3,8}di|dimanche|[a-z]+day|lun|mar|mer|jeu|ven|sam|dim|mon|tues?|wed|thu|fri|sat|sun"
    r"|gmt|utc|ces?t|est|edt|bst|[ap]\.?m|t?\d[\d.:]*(?:\s?h(?:eures?|ours?)?\d*)?z?)\b\.?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:[ &]+[A-ZÀ-ÖØ-Þ][\w’'.-]*)*")


class DateLine(NamedTuple):
    """What a line says that is but a date: the day, "" if that is in doubt, and who signs it."""

    day: str
    name: str = ""


def date_line(line: str, lang: str) -> DateLine | None:
    """The first of the days that are all a line says, with the hours and the words around them and
    names; none is the first if one is in doubt."""
    days = list(_days(line, lang))
    for written in dates_in(line, _grammar(lang)):
        line = line.replace(line[slice(*written.place)], " " * len(line[slice(*written.place)]), 1)
    rest = _BESIDE.sub(" ", line)
    names = [match.group() for match in _NAME.finditer(rest)]
    is_more = re.search(r"\w", _NAME.sub(" ", rest)) or re.search(r"\w\w[.?!]$", line)
    return None if not days or is_more else DateLine(min(days), max(names, key=len, default=""))


def date_within(text: str, years: set[str], lang: str) -> str:
    """The date the text says; the year it lacks is the only one of `years`, if there is but one."""
    for day in filter(None, _days(text, lang)):
        return day
    for written in dates_in(text, _grammar(lang)):
        if len(years) == 1 and written.readings[0].count("-") == 2:
            return _of_the_calendar(written.readings[0].replace("?", min(years)))
    return ""


def years_in(text: str) -> set[str]:
    """The years the text names."""
    return set(re.findall(r"\b(?:19|20)\d\d\b", text))


def _days(text: str, lang: str) -> Iterator[str]:
    """Each whole date of the calendar; "" for one whose day and month may be exchanged."""
    for _, readings in dates_in(text, _grammar(lang)):
        if len(readings) > 1:
            yield ""
        elif "?" not in readings[0] and (day := _of_the_calendar(readings[0])):
            yield day


def _of_the_calendar(reading: str) -> str:
    try:
        return date.fromisoformat(reading).isoformat()
    except ValueError:
        return ""


def _grammar(lang: str) -> Lang:
    return next((one for one in LANGS if one == lang), "fr")
