"""Numbers written as words, put in digits, so that one set of patterns reads both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from text_to_num import find_numbers  # type: ignore[import-untyped]

from dossier.model.base import Lang

_CARDINALS: dict[Lang, str] = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt vingts trente quarante cinquante soixante septante huitante octante nonante cent cents "
    "mille zéro million milliard demi demie tiers quart heure numéro dizaine douzaine quinzaine "
    "vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen zero half quarter hour number percent per "
    "clock morning afternoon evening",
}
_ORDINALS: dict[Lang, str] = {
    "fr": "premier première unième deuxième troisième quatrième cinquième sixième septième "
    "huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième vingtième "
    "trentième quarantième cinquantième soixantième septantième nonantième centième millième",
    "en": "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
    "fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth",
}
NUMBER_WORDS = {
    lang: frozenset(_CARDINALS[lang].split())
    | {f"{word}{plural}" for word in _ORDINALS[lang].split() for plural in ("", "s")}
    for lang in _CARDINALS
}
"""Words with one of which a text may have a number; « un » by itself is none."""
_SMALL = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille"
_NO_NUMBER: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        r"(?<=pour\s)cent\b|(?<=\d\s)(?:cents?|mille)\b|(?<=\bun\s)mille\b|\bmilles\b|\b(?:million|milliard|billion)s?\b"
        r"|\bpremi(?:er|ère)s?(?=\s+ministres?\b)|(?<=matière\s)première\b|(?<=matières\s)premières\b"
        r"|(?<=avant-)premières?\b"
        rf"|\b(?:{_SMALL})(?=-(?!(?:{_SMALL})\b)(?-i:[A-ZÀ-Þ]))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<=\d\s)(?:hundred|thousand)\b|(?<!\wty-)\bseconds?\b|\b(?:m|b|tr)illions?\b"
        r"|\b(?:ten|hundred|thousand)s\b|(?<=several\s)\w+|(?<=few\s)\w+|(?<=many\s)\w+|\boh?\b"
        r"|\b(?:first|third)(?=[\s-](?:names?|part(?:y|ies))\b)|\bthird(?=[\s-]world\b)",
        re.IGNORECASE,
    ),
}
"""Words that look like a number or like a part of one, and are none or are read in another way."""
_PART = re.compile(r"\w+|\s+|[^\w\s]")


class Digits(NamedTuple):
    """A text with its numbers in digits, as long as it was.

    `ends` knows, for the end of a number, how far its words went; spaces stand in their place.
    """

    text: str
    ends: dict[int, int]


class _Part(NamedTuple):
    """A word, or what stands between two, as the library wants to be told of it."""

    written: str
    start: int
    no_number: bool

    def text(self) -> str:
        return self.written

    def nt_separated(self, _: _Part) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.no_number


def in_digits(text: str, lang: Lang, words: AbstractSet[str]) -> Digits:
    """The text with 17 for « dix-sept », 3rd for “third”; `words` are its own in lower case."""
    if NUMBER_WORDS[lang].isdisjoint(words):
        return Digits(text, {})
    text = text.replace("sixtieth", "60th    ")  # the library does not know this one
    parts = list(_parts(text, lang))
    characters, ends = list(text), {}
    for number in find_numbers(parts, lang, threshold=0):
        start, last = parts[number.start].start, parts[number.end - 1]
        end = last.start + len(last.written)
        characters[start:end] = number.text.ljust(end - start)
        ends[start + len(number.text)] = end
    return Digits("".join(characters), ends)


def _parts(text: str, lang: Lang) -> Iterator[_Part]:
    otherwise = {match.start() for match in _NO_NUMBER[lang].finditer(text)}
    for match in _PART.finditer(text):
        yield _Part(match.group(), match.start(), match.start() in otherwise)
