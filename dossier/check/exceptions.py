"""Words that no rule applies to: those an editor has excused, addresses, and verbatim quotes."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.model.base import Lang, Text
from dossier.model.problems import Level, Problem
from dossier.model.statements import Statement
from dossier.text.folding import fold
from dossier.text.glossary_terms import QUOTED
from dossier.text.sentences import Span, stripped

_ADDRESS = re.compile(r"(?:\b\w+://|\bwww\.|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/)\S*[\w/&=#%]")


class Finding(NamedTuple):
    """A problem at a span of `words`; the `exceptions` of the text may excuse it."""

    text: Text
    words: str
    span: Span
    problem: Problem


def finding(text: Text, lang: Lang, span: Span, message: str, hint: str) -> Finding:
    """The finding of a warning at a span of the text in one language."""
    problem = Problem(text.place(lang), f"{lang}: {message}", hint, Level.WARNING)
    return Finding(text, text[lang], span, problem)


def unexcused(findings: Iterable[Finding]) -> Iterator[Problem]:
    """The problems of the findings that no exception of their text excuses."""
    for text, words, span, problem in findings:
        if not any(covers(words, one.words, span) for one in text.exceptions):
            yield problem


def covers(text: str, words: str, span: Span) -> bool:
    """True if an occurrence of those words in the text covers the span, without white space."""
    return is_within(_places(text, words), Span(*stripped(text, *span)))


def verbatim_spans(text: Text, written: str) -> list[Span]:
    """The spans that are not the editor's words: addresses, and words between quotation marks that
    a quote of the text has, too."""
    addresses = [Span(*match.span()) for match in _ADDRESS.finditer(written)]
    quotes = [fold(item.exact) for item in text.evidence] if isinstance(text, Statement) else []
    passages = (match.span() for match in QUOTED.finditer(written)) if quotes else ()
    inside = (Span(start + 1, end - 1) for start, end in passages)
    verbatim = [one for one in inside if any(fold(written[slice(*one)]) in q for q in quotes)]
    return sorted(addresses + verbatim)


def is_within(spans: Sequence[Span], span: Span) -> bool:
    """True if one of the spans, which are sorted, contains that one."""
    at = bisect(spans, span.start, key=lambda one: one.start)
    return at > 0 and spans[at - 1].end >= span.end


@lru_cache(maxsize=256)  # each of many findings in a text asks again
def _places(text: str, words: str) -> tuple[Span, ...]:
    pattern = r"\s+".join(map(re.escape, words.split()))  # `tidy` makes some spaces no-break ones
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))
