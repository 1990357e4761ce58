"""The three folds under which a quote and an article are compared, and nothing else.

Any run of white space is one space; ’ and ' are one; two of them, “ and ” are one. Case and
accents never fold.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from dossier.model.statements import TextQuoteSelector
from dossier.text.sentences import Span

_SPACES_OR_PAIR = re.compile(r"\s{2,}|[^\S ]|['’]{2}")


def fold(text: str) -> str:
    """The text as it is compared, without white space around it."""
    return _folded(text).strip()


def _folded(text: str) -> str:
    shorter = _SPACES_OR_PAIR.sub(lambda m: " " if m.group().isspace() else "“", text)
    return shorter.replace("’", "'").replace("”", "“")


class FoldedText:
    """A text to look quotes up in, under the folds; what is found has its place in the original."""

    def __init__(self, text: str) -> None:
        self._folded_at = array("q", [0])  # where the folded text and the original part ways …
        self._original_at = array("q", [0])  # … and the same places in the original
        lost = 0
        for match in _SPACES_OR_PAIR.finditer(text):
            if shrunk := match.end() - match.start() - 1:
                lost += shrunk
                self._folded_at.append(match.end() - lost)
                self._original_at.append(match.end())
        self.text = _folded(text)

    def find(self, selector: TextQuoteSelector) -> list[Span]:
        """Every place where the selector's quote stands with its prefix and suffix around it."""
        exact, prefix, suffix = fold(selector.exact), fold(selector.prefix), fold(selector.suffix)
        starts = _occurrences(exact, self.text)
        if prefix or suffix:
            starts = (
                start
                for start in starts
                if self._before(start, len(prefix)).endswith(prefix)
                and self._after(start + len(exact), len(suffix)).startswith(suffix)
            )
        return [Span(self._original(start), self._original(start + len(exact))) for start in starts]

    def _before(self, index: int, length: int) -> str:
        return self.text[max(0, index - length - 1) : index].rstrip()

    def _after(self, index: int, length: int) -> str:
        return self.text[index : index + length + 1].lstrip()

    def _original(self, index: int) -> int:
        nearest = bisect_right(self._folded_at, index) - 1
        return self._original_at[nearest] + index - self._folded_at[nearest]


def _occurrences(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)
