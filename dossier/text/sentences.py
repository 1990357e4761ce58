"""Sentence boundaries in French and English prose."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dossier.text.abbreviations import is_abbreviation
from dossier.text.lines import groups
from dossier.text.words import one_of


class Span(NamedTuple):
    """A stretch of text, in code points, the end excluded."""

    start: int
    end: int


_STOP = re.compile(  # begins with a set: five times as fast; and only where a run of stops does
    r"""[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+(?:\s?»|["”’')\]])*(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*(?=\s)"""
    r"""|(?<=[。！？])[。！？]*)"""
)
_BEGINNING = re.compile(r"[\s\"“«‘'(\[—–-]*+(?P<first>[^\W_]|[$€£¥])")
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+(?:\r\n?|\n)\s*")
_LABEL = re.compile(  # 1.2, IV, Art. 1er; 19h30, PS, Étape 3, DIRECT, […]
    r"(?:(?P<listed>(?<![?!] )(?:[Aa]rt(?:\.|icle)\s)?(?:\d{1,3}(?:er|\.[.\d]*\d)?|[A-Za-z]"
    r"|[IVXLC]+|[ivx]+))|\d{4}(?:\.\d{1,4})*|\d{1,2}\s?h(?:\s?[0-5]\d)?|N\.?B|P\.?S"
    r"|(?:[^\W\d_a-zà-ÿ]\w*\.?|art\.|§)\s?(?:\d+(?:er|re|e|\s?bis|\s?ter)?|[IVXLC]+)"
    r"|(?P<capitals>[A-ZÀ-Þ]{2,}(?:[\s-][A-ZÀ-Þ]{2,}){0,2})|\[(?:…|\.{3})\])\.?"
)
_LISTED_WITHIN = re.compile(r"(?::\s\(?[1IiAa]|;\s\(?(?:\d{1,2}|[IVX]+|[a-z]))\.$")
_LOWER_ITEM = re.compile(r"(?:[a-z]|[ivx]+)(?:\)|\.\s+[^\W\d_a-zà-ÿ])")
_SPEAKER = re.compile(  # “…?” I said; “…?” Labour’s Anna Petit, 34, asked; not “Anna said that …”
    rf"(?<=[?!…’'][”\"’'»]\s)(?!(?i:{one_of('links', 'openers')})\b(?<!\bI))"
    r"(?:(?:[A-Z]\w{0,3}\.|[\w’'-]+)\s){0,4}[^\W\d_a-zà-ÿ][\w’'-]*(?:,[^,.?!“”]{1,60},)?\s"
    rf"(?:{one_of('speech')})\b(?!\s(?:{one_of('clauses')})\b"
    r"|(?<!asked|\stold)\s(?:the|an?|his|her|its|their|this)\b)"
)
_LONGEST_LABEL, _LONGEST_ASIDE = 40, 400


def stripped(text: str, start: int, end: int) -> Span:
    """The stretch without the white space at its ends."""
    words = text[start:end]
    begin = end - len(words.lstrip())
    return Span(begin, max(begin, start + len(words.rstrip())))


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The parts of `text[start:end]` that blank lines keep apart, without white space around."""
    end = len(text) if end is None else end
    for gap in _BLANK_LINE.finditer(text, start, end):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, end)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `text[start:end]`, and the headings, items and rows on lines of their own.

    A sentence ends at a stop, with what closes after it, when white space and then an upper-case
    letter, a digit or a letter without case follow, whatever opening marks stand between. An
    initial or an abbreviation ends none, nor does what a bracket within it says; a label at a
    line's start and the number of a list belong to what follows, and who speaks to the quotation.
    """
    for paragraph in paragraphs(text, start, end):
        for first, last, _, is_whole in groups(text, *paragraph):
            yield from [Span(first, last)] if is_whole else _sentences(text, first, last)


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
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    beginning = _BEGINNING.match(text, stop.end(), end)
    if beginning is None:
        return False
    follower = beginning.start("first")
    goes_on = text[follower].islower() and not _LOWER_ITEM.match(text, follower)
    if goes_on or _SPEAKER.match(text, follower):
        return False
    if stop.group() == "." and is_abbreviation(text, begin, stop.start(), follower):
        return False
    is_label = _is_label(text, begin, stop.end(), follower)
    return not (is_label or _is_aside(text, begin, stop.start()))


def _is_label(text: str, begin: int, end: int, follower: int) -> bool:
    """True if what follows belongs to a number, or to the capitals that a line begins with.
    “How many? 3.” is no number of a list."""
    start = stripped(text, begin, min(end, begin + _LONGEST_LABEL)).start
    label = _LABEL.fullmatch(text, start, end)
    if label is None:
        return bool(_LISTED_WITHIN.search(text, max(begin, end - 7), end))
    if not (start in (0, begin) or text[start - 1] in "\r\n"):
        return bool(label["listed"])
    return not (label["capitals"] and text[follower + 1 : follower + 2].isupper())


def _is_aside(text: str, begin: int, stop: int) -> bool:
    """True if a stop is in brackets amid the sentence, not in a sentence in brackets."""
    before = text[max(begin, stop - _LONGEST_ASIDE) : stop].lstrip()[1:]
    is_open = before.count("(") + before.count("[") > before.count(")") + before.count("]")
    return is_open and bool(re.search(r"[)\]]", text[stop : stop + _LONGEST_ASIDE]))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    span = stripped(text, start, end)
    if span.start < span.end:
        yield span
