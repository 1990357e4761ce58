"""Helps an author whose quote does not anchor: the nearest passage, or what tells several apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from dossier.text.folding import UNSEEN, FoldedText, fold
from dossier.text.markdown import flow, one_line, visible
from dossier.text.sentences import Span, stripped

_LONGEST = 300  # characters of a quote that are looked for; its end is then where it must be
_ALIKE, _SURE = 60, 30  # how like a quote of so many characters a passage must be, in percent
_CONTEXT = 30
_REACH, _WORDS = 200, 9  # how far around a quote is looked for what tells it from others
_MARKS = 3  # a stop, a closing mark and the space between them


def nearest(quote: str, text: str) -> Span | None:
    """The passage of the text most like the quote, if one is at all like it."""
    beginning = quote[:_LONGEST]
    # A long text has something a little like any few words.
    alike = _ALIKE + max(0, _SURE - len(quote))
    best = fuzz.partial_ratio_alignment(beginning, text, score_cutoff=alike)
    if best is None or not text:
        return None
    end = best.dest_end + len(quote) - len(beginning)
    return _trimmed(text, quote, _whole_words(text, best.dest_start, min(end, len(text))))


def _whole_words(text: str, start: int, end: int) -> Span:
    while 0 < start < len(text) and text[start - 1 : start + 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return stripped(text, start, end)


def _trimmed(text: str, quote: str, span: Span) -> Span:
    """The span without the words at its ends, and with the marks beside it, that it should have
    to be most like the quote.
    """

    def distance(candidate: Span) -> int:
        return Levenshtein.distance(quote, text[slice(*candidate)])

    for shorten in (_without_first_word, _without_last_word):
        while shorter := shorten(text[slice(*span)]):
            candidate = Span(span.start + shorter.start, span.start + shorter.end)
            if distance(candidate) >= distance(span):
                break
            span = candidate
    wider = [
        Span(max(0, span.start - before), min(len(text), span.end + after))
        for before in range(_MARKS)
        for after in range(_MARKS)
    ]
    return min(wider, key=distance)


def _without_first_word(text: str) -> Span | None:
    match = re.match(r"\s*(?:\w+|[^\w\s]+)\s*", text)
    return Span(match.end(), len(text)) if match and match.end() < len(text) else None


def _without_last_word(text: str) -> Span | None:
    match = re.search(r"\s*(?:\w+|[^\w\s]+)\s*$", text)
    return Span(0, match.start()) if match and match.start() > 0 else None


def compared(passage: str, quote: str) -> tuple[str, str]:
    """Both texts, each as it is written, with what differs between ⟦ and ⟧, cut down to the stretch
    where they differ."""
    passage, quote = _on_one_line(passage), _on_one_line(quote)
    ours, theirs = FoldedText(passage), FoldedText(quote)
    edits = Levenshtein.opcodes(ours.text, theirs.text)
    groups = [list(group) for _, group in groupby(edits, lambda edit: edit.tag == "equal")]
    left, right = "", ""
    for number, group in enumerate(groups):
        mine = passage[slice(*ours.span(group[0].src_start, group[-1].src_end))]
        other = quote[slice(*theirs.span(group[0].dest_start, group[-1].dest_end))]
        if group[0].tag == "equal":
            ends = number == 0, number == len(groups) - 1
            mine, other = _shortened(mine, *ends), _shortened(other, *ends)
        else:
            mine, other = f"⟦{mine}⟧", f"⟦{other}⟧"
        left, right = left + mine, right + other
    return visible(left), visible(right)


def _on_one_line(text: str) -> str:
    """The text as a message can show it, without what nobody sees."""
    return one_line(text.translate(dict.fromkeys(map(ord, UNSEEN)))).strip()


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
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    return visible(" ".join(f"…{before}⟦{text[slice(*span)]}⟧{after}…".split()))


def _only(candidates: Iterable[str], places: Sequence[str], has: Callable[[str, str], bool]) -> str:
    """The first of the candidates that a single one of the places has."""
    found = (one for one in candidates if one and sum(has(place, one) for place in places) == 1)
    return next(found, "")
