"""Folds text so that a quote and an article can be compared.

Any run of white space is one space; ’ and ' are the same; so are two of them, “ and ”; a letter and
its accents are one character (NFC); soft hyphens and zero-width spaces are left out. Case and
accents never fold.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from dossier.text.sentences import Span

UNSEEN = "\u00ad\u200b"
"""Characters that nobody sees: the soft hyphen and the zero-width space."""
_HIDDEN = re.compile(f"[{UNSEEN}]")
# Begins with a set: found ten times as fast.
_SHORTER = (
    rf"[\s'’{UNSEEN}](?:(?<=['’])[{UNSEEN}]*['’]|(?<=[\s{UNSEEN}])[\s{UNSEEN}]+|(?<=[{UNSEEN}]))"
)


def fold(text: str) -> str:
    """The folded text, without white space around it."""
    return _folded(text).strip() if text else ""


def without_accents(text: str) -> str:
    """The text without the accents of its letters: for ids and sorting, never for quotes."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one))


def _folded(text: str) -> str:
    seen = unicodedata.normalize("NFC", _HIDDEN.sub("", text))
    spaced = " ".join(f"|{seen}|".split())[1:-1]
    return spaced.replace("’", "'").replace("''", "“").replace("”", "“")


def _shorter(text: str) -> re.Pattern[str]:
    """The pattern of every place where the folded text may be shorter than the text."""
    characters = sorted(one for one in set(text) if one >= "\u0300")  # no other is ever joined
    marks = "".join(map(re.escape, filter(_combines, characters)))
    others = [one for one in characters if not unicodedata.is_normalized("NFC", one)]
    joined = [rf"(?:(?!['’])[^\s{UNSEEN}])(?:[{UNSEEN}]*[{marks}])+"] if marks else []
    return re.compile("|".join([*joined, *map(re.escape, others), _SHORTER]))


def _combines(character: str) -> bool:
    """True if NFC may join the character to those before it: an accent, a part of a syllable."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


class FoldedText:
    """A folded text to look up quotes in; the spans of what is found are those in the original."""

    def __init__(self, text: str) -> None:
        self.text = _folded(text)
        self._folded_at = array("q", [0])  # where the folded text and the original part ways …
        self._original_at = array("q", [0])  # … and the same places in the original
        self._unseen: dict[int, int] = {}  # where something nobody sees ends → where it begins
        lost = 0
        for match in _shorter(text).finditer(text):
            folded = _folded(match.group())
            if not folded:
                self._unseen[match.end()] = match.start()
            lost += match.end() - match.start() - len(folded)
            self._folded_at.append(match.end() - lost)
            self._original_at.append(match.end())

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[Span]:
        """Every place where the exact words stand with the prefix and the suffix around them."""
        exact, prefix, suffix = fold(exact), fold(prefix), fold(suffix)
        if not exact:
            return []  # nothing seen stands nowhere
        return [
            self.span(start, start + len(exact))
            for start in _occurrences(exact, self.text)
            if self.text.endswith((prefix, f"{prefix} "), 0, start)
            and self.text.startswith((suffix, f" {suffix}"), start + len(exact))
        ]

    def span(self, start: int, end: int) -> Span:
        """The span in the original of a stretch of the folded text, without invisible characters
        around it."""
        last = self._original(end)
        return Span(self._original(start), self._unseen.get(last, last))

    def _original(self, index: int) -> int:
        nearest = bisect_right(self._folded_at, index) - 1
        return self._original_at[nearest] + index - self._folded_at[nearest]


def _occurrences(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)
