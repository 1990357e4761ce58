"""Hints for an author whose quote does not anchor: the nearest passage, or a prefix or suffix that
tells several places apart."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix
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
_SIMILARITY, _SHORT = 60, 30  # percent that a passage must share with a quote of so many characters
_NEAR = 40  # characters around an end of the nearest passage that a better end is looked for in
_EDGE = re.compile(r"(?<!\w)|(?!\w)")
_LOOK_ALIKE = re.compile(r"\S[\u0250-\uffff]|[\u0250-\uffff]\S")  # letters and marks of others
_CONTEXT = 30
_REACH, _WORDS = 200, 9  # how far around a quote is looked for what tells it from others
_PLACES_SHOWN, _PLACES_COMPARED = 5, 100


def edited_quote_hint(quote: str, stands: Callable[[str], object]) -> str:
    """The hint for a quote with `[…]` in it or quotation marks around it; empty for any other.

    `stands` is true of words that the article has.
    """
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


def nearest_passage_hint(quote: str, article: Article) -> str:
    """The hint with the passage most like the quote, and the quote below it, differences marked."""
    if span := nearest_span(quote, article.text):
        passage, quoted = compared(article.text[slice(*span)], quote)
        line = article.place_of(span.start).line
        return f"The nearest passage is on line {line}:\n  article: {passage}\n  quote:   {quoted}"
    return "Nothing in the article is like it. Copy the passage letter by letter."


def nearest_span(quote: str, text: str) -> Span | None:
    """The span of the passage most like the quote; None if nothing in the text is like it."""
    beginning = quote[:_LONGEST]
    # A long text has something a little like any few words.
    cutoff = _SIMILARITY + max(0, _SHORT - len(quote))
    best = fuzz.partial_ratio_alignment(beginning, text, score_cutoff=cutoff)
    if best is None or not text:
        return None
    end = min(best.dest_end + len(quote) - len(beginning), len(text))
    start = min(_word_edges(text, best.dest_start), key=lambda at: distance(quote, text[at:end]))
    return Span(start, min(_word_edges(text, end), key=lambda at: distance(quote, text[start:at])))


def _word_edges(text: str, index: int) -> list[int]:
    """The starts and ends of words near that index, the nearest first."""
    found = _EDGE.finditer(text, max(0, index - _NEAR), index + _NEAR)
    places = [place.start() for place in found]
    return sorted(places, key=lambda place: abs(place - index)) or [index]


def compared(passage: str, quote: str) -> tuple[str, str]:
    """Both texts as they are written, with the differences between ⟦ and ⟧, by their code points
    where they may look alike; long stretches that are equal are shortened."""
    passage, quote = _on_one_line(passage), _on_one_line(quote)
    ours, theirs = FoldedText(passage), FoldedText(quote)
    edits = opcodes(ours.text, theirs.text)
    left, right = "", ""
    for is_equal, group in groupby(edits, lambda edit: edit.tag == "equal"):
        run = list(group)
        first, last = run[0], run[-1]
        mine = passage[slice(*ours.span(first.src_start, last.src_end))]
        other = quote[slice(*theirs.span(first.dest_start, last.dest_end))]
        if not is_equal and mine and other and _LOOK_ALIKE.fullmatch(mine + other):
            mine, other = (f"{one} U+{ord(one):04X}" for one in (mine, other))
        left += _shortened(mine) if is_equal else f"⟦{mine}⟧"
        right += _shortened(other) if is_equal else f"⟦{other}⟧"
    return visible(left), visible(right)


def _on_one_line(text: str) -> str:
    """The text on one line, without characters that nobody sees."""
    return one_line(text.translate(dict.fromkeys(map(ord, UNSEEN)))).strip()


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def ambiguity_hint(article: Article, spans: Sequence[Span]) -> str:
    """The hint for a quote that stands at several places: what to add to it for each of them."""
    lines = ["Make it longer, or say which one it is:"]
    contexts = unique_contexts(article.text, spans[:_PLACES_COMPARED])
    for span, addition in islice(contexts, _PLACES_SHOWN):
        words = _in_context(article.text, span)
        lines.append(f"  line {article.place_of(span.start).line}: {words}  {addition}")
    return "\n".join(lines)


def unique_contexts(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Each of several places of a quote with the shortest `prefix:` or `suffix:` that only it has,
    as YAML; a place without one is left out."""
    befores = [fold(text[max(0, span.start - _REACH) : span.start])[::-1] for span in spans]
    afters = [fold(text[span.end : span.end + _REACH]) for span in spans]
    found = zip(spans, _distinct_beginnings(befores), _distinct_beginnings(afters), strict=True)
    for span, backwards, suffix in found:
        prefix = backwards[::-1]
        if suffix and (not prefix or len(suffix) <= len(prefix)):
            yield span, f"suffix: {flow(suffix)}"
        elif prefix:
            yield span, f"prefix: {flow(prefix)}"


def _distinct_beginnings(texts: Sequence[str]) -> Iterator[str]:
    """The fewest first words of each text that no other begins with; empty if there are none, or if
    there is no other text."""
    ordered = sorted(texts)  # those that begin alike are neighbours
    for text in texts:
        at, words = bisect_left(ordered, text), text.split(" ")
        others = ordered[max(0, at - 1) : at] + ordered[at + 1 : at + 2]
        alike = max((Prefix.similarity(text, other) for other in others), default=len(text))
        firsts = (" ".join(words[:size]) for size in range(1, _WORDS))
        yield next((one for one in firsts if len(one) > alike), "")


def _in_context(text: str, span: Span) -> str:
    """The passage between ⟦ and ⟧ with a few words of the text around it."""
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    return visible(" ".join(f"…{before}⟦{text[slice(*span)]}⟧{after}…".split()))
