"""Sentence boundaries in French and English prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dossier.text.abbreviations import is_abbreviation
from dossier.text.lines import groups


class Span(NamedTuple):
    """A stretch of text, in code points, the end excluded."""

    start: int
    end: int


_STOP = re.compile(  # begins with a set: five times as fast; and only where a run of stops does
    r"""[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+(?:\s?»|["”’')\]])*(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*(?=\s)"""
    r"""|(?<=[。！？])[。！？]*)"""
)
_OPENING = "\"“«‘'([—–- \u00a0\u202f\t\r\n"
_CURRENCY = "$€£¥"
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LABEL = re.compile(
    r"(?:\d{1,4}(?:\.\d{1,4})*|\d{1,2}\s?h(?:\s?[0-5]\d)?|[A-Za-z]|[IVXLC]+|[ivx]+|N\.?B|P\.?S"
    r"|(?:[Aa]rt(?:icle)?\.?|§|[ÉE]tape|Step|Chapitre|Chapter|Partie|Part|Section|Titre|Title|Phase|Acte?"
    r"|Jour|Day|Annexe?|Leçon|Lesson|[ÉE]pisode|Point|Question)\s?(?:\d+(?:er|re|e|\s?bis|\s?ter)?|[IVXLC]+)"
    r"|(?P<capitals>[A-ZÀ-Þ]{2,}(?:[\s-][A-ZÀ-Þ]{2,}){0,2})|\[(?:…|\.{3})\])\.?"
)
_LONGEST_LABEL, _LONGEST_ASIDE = 40, 400
_WORD = re.compile(r"\S")
_ITEM = re.compile(r"[a-z]\)\s")
_BRACKET = re.compile(r"[()\[\]]")


def stripped(text: str, start: int, end: int) -> Span:
    """The stretch without the white space at its ends."""
    words = text[start:end]
    begin = end - len(words.lstrip())
    return Span(begin, max(begin, start + len(words.rstrip())))


def paragraphs(text: str) -> Iterator[Span]:
    """The parts of `text` that blank lines keep apart, without the white space around them."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, len(text))


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `text[start:end]`, and the headings, items and rows on lines of their own.

    A sentence ends at a stop, with what closes after it, when white space and then an upper-case
    letter, a digit or a letter without case follow, whatever opening marks stand between. An
    initial or an abbreviation ends none, nor does what a bracket within it says; a number or a
    label at a line's start belongs to what follows.
    """
    for group in groups(text, start, end):
        if group.whole:
            yield from _trimmed(text, group.start, group.end)
        else:
            yield from _sentences(text, group.start, group.end)


def divided(
    text: str, start: int, end: int, joined: Iterable[Span], begun: Iterable[int]
) -> Iterator[Span]:
    """The sentences of `text[start:end]` with an editor's last word on them: none begins amid a
    stretch that is `joined`, and one does at each place of `begun` that is in none of those.
    """
    found = (sentence.start for sentence in sentences(text, start, end))
    starts = {*found, *(place for place in begun if start < place < end)}
    for stretch in joined:
        starts.difference_update(range(stretch.start + 1, stretch.end))
    for first, following in pairwise([*sorted(starts | {start}), end]):
        yield from _trimmed(text, first, following)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin, asides = start, _asides(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end) and not _is_within(stop, begin, asides):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    follower = stop.end()
    while follower < end and text[follower] in _OPENING:
        follower += 1
    if follower == end or not (_can_begin(text[follower]) or _ITEM.match(text, follower, end)):
        return False
    if stop.group() == "." and is_abbreviation(text, begin, stop.start(), follower):
        return False
    return not _is_label(text, begin, stop.end(), follower)


def _can_begin(character: str) -> bool:
    if character.isdigit() or character in _CURRENCY:
        return True
    return character.isalpha() and not character.islower()


def _is_label(text: str, begin: int, end: int, follower: int) -> bool:
    """Whether a line begins with a number or a word in capitals that what follows belongs to."""
    if end - begin > _LONGEST_LABEL:
        return False
    start = end - len(text[begin:end].lstrip())
    at_line_start = start == 0 or start == begin or text[start - 1] in "\r\n"
    label = _LABEL.fullmatch(text, start, end) if at_line_start else None
    if label is None:
        return False
    return not (label["capitals"] and text[follower + 1 : follower + 2].isupper())


def _asides(text: str, start: int, end: int) -> list[Span]:
    """What stands between brackets, from the outermost one to its end."""
    found, opened = [], []
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.group() in "([":
            opened.append(bracket.start())
        elif opened:
            opening = opened.pop()
            if not opened and bracket.end() - opening <= _LONGEST_ASIDE:
                found.append(Span(opening, bracket.end()))
    return found


def _is_within(stop: re.Match[str], begin: int, asides: list[Span]) -> bool:
    """Whether a stop is in an aside of the sentence, not in one that is a sentence itself."""
    index = bisect_right(asides, (stop.start(),)) - 1
    if index < 0 or stop.start() >= asides[index].end - 1:
        return False
    word = _WORD.search(stop.string, begin)
    return word is not None and word.start() < asides[index].start


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    span = stripped(text, start, end)
    if span.start < span.end:
        yield span
