"""Help for an author whose quote does not anchor: the nearest passage, or what tells several
places apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice

from rapidfuzz import fuzz
from rapidfuzz.distance.Levenshtein import distance, opcodes

from dossier.model.dossier import Article
from dossier.model.problems import excerpt
from dossier.text.folding import UNSEEN, FoldedText, fold
from dossier.text.markdown import flow, one_line, visible
from dossier.text.sentences import Span

_IN_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.\.\.)\s*[\])]")
_LEFT_OUT = re.compile(rf"\s*(?:{_IN_BRACKETS.pattern}|…|\.\.\.)\s*")
_MARKS = "“”«»\"‘’' \u00a0\u202f"
_LONGEST = 300  # characters of a quote that are looked for; its end is then where it must be
_ALIKE, _SURE = 60, 30  # how like a quote of so many characters a passage must be, in percent
_NEAR = 40  # characters around an end of the nearest passage that a better end is looked for in
_EDGE = re.compile(r"(?<!\w)|(?!\w)")
_CONTEXT = 30
_REACH, _WORDS = 200, 9  # how far around a quote is looked for what tells it from others
_PLACES_SHOWN, _PLACES_COMPARED = 5, 100


def way_to_divide(quote: str, stands: Callable[[str], object]) -> str:
    """The way to write a quote that leaves something out, or has marks of its own around it, if
    it is such a quote; `stands` is true of words that the article has."""
    inner = quote.strip(_MARKS)
    parts = [part for part in _LEFT_OUT.split(inner) if part.strip()]
    several = len(parts) > 1
    mark = _LEFT_OUT.search(quote)
    if mark and parts and (all(map(stands, parts)) or (several and _IN_BRACKETS.search(quote))):
        way = "make two items under `evidence`, one for each part" if several else "leave it out"
        return f"A quote has no {mark[0].strip()}: {way}."
    if inner and inner != quote and stands(inner):
        return f"The words stand there without the marks around them: {excerpt(inner)}."
    return ""


def nearest_passage(quote: str, article: Article) -> str:
    """The passage most like the quote, below it the quote, with what differs between ⟦ and ⟧."""
    if span := nearest(quote, article.text):
        passage, quoted = compared(article.text[slice(*span)], quote)
        line = article.place_of(span.start).line
        return f"The nearest passage is on line {line}:\n  article: {passage}\n  quote:   {quoted}"
    return "Nothing in the article is like it. Copy the passage letter by letter."


def nearest(quote: str, text: str) -> Span | None:
    """The passage of the text most like the quote, if one is at all like it."""
    beginning = quote[:_LONGEST]
    # A long text has something a little like any few words.
    alike = _ALIKE + max(0, _SURE - len(quote))
    best = fuzz.partial_ratio_alignment(beginning, text, score_cutoff=alike)
    if best is None or not text:
        return None
    end = min(best.dest_end + len(quote) - len(beginning), len(text))
    start = min(_edges(text, best.dest_start), key=lambda at: distance(quote, text[at:end]))
    return Span(start, min(_edges(text, end), key=lambda at: distance(quote, text[start:at])))


def _edges(text: str, index: int) -> list[int]:
    """The places near that one, the nearest first, that are not inside a word."""
    found = _EDGE.finditer(text, max(0, index - _NEAR), index + _NEAR)
    places = [place.start() for place in found]
    return sorted(places, key=lambda place: abs(place - index)) or [index]


def compared(passage: str, quote: str) -> tuple[str, str]:
    """Both texts, each as it is written, with what differs between ⟦ and ⟧; of a long stretch that
    does not, only the ends."""
    passage, quote = _on_one_line(passage), _on_one_line(quote)
    ours, theirs = FoldedText(passage), FoldedText(quote)
    edits = opcodes(ours.text, theirs.text)
    left, right = "", ""
    for is_equal, group in groupby(edits, lambda edit: edit.tag == "equal"):
        run = list(group)
        first, last = run[0], run[-1]
        mine = passage[slice(*ours.span(first.src_start, last.src_end))]
        other = quote[slice(*theirs.span(first.dest_start, last.dest_end))]
        left += _shortened(mine) if is_equal else f"⟦{mine}⟧"
        right += _shortened(other) if is_equal else f"⟦{other}⟧"
    return visible(left), visible(right)


def _on_one_line(text: str) -> str:
    """The text as a message can show it, without what nobody sees."""
    return one_line(text.translate(dict.fromkeys(map(ord, UNSEEN)))).strip()


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def ways_to_settle(article: Article, spans: Sequence[Span]) -> str:
    """What to add to a quote that stands at several places, place by place."""
    lines = ["Make it longer, or say which one it is:"]
    settled = settling(article.text, spans[:_PLACES_COMPARED])
    for span, addition in islice(settled, _PLACES_SHOWN):
        words = _in_context(article.text, span)
        lines.append(f"  line {article.place_of(span.start).line}: {words}  {addition}")
    return "\n".join(lines)


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


def _in_context(text: str, span: Span) -> str:
    """A passage between ⟦ and ⟧ amid a few words of its text."""
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    return visible(" ".join(f"…{before}⟦{text[slice(*span)]}⟧{after}…".split()))


def _only(candidates: Iterable[str], places: Sequence[str], has: Callable[[str, str], bool]) -> str:
    """The first of the candidates that a single one of the places has."""
    found = (one for one in candidates if one and sum(has(place, one) for place in places) == 1)
    return next(found, "")
