"""Text fragments: the part of an address that makes a browser light up a passage of a page.

https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain
from urllib.parse import quote

from dossier.text.blocks import ELLIPSIS, Block
from dossier.text.markdown import shown
from dossier.text.sentences import Span, stripped

_LONGEST_TERM = 300
_RANGE_TERM = 100
_CONTEXT = 40
_NEAR = 9  # characters that tell whether there is a word boundary among them, and their marks
# What parts no words between letters, and none between digits; what goes with the character before
# it, besides marks: https://unicode.org/reports/tr29/#Word_Boundaries, rules 4 to 13.
_IN_WORDS = "'\"’‘.:·\u0387\u05f4\u2024\u2027\uff07\uff0e\uff1a"
_IN_NUMBERS = ",;\u037e\u0589\u060c\u066b\u066c\u2044\uff0c\uff1b"
_ATTACHED = "\u200c\u200d\u2060"
_NARROW_SPACE = "\u202f"  # no space to browsers: «\u202fmot\u202f» is one word
# Chinese, Japanese, Thai, Lao, Khmer, Burmese: no spaces between words, which only a browser's
# dictionary tells apart.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


class ShownText:
    """What a page shows of an article, on one line, to name passages in."""

    def __init__(self, title: str, blocks: Iterable[Block]) -> None:
        self.text = shown(title)
        self._blocks = [Span(0, len(self.text))]
        self._sentences: dict[int, Span] = {}
        for block in blocks:
            self.text += " "
            start = len(self.text)
            for piece in block.pieces:
                self.text += piece.gap
                begin = len(self.text)
                self.text += shown(piece.text)
                if piece.number:
                    self._sentences[piece.number] = Span(begin, len(self.text))
            self._blocks.append(Span(start, len(self.text)))

    def fragment(self, passage: str, sentence: int | None) -> str:
        """The directive `:~:text=…` for a passage that begins in that sentence, or anywhere.

        The passage is widened to whole words, as browsers only match those; no term crosses a
        block; a long passage is named by how it begins and ends; context is added only where the
        passage alone would be found elsewhere. Where it cannot be told apart, or where its words
        cannot be told or are too long for one, there is none: ''.
        """
        frame = self._sentences.get(sentence or 0, Span(0, len(self.text)))
        start = self.text.find(passage, frame.start)
        if not passage or start < 0 or start >= frame.end:
            return ""
        end = start + len(passage)
        span = _whole_words(self.text, Span(start, end))
        terms = self._terms(span)
        if any(_cuts_unspaced(self.text, edge) for edge in (start, end, *chain(*terms))):
            return ""
        if any(map(_is_too_long, terms)):
            return ""
        if self.text.count(self.text[slice(*terms[0])]) == 1:
            return _directive(_encoded(self.text, term) for term in terms)
        return self._told_apart(span, terms)

    def _terms(self, span: Span) -> list[Span]:
        first, last = self._block_at(span.start), self._block_at(span.end - 1)
        if first == last and span.end - span.start <= _LONGEST_TERM:
            return [span]
        head = _head(self.text, span.start, min(span.end, first.end))
        return [head, _tail(self.text, max(span.start, last.start), span.end)]

    def _told_apart(self, span: Span, terms: list[Span]) -> str:
        """The directive with the words around the passage, if those tell it from others."""
        text = self.text
        before, after = self._around(span)
        end = after.end if len(terms) == 1 else terms[0].end
        is_elsewhere = text.count(text[before.start : max(end, terms[0].end)]) > 1
        if is_elsewhere or _is_too_long(before) or _is_too_long(after):
            return ""
        parts = [_encoded(text, term) for term in terms]
        parts = [_encoded(text, before) + "-"] * (before.start < before.end) + parts
        return _directive(parts + ["-" + _encoded(text, after)] * (after.start < after.end))

    def _around(self, span: Span) -> tuple[Span, Span]:
        """The words right before and after a passage, as far as nothing is left out."""
        text = self.text
        first, last = self._block_at(span.start), self._block_at(span.end - 1)
        earlier = text[max(first.start, span.start - _CONTEXT) : span.start]
        later = text[span.end : min(last.end, span.end + _CONTEXT)]
        start = span.start - len(earlier.rpartition(ELLIPSIS)[2])
        end = span.end + len(later.partition(ELLIPSIS)[0])
        before = _whole_words(text, Span(start, span.start))
        after = _whole_words(text, Span(span.end, end))
        return _trimmed(text, *before), _trimmed(text, *after)

    def _block_at(self, index: int) -> Span:
        at = bisect_right(self._blocks, index, key=lambda block: block.start) - 1
        return self._blocks[max(0, at)]


def _directive(parts: Iterable[str]) -> str:
    return ":~:text=" + ",".join(parts)


def _head(text: str, start: int, end: int) -> Span:
    """The first words of `text[start:end]`, at most about `_RANGE_TERM` characters of them."""
    limit = min(end, start + _RANGE_TERM)
    while limit < end and limit > start and _inside_word(text, limit):
        limit -= 1
    return _trimmed(text, start, limit if limit > start else end)


def _tail(text: str, start: int, end: int) -> Span:
    """The last words of `text[start:end]`, at most about `_RANGE_TERM` characters of them."""
    limit = max(start, end - _RANGE_TERM)
    while start < limit < end and _inside_word(text, limit):
        limit += 1
    return _trimmed(text, limit if limit < end else start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the spaces at its ends, but for those that are part of a word."""
    return _whole_words(text, stripped(text, start, end))


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while _inside_word(text, start):
        start -= 1
    while _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, index: int) -> bool:
    """Whether a browser sees no word boundary before `text[index]`; « d’une » is one word."""
    if not 0 < index < len(text):
        return False
    if _is_attached(text[index]) or text[index - 1] == "\u200d":
        return True
    near = text[max(0, index - _NEAR) : index], text[index : index + _NEAR]
    before, behind = ([each for each in part if not _is_attached(each)] for part in near)
    first, left = [" ", " ", *before][-2:]
    right, last = [*behind, " ", " "][:2]
    is_one = _is_wordy(left) and _is_wordy(right)
    return is_one or _is_joined(first, left, right) or _is_joined(left, right, last)


def _is_joined(left: str, sign: str, right: str) -> bool:
    """Whether the sign between two characters parts no word and no number."""
    if sign in _IN_NUMBERS:
        return left.isdecimal() and right.isdecimal()
    is_spaced = not _UNSPACED.search(left + right)
    return sign in _IN_WORDS and is_spaced and _is_wordy(left) and _is_wordy(right)


def _is_too_long(term: Span) -> bool:
    return term.end - term.start > _LONGEST_TERM


def _cuts_unspaced(text: str, index: int) -> bool:
    """Whether there may or may not be a word boundary before `text[index]`."""
    return _inside_word(text, index) and bool(_UNSPACED.search(text[index - 1 : index + 1]))


def _is_wordy(character: str) -> bool:
    is_connector = character == _NARROW_SPACE or unicodedata.category(character) == "Pc"
    return character.isalnum() or is_connector


def _is_attached(character: str) -> bool:
    return character in _ATTACHED or unicodedata.category(character)[0] == "M"


def _encoded(text: str, term: Span) -> str:
    return quote(text[slice(*term)], safe="").replace("-", "%2D")
