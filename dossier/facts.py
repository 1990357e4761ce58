"""What must be the same in French, in English and in the quotes: numbers, dates, ordinals, names.

Each language's words become the same tokens: « 28 juillet 2025 » and “28 July 2025” are 2025-07-28,
« première » and “first” are #1, « CIO » and “IOC” the glossary's `ioc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dossier.model import Entry
from dossier.seed import Lang
from dossier.sentences import Span

Facts = dict[str, str]
"""Tokens, each with the words it was read from."""

_MONTHS: dict[Lang, str] = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_ORDINALS: dict[Lang, str] = {
    "fr": "premi(?:er|ère)s?|1(?:er|re)s? deuxièmes?|second(?:e|s|es)?|2e troisièmes?|3e "
    "quatrièmes?|4e cinquièmes?|5e sixièmes?|6e septièmes?|7e huitièmes?|8e neuvièmes?|9e "
    "dixièmes?|10e",
    "en": "first|1st second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th "
    "ninth|9th tenth|10th",
}
_CARDINALS: dict[Lang, str] = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "en": "two three four five six seven eight nine ten eleven twelve",
}
_NOT_ORDINAL = {"fr": r"(?! ministre)", "en": ""}
_NUMBER: dict[Lang, str] = {
    "fr": r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}


def _date_pattern(lang: Lang) -> re.Pattern[str]:
    months = _MONTHS[lang].replace(" ", "|")
    return re.compile(rf"(?:\b(\d{{1,2}})(?:er)?\s)?\b({months})\b(?:\s(\d{{4}}))?", re.IGNORECASE)


def _word_patterns(words: str, after: str = "") -> list[re.Pattern[str]]:
    return [re.compile(rf"\b(?:{word})\b{after}", re.IGNORECASE) for word in words.split(" ")]


_DATE = {lang: _date_pattern(lang) for lang in _MONTHS}
_MONTH_NUMBER = {
    lang: {month.lower(): number for number, month in enumerate(words.split(), 1)}
    for lang, words in _MONTHS.items()
}
_ORDINAL = {lang: _word_patterns(words, _NOT_ORDINAL[lang]) for lang, words in _ORDINALS.items()}
_CARDINAL = {lang: _word_patterns(words) for lang, words in _CARDINALS.items()}


class Names:
    """The glossary's entries, found in running text by any of their forms, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._id: dict[Lang, dict[str, str]] = {"fr": {}, "en": {}}
        for entry in entries:
            for lang, ids in self._id.items():
                for form in entry.forms[lang]:
                    ids.setdefault(_plain(form), entry.id)
                    ids.setdefault(_plain(form[0].upper() + form[1:]), entry.id)
        self._pattern = {lang: _any_of(ids) for lang, ids in self._id.items()}

    def found(self, text: str, lang: Lang) -> Iterator[tuple[str, str]]:
        """The id of each entry the text names, with the words that do."""
        for name, place in self.places(text, lang):
            yield name, _plain(text[slice(*place)])

    def places(self, text: str, lang: Lang) -> Iterator[tuple[str, Span]]:
        """The id of each entry the text names, with the place where it does."""
        for match in self._pattern[lang].finditer(text.replace("’", "'")):
            yield self._id[lang][_plain(match.group())], Span(*match.span())


def _any_of(forms: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    alternatives = "|".join(map(_anyhow_spaced, longest_first)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _anyhow_spaced(form: str) -> str:
    return r"\s+".join(map(re.escape, form.split(" ")))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("’", "'")


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared, by its token."""
    found: Facts = {}
    rest = text
    for match in _DATE[lang].finditer(text):
        day, month, year = match.groups()
        if not day and not year:
            continue  # « mai » and “May” are also other words
        token = f"{year or '?'}-{_MONTH_NUMBER[lang][month.lower()]:02}"
        found[token + (f"-{int(day):02}" if day else "")] = match.group()
        rest = rest.replace(match.group(), " ", 1)
    for kind, patterns, first in (("#", _ORDINAL, 1), ("", _CARDINAL, 2)):
        for value, pattern in enumerate(patterns[lang], first):
            for match in pattern.finditer(rest):
                found[f"{kind}{value}"] = match.group()
            rest = pattern.sub(" ", rest)
    for match in re.finditer(rf"(?<![\w.,])(?:{_NUMBER[lang]})(?!\w)", rest):
        found[_canonical(match.group(), lang)] = match.group()
    found.update(names.found(text, lang))
    return found


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
