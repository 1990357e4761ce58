"""Which lines of a text go on with each other, and which stand alone.

An article may be wrapped at some column, or pasted from a browser with a line for each paragraph,
heading, byline, item of a list and row of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_WIDEST = 120  # nobody wraps text as wide as that: longer lines are paragraphs
_FILLED = 0.75  # of the widest line, with the word that did not fit
_BULLET = re.compile(r"[•◦▪‣·●*]\s+\S")
_MARKED = re.compile(
    r"[—–]\s?[^a-zà-ÿ\s]|(?:-|(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]|\d{1,3}°)\s+\S"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÀ-Þ]"
)
_ROW = re.compile(r"\S[^\S\r\n]*\t[^\S\r\n]*\S|\|.*\|.*\S|\S {3,}\S.*\S {3,}\S")
_NAMED_VALUE = re.compile(r"[^.!?:]{1,30}\s?:\s\S")
_STOP = re.compile(r"[.!?…。！？:;](?:\s?»|[\"”’')\]])*$")
_UNFINISHED = re.compile(
    r"(?:[,(«“\-–—/]|\b(?:à|au|aux|avec|ce|ces|cet|cette|chez|dans|de|des|du|en|entre|et|la|le|les|leur"
    r"|leurs|mais|nos|notre|ou|par|pour|que|qui|sa|sans|selon|ses|son|sous|sur|un|une|vers|mm?e?|mlle"
    r"|a|an|and|as|at|but|by|for|from|her|his|in|into|its|of|on|or|our|than|that|their|the|to|was"
    r"|were|who|with|dr|mrs?|ms))$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:par|by|publié|mis à jour|published|updated|photos?|crédits?|source|textes?"
    r"|propos recueillis|les?|la|une?|des|ils?|elles?|on|nous|ce|cette|ces|dans|en|selon|après"
    r"|avec|pour|the|an?|he|she|it|they|we|this|these|that|in|at|after|with|for"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w{3,6}day)\b|[ld]['’]"
    r"|(?-i:[A-ZÀ-Þ]{2,}[\s,.]|[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){1,3}$)",
    re.IGNORECASE,
)
_TAIL = 16  # more than what the end of a line is looked at for


class Group(NamedTuple):
    """Lines that belong together; what is `whole` is an item of a list or the row of a table."""

    start: int
    end: int
    whole: bool


class _Line(NamedTuple):
    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def groups(text: str, start: int, end: int) -> Iterator[Group]:
    """The groups of lines of `text[start:end]`; blank lines keep them apart in any case."""
    if not _BREAK.search(text, start, end):
        yield Group(start, end, bool(_ROW.search(text, start, end)))
        return
    block: list[_Line] = []
    for match in _LINE.finditer(text, start, end):
        words = match.group().strip()
        follows = block and len(_BREAK.findall(text, block[-1].end, match.start())) == 1
        if block and not (words and follows):
            yield from _groups_of(block)
            block = []
        if words:
            block.append(_Line(text.index(words, match.start()), words))
    if block:
        yield from _groups_of(block)


def _groups_of(block: Sequence[_Line]) -> Iterator[Group]:
    """The groups of lines that no blank line keeps apart."""
    width = max(len(line.words) for line in block)
    kinds = Counter(_marker(line.words) for line in block)
    first, last, fresh = block[0], block[0], True  # fresh: a sentence begins with the last line
    for line in block[1:]:
        is_item = _is_item(line.words, last.words, kinds)
        if not is_item and _goes_on(last.words, line.words, width, fresh):
            fresh = _stops(last.words)
        else:
            yield _group(first, last, kinds)
            first, fresh = line, True
        last = line
    yield _group(first, last, kinds)


def _group(first: _Line, last: _Line, kinds: Mapping[str, int]) -> Group:
    kind = _marker(first.words)
    listed = kind == "•" or (kind not in ("", "—") and kinds[kind] > 1)
    return Group(first.start, last.end, listed or bool(_ROW.search(first.words)))


def _marker(words: str) -> str:
    """What kind of mark an item or a speech begins with: • - — 1 a, or none."""
    if _BULLET.match(words):
        return "•"
    match = _MARKED.match(words)
    mark = match.group()[0] if match else ""
    return "1" if mark.isdigit() else "a" if mark.isalpha() else "—" if mark == "–" else mark


def _is_item(words: str, above: str, kinds: Mapping[str, int]) -> bool:
    """Whether a line begins an item: not every hyphen or number at the start of one does."""
    kind = _marker(words)
    return bool(kind) and (kind == "•" or kinds[kind] > 1 or _stops(above))


def _goes_on(above: str, below: str, width: int, fresh: bool) -> bool:
    """Whether a line goes on with what the line above says."""
    if _ROW.search(above) or _ROW.search(below):
        return False
    if below[0].islower() or _UNFINISHED.search(above, max(0, len(above) - _TAIL)):
        return True
    if _stops(above) and not above.endswith(":"):
        return True  # where the sentence ends is told by its stop
    if width > _WIDEST or (_NAMED_VALUE.match(above) and _NAMED_VALUE.match(below)):
        return False
    filled = len(above) + 1 + len(below.split(maxsplit=1)[0]) >= _FILLED * width
    if filled and not fresh:
        return True
    return (filled or not fresh) and not _ALONE.match(below)


def _stops(words: str) -> bool:
    return bool(_STOP.search(words, max(0, len(words) - _TAIL)))
