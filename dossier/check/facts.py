"""What must be the same in French, in English and in the quotes: numbers, dates, ordinals, names.

Each language's words become the same tokens: « 28 juillet 2025 » and “28 July 2025” are 2025-07-28,
« première » and “first” are #1, « ONU » and “UN” the glossary's `un`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.model.base import Lang
from dossier.text.glossary_terms import Names

Facts = dict[str, str]
"""Tokens, each with the words it was read from."""

_MONTHS: dict[Lang, str] = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_ORDINALS: dict[Lang, str] = {
    "fr": "premier/première/premiers/premières/1er/1re/1ers/1res "
    "deuxième/deuxièmes/second/seconde/seconds/secondes/2e troisième/troisièmes/3e "
    "quatrième/quatrièmes/4e cinquième/cinquièmes/5e sixième/sixièmes/6e septième/septièmes/7e "
    "huitième/huitièmes/8e neuvième/neuvièmes/9e dixième/dixièmes/10e",
    "en": "first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th "
    "ninth/9th tenth/10th",
}
_CARDINALS: dict[Lang, str] = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "en": "two three four five six seven eight nine ten eleven twelve",
}
_NOT_ORDINAL: dict[Lang, str] = {"fr": " ministre", "en": ""}
_NUMBER: dict[Lang, str] = {
    "fr": r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}


def _date_pattern(lang: Lang) -> re.Pattern[str]:
    months = _MONTHS[lang].replace(" ", "|")
    return re.compile(rf"(?:\b(\d{{1,2}})(?:er)?\s)?\b({months})\b(?:\s(\d{{4}}))?", re.IGNORECASE)


def _numbered(words: str, prefix: str, first: int) -> dict[str, str]:
    """Each word's token: the prefix and its rank, counted from `first`."""
    ranks = enumerate(words.split(), first)
    return {word: f"{prefix}{rank}" for rank, same in ranks for word in same.split("/")}


_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_DATE = {lang: _date_pattern(lang) for lang in _MONTHS}
_MONTH_NUMBER = {
    lang: {month.lower(): number for number, month in enumerate(words.split(), 1)}
    for lang, words in _MONTHS.items()
}
_COUNTED = {
    lang: _numbered(_ORDINALS[lang], "#", 1) | _numbered(_CARDINALS[lang], "", 2)
    for lang in _ORDINALS
}
_FIGURES = {
    lang: re.compile(rf"(?<![\w.,])(?:{pattern})(?!\w)") for lang, pattern in _NUMBER.items()
}


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared, by its token."""
    found: Facts = {}
    rest = text
    words = set(_WORD.findall(text.lower()))  # most texts have none of these: not worth a search
    if not words.isdisjoint(_MONTH_NUMBER[lang]):
        for match, token in _dates(text, lang):
            found[token] = match
            rest = rest.replace(match, " ", 1)
    if not words.isdisjoint(_COUNTED[lang]):
        found.update(_counted(rest, lang))
    if _DIGIT.search(rest):
        for figure in _FIGURES[lang].finditer(rest):
            found[_canonical(figure.group(), lang)] = figure.group()
    found.update(names.found(text, lang))
    return found


def _dates(text: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """The words and the token of each date that has more than a month's name."""
    for match in _DATE[lang].finditer(text):
        day, month, year = match.groups()
        if not day and not year:
            continue  # « mai » and “May” are also other words
        token = f"{year or '?'}-{_MONTH_NUMBER[lang][month.lower()]:02}"
        yield match.group(), token + (f"-{int(day):02}" if day else "")


def _counted(text: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """The token and the word of each ordinal or number that is written as a word."""
    for match in _WORD.finditer(text):
        token = _COUNTED[lang].get(match.group().lower())
        title = _NOT_ORDINAL[lang]
        if token and not (title and token[0] == "#" and text.startswith(title, match.end())):
            yield token, match.group()


def _canonical(number: str, lang: Lang) -> str:
    if lang == "fr":
        return re.sub(r"[\s\u00a0\u202f]", "", number).replace(",", ".")
    return number.replace(",", "")


def missing(wanted: Facts, given: Iterable[str]) -> Facts:
    """What is wanted and not given; a date is given by a more precise one, a year by any of it."""
    known = set(given)
    parts = {part for token in known for part in _less_precise(token)}
    return {token: words for token, words in wanted.items() if token not in known | parts}


def _less_precise(token: str) -> Iterator[str]:
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", token):
        yield token[:4]
        yield token[:7]
        yield f"?{token[4:]}"
