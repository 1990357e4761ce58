"""Writes the numbers of a text in digits, and reads the value of digits."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from text_to_num import find_numbers  # type: ignore[import-untyped]

from dossier.model.base import LANGS, Lang
from dossier.text.words import TABLES, words, words_of

_STEMS = {lang: tuple(words(f"stems_{lang}")) for lang in LANGS}
"""The beginning of a number in words; “one” by itself is none."""
_NO_NUMBER = TABLES["no_number"]
"""Words that are no part of a number in words, or are read in another way."""
SCALES: dict[Lang, dict[str, float]] = TABLES["scales"]
"""The words that multiply a number; « billion » and “billion” are not the same."""
_ROMAN = re.compile(  # begins with a set: found far sooner
    r"[IVX](?<!\w.)(?:[IVX]+|(?=[eè]))(?=(?:er|[eè]me|ième|e)?\b)"
)
_LIKE_REWRITTEN = re.compile(TABLES["like_rewritten"])
_REWRITTEN = {
    lang: [(re.compile(pattern), plainer) for pattern, plainer in ways]
    for lang, ways in TABLES["rewritten"].items()
}
_LETTERS = {"I": 1, "V": 5, "X": 10}
_PART = re.compile(r"\w+|\s+|[^\w\s]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[\s.]\d{3})+(?!\d)")


class _Part(NamedTuple):
    """A word, or the characters between two words, with the methods that `find_numbers` calls."""

    written: str
    start: int
    no_number: bool

    def text(self) -> str:
        return self.written

    def nt_separated(self, _: "_Part") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.no_number


def in_digits(text: str, lang: Lang) -> str:
    """The text, as long as it was, with 0000000017 for « dix-sept », 003rd for “third”, 002:48 for
    « 2 h 48 »."""
    digits = _words_in_digits(text, lang)
    for pattern, plainer in _REWRITTEN[lang] if _LIKE_REWRITTEN.search(digits) else ():
        digits = pattern.sub(partial(_plainer, plainer), digits)
    return digits


def _plainer(plainer: str, match: re.Match[str]) -> str:
    return match.expand(plainer).zfill(len(match.group()))


def _words_in_digits(text: str, lang: Lang) -> str:
    text = _ROMAN.sub(_roman_in_digits, text)
    if not any(word.startswith(_STEMS[lang]) for word in words_of(text)):
        return text
    parts, characters = list(_parts(text, lang)), list(text)
    for number in find_numbers(parts, lang, threshold=0):
        start, last = parts[number.start].start, parts[number.end - 1]
        end = last.start + len(last.written)
        characters[start:end] = number.text.zfill(end - start)[: end - start]
    return "".join(characters)


def _roman_in_digits(match: re.Match[str]) -> str:
    digits = [_LETTERS[letter] for letter in match.group()]
    value = sum(-a if a < b else a for a, b in pairwise([*digits, 0]))
    return str(value).zfill(len(match.group()))


def _parts(text: str, lang: Lang) -> Iterator[_Part]:
    otherwise = {match.start() for match in re.finditer(f"(?i:{_NO_NUMBER[lang]})", text)}
    for match in _PART.finditer(text):
        yield _Part(match.group(), match.start(), match.start() in otherwise)


def value_of(written: str, lang: Lang) -> float:
    """The number that digits stand for; in French, three digits after a point are thousands."""
    bare = re.sub(r"\s", "", written)
    if lang == "en":
        return float(bare.replace(",", ""))
    if "," in bare or _THOUSANDS.match(written):
        bare = bare.replace(".", "").replace(",", ".")
    return float(bare)
