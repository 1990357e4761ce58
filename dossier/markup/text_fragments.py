"""Text fragments: the part of an address that makes a browser light up a passage of a page.

https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import quote

from dossier.text.markdown import one_line, visible
from dossier.text.sentences import Span

_LONGEST_TERM = 300
_RANGE_TERM = 100
_CONTEXT = 40
_JOINERS = "'’.:·"


def text_fragment(text: str, span: Span, blocks: Sequence[Span], page: str) -> str:
    """The directive `:~:text=…` for `text[span]` on a page that shows `text` in `blocks`.

    `page` is all the text the page shows, on one line. The passage is widened to whole words, as
    browsers only match those; no term crosses a block; a long passage is named by how it begins
    and ends; context is added only where the passage alone would be found elsewhere.
    """
    start, end = _whole_words(text, span)
    first, last = _block_at(blocks, start), _block_at(blocks, end - 1)
    if first == last and end - start <= _LONGEST_TERM:
        terms = [Span(start, end)]
    else:
        terms = [_head(text, start, min(end, first.end)), _tail(text, max(start, last.start), end)]
    parts = [_encoded(text, term) for term in terms]
    if page.count(one_line(visible(text[slice(*terms[0])]))) > 1:
        parts = _with_context(text, parts, Span(start, end), first, last)
    return ":~:text=" + ",".join(parts)


def _with_context(text: str, parts: list[str], span: Span, first: Span, last: Span) -> list[str]:
    prefix = _whole_words(text, Span(max(first.start, span.start - _CONTEXT), span.start))
    suffix = _whole_words(text, Span(span.end, min(last.end, span.end + _CONTEXT)))
    prefix, suffix = _stripped(text, *prefix), _stripped(text, *suffix)
    before = [_encoded(text, prefix) + "-"] if prefix.start < prefix.end else []
    after = ["-" + _encoded(text, suffix)] if suffix.start < suffix.end else []
    return before + parts + after


def _block_at(blocks: Sequence[Span], index: int) -> Span:
    return blocks[max(0, bisect_right(blocks, index, key=lambda block: block.start) - 1)]


def _head(text: str, start: int, end: int) -> Span:
    """The first words of `text[start:end]`, at most about `_RANGE_TERM` characters of them."""
    limit = min(end, start + _RANGE_TERM)
    while limit < end and _inside_word(text, limit):
        limit -= 1
    return _stripped(text, start, limit if limit > start else end)


def _tail(text: str, start: int, end: int) -> Span:
    """The last words of `text[start:end]`, at most about `_RANGE_TERM` characters of them."""
    limit = max(start, end - _RANGE_TERM)
    while limit > start and limit < end and _inside_word(text, limit):
        limit += 1
    return _stripped(text, limit if limit < end else start, end)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while _inside_word(text, start):
        start -= 1
    while _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, index: int) -> bool:
    """Whether a browser sees no word boundary before `text[index]`; « d’une » is one word.

    A reading of https://unicode.org/reports/tr29/#Word_Boundaries, rules 5 to 13.
    """
    if not 0 < index < len(text):
        return False
    left, right = text[index - 1], text[index]
    if _is_wordy(left) and _is_wordy(right):
        return True
    if right in _JOINERS:
        return _is_wordy(left) and index + 1 < len(text) and _is_wordy(text[index + 1])
    return left in _JOINERS and _is_wordy(right) and index > 1 and _is_wordy(text[index - 2])


def _is_wordy(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _encoded(text: str, term: Span) -> str:
    return quote(one_line(visible(text[slice(*term)])), safe="").replace("-", "%2D")
