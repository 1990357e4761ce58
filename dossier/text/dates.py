"""Dates as precise as they are given: in words, and as a stretch of time."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date, get_month_names

from dossier.model.base import Lang

_LOCALE: dict[Lang, str] = {"fr": "fr", "en": "en_GB"}


def months(lang: Lang) -> list[str]:
    """The names of the months in their order."""
    names = get_month_names("wide", locale=_LOCALE[lang])
    return [names[number] for number in range(1, 13)]


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
