"""Helps an author whose quote does not anchor: the nearest passage, or what tells several apart."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from dossier.text.folding import fold
from dossier.text.markdown import visible
from dossier.text.sentences import Span
from dossier.text.yaml_flow import flow

_WORD = re.compile(r"\w+")
_RAREST, _COMMON = 6, 1000  # words looked up for a quote; a word with more places tells nothing
_ALIKE = 60.0  # below this likeness, in percent, a passage is not worth showing
_CONTEXT = 30
_REACH, _WORDS = 200, 9  # how far around a quote is looked for what tells it from others
_MARKS = 3  # a stop, a closing mark and the space between them


class WordIndex:
    """Where each word of a text stands, to find what a misquoted passage was copied from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = array("q")
        self.places: dict[str, list[int]] = defaultdict(list)
        for position, match in enumerate(_WORD.finditer(text)):
            self.starts.append(match.start())
            self.places[_bare(match.group())].append(position)

    def nearest(self, quote: str) -> Span | None:
        """The passage most like the quote, if one is at all like it.

        The rarest words of the quote vote for the stretch of the text they stand in; only the
        stretches with most votes are compared letter by letter.
        """
        words = {_bare(word) for word in _WORD.findall(quote)}
        width = max(4, len(_WORD.findall(quote)))
        votes: Counter[int] = Counter()
        for places in sorted((self.places.get(word, []) for word in words), key=len)[:_RAREST]:
            if len(places) <= _COMMON:
                votes.update({place // width for place in places})
        stretches = (self._stretch(number, width) for number, _ in votes.most_common(3))
        found = [self._alignment(quote, stretch) for stretch in stretches]
        likeness, span = max(found, default=(0.0, Span(0, 0)))
        return span if likeness >= _ALIKE else None

    def _stretch(self, number: int, width: int) -> Span:
        after = (number + 2) * width
        end = self.starts[after] if after < len(self.starts) else len(self.text)
        return Span(self.starts[max(0, (number - 1) * width)], end)

    def _alignment(self, quote: str, stretch: Span) -> tuple[float, Span]:
        best = fuzz.partial_ratio_alignment(quote, self.text[slice(*stretch)])
        if best is None:
            return 0.0, stretch
        start, end = stretch.start + best.dest_start, stretch.start + best.dest_end
        return best.score, self._trimmed(quote, self._whole_words(start, end))

    def _whole_words(self, start: int, end: int) -> Span:
        while 0 < start < len(self.text) and self.text[start - 1 : start + 1].isalnum():
            start -= 1
        while start < end and self.text[start].isspace():
            start += 1
        while 0 < end < len(self.text) and self.text[end - 1 : end + 1].isalnum():
            end += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _trimmed(self, quote: str, span: Span) -> Span:
        """The span without the words at its ends, and with the marks beside it, that it should
        have to be most like the quote.
        """
        for shorten in (_without_first_word, _without_last_word):
            while shorter := shorten(self.text[slice(*span)]):
                candidate = Span(span.start + shorter.start, span.start + shorter.end)
                if self._distance(quote, candidate) >= self._distance(quote, span):
                    break
                span = candidate
        wider = [
            Span(max(0, span.start - before), min(len(self.text), span.end + after))
            for before in range(_MARKS)
            for after in range(_MARKS)
        ]
        return min(wider, key=lambda candidate: self._distance(quote, candidate))

    def _distance(self, quote: str, span: Span) -> int:
        return Levenshtein.distance(quote, self.text[slice(*span)])


def _without_first_word(text: str) -> Span | None:
    match = re.match(r"\s*(?:\w+|[^\w\s]+)\s*", text)
    return Span(match.end(), len(text)) if match and match.end() < len(text) else None


def _without_last_word(text: str) -> Span | None:
    match = re.search(r"\s*(?:\w+|[^\w\s]+)\s*$", text)
    return Span(0, match.start()) if match and match.start() > 0 else None


def compared(passage: str, quote: str) -> tuple[str, str]:
    """Both texts with what differs between ⟦ and ⟧, cut down to the stretch where they differ."""
    ours, theirs = fold(passage), fold(quote)
    edits = Levenshtein.opcodes(ours, theirs)
    groups = [list(group) for _, group in groupby(edits, lambda edit: edit.tag == "equal")]
    left, right = "", ""
    for number, group in enumerate(groups):
        mine = ours[group[0].src_start : group[-1].src_end]
        other = theirs[group[0].dest_start : group[-1].dest_end]
        if group[0].tag == "equal":
            mine = other = _shortened(mine, number == 0, number == len(groups) - 1)
        else:
            mine, other = f"⟦{mine}⟧", f"⟦{other}⟧"
        left, right = left + mine, right + other
    return visible(left), visible(right)


def _shortened(text: str, first: bool, last: bool) -> str:
    if len(text) <= 2 * _CONTEXT:
        return text
    before = "" if first else text[:_CONTEXT]
    after = "" if last else text[-_CONTEXT:]
    return f"{before}…{after}"


def settling(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """For each of several places of a quote, the shortest `prefix:` or `suffix:` only it has."""
    befores = [fold(text[max(0, span.start - _REACH) : span.start]) for span in spans]
    afters = [fold(text[span.end : span.end + _REACH]) for span in spans]
    for span, before, after in zip(spans, befores, afters, strict=True):
        suffixes = (" ".join(after.split(" ")[:size]) for size in range(1, _WORDS))
        prefixes = (" ".join(before.split(" ")[-size:]) for size in range(1, _WORDS))
        suffix = _only(suffixes, afters, str.startswith)
        prefix = _only(prefixes, befores, str.endswith)
        if suffix and (not prefix or len(suffix) <= len(prefix)):
            yield span, f"suffix: {flow(suffix)}"
        elif prefix:
            yield span, f"prefix: {flow(prefix)}"


def context(text: str, span: Span) -> str:
    """A passage between ⟦ and ⟧ amid a few words of its text."""
    before, after = (
        text[max(0, span.start - _CONTEXT) : span.start],
        text[span.end : span.end + _CONTEXT],
    )
    return visible(" ".join(f"…{before}⟦{text[slice(*span)]}⟧{after}…".split()))


def _only(candidates: Iterable[str], places: Sequence[str], has: Callable[[str, str], bool]) -> str:
    """The first of the candidates that a single one of the places has."""
    found = (one for one in candidates if one and sum(has(place, one) for place in places) == 1)
    return next(found, "")


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
