"""The folds under which a quote and an article are compared, and nothing else.

Any run of white space is one space; ’ and ' are one; two of them, “ and ” are one; a letter and
its accents are one character (NFC); soft hyphens and zero-width spaces are nothing. Case and
accents never fold.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

UNSEEN = "\u00ad\u200b"
"""What nobody sees: the soft hyphen and the zero-width space."""
_HIDDEN = re.compile(f"[{UNSEEN}]")
_PERHAPS_SHORTER = re.compile(r"[\s'’][\s'’]+")  # begins with a set: found ten times as fast
_FOLDS = rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]|['’][{UNSEEN}]*['’]"


def fold(text: str) -> str:
    """The text as it is compared, without white space around it."""
    return _folded(text).strip() if text else ""


def without_accents(text: str) -> str:
    """The text with its letters bare: for ids and the order of words, never for quotes."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one))


def _folded(text: str) -> str:
    if _is_plain(text):  # the same, ten times as fast
        straight = " ".join(f"|{text}|".split())[1:-1].replace("’", "'")
        return straight.replace("''", "“").replace("”", "“")
    shorter = _pattern(text).sub(_shorter, text)
    return shorter.replace("’", "'").replace("”", "“")


def _is_plain(text: str) -> bool:
    """Whether every letter is composed and every character seen, as in most texts."""
    return unicodedata.is_normalized("NFC", text) and not _HIDDEN.search(text)


def _shorter(match: re.Match[str]) -> str:
    """What a match of the folds becomes."""
    words = match.group()
    if words[0] in "'’":
        return "“"
    seen = re.sub(f"[{UNSEEN}]", "", words)
    return " " if seen.isspace() else unicodedata.normalize("NFC", seen)


def _pattern(text: str) -> re.Pattern[str]:
    """Every place where the text as it is compared is another than the text."""
    if unicodedata.is_normalized("NFC", _HIDDEN.sub("", text)):
        return _with_accents("", "")
    characters = sorted(set(text))
    marks = "".join(map(re.escape, filter(_joins, characters)))
    others = (one for one in characters if not unicodedata.is_normalized("NFC", one))
    return _with_accents(marks, "".join(map(re.escape, others)))


def _shortened(text: str) -> Iterator[re.Match[str]]:
    """Where the text as it is compared is shorter, if not only there."""
    pattern = _pattern(text)
    if not _is_plain(text):
        yield from pattern.finditer(text)
        return
    for place in _PERHAPS_SHORTER.finditer(text):
        yield from pattern.finditer(text, *place.span())


@cache
def _with_accents(marks: str, others: str) -> re.Pattern[str]:
    """The folds; a character with such marks is one, and those others have another form."""
    joined = rf"(?:(?!['’])[^\s{UNSEEN}])(?:[{UNSEEN}]*[{marks}])+|" if marks else ""
    return re.compile(joined + (f"[{others}]|" if others else "") + _FOLDS)


def _joins(character: str) -> bool:
    """Whether a character may become one with those before it: an accent, a part of a syllable."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


class FoldedText:
    """A text to look quotes up in, under the folds; what is found has its place in the original."""

    def __init__(self, text: str) -> None:
        self._folded_at = array("q", [0])  # where the folded text and the original part ways …
        self._original_at = array("q", [0])  # … and the same places in the original
        self._unseen: dict[int, int] = {}  # where something nobody sees ends → where it begins
        lost = 0
        for match in _shortened(text):
            folded = _shorter(match)
            if not folded:
                self._unseen[match.end()] = match.start()
            if shrunk := match.end() - match.start() - len(folded):
                lost += shrunk
                self._folded_at.append(match.end() - lost)
                self._original_at.append(match.end())
        self.text = _folded(text)

    def find(self, selector: TextQuoteSelector) -> list[Span]:
        """Every place where the selector's quote stands with its prefix and suffix around it."""
        exact, prefix, suffix = fold(selector.exact), fold(selector.prefix), fold(selector.suffix)
        starts = _occurrences(exact, self.text) if exact else []  # nothing seen stands nowhere
        if prefix or suffix:
            starts = [
                start
                for start in starts
                if self._before(start, len(prefix)).endswith(prefix)
                and self._after(start + len(exact), len(suffix)).startswith(suffix)
            ]
        return [self.span(start, start + len(exact)) for start in starts]

    def _before(self, index: int, length: int) -> str:
        return self.text[max(0, index - length - 1) : index].rstrip()

    def _after(self, index: int, length: int) -> str:
        return self.text[index : index + length + 1].lstrip()

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the original, without what nobody sees
        around it."""
        last = self._original(end)
        return Span(self._original(start), self._unseen.get(last, last))

    def _original(self, index: int) -> int:
        nearest = bisect_right(self._folded_at, index) - 1
        return self._original_at[nearest] + index - self._folded_at[nearest]


def _occurrences(needle: str, text: str) -> list[int]:
    found = []
    start = text.find(needle)
    while start >= 0:
        found.append(start)
        start = text.find(needle, start + 1)
    return found
