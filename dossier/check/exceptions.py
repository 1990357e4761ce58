"""Words that are right although a rule says otherwise: excused by an editor, or not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.model.base import Text
from dossier.model.problems import Place, Problem
from dossier.model.statements import Statement
from dossier.text.folding import fold
from dossier.text.sentences import Span, stripped

_ADDRESS = re.compile(r"(?:\b\w+://|\bwww\.|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/)\S*[\w/&=#%]")


class Finding(NamedTuple):
    """What a rule finds about a stretch of words, and whose `exceptions` may excuse it."""

    text: Text
    words: str
    span: Span
    problem: Problem


def unexcused(findings: Iterable[Finding], served: set[Place]) -> Iterator[Problem]:
    """The problems that nothing excuses; the places of the exceptions that serve join `served`."""
    for text, words, span, problem in findings:
        excuses = [one for one in text.exceptions if covers(words, one.words, span)]
        served.update(one.place("words") for one in excuses)
        if not excuses:
            yield problem


def covers(text: str, words: str, span: Span) -> bool:
    """Whether those words stand in the text where the stretch is, white space around it apart."""
    start, end = stripped(text, *span)
    places = (match.span() for match in re.finditer(re.escape(words), text))
    return any(left <= start and end <= right for left, right in places)


def is_somebody_elses(text: Text, written: str, span: Span) -> bool:
    """Whether the stretch is in an address, or between quotation marks in words of a quote."""
    addresses = (address.span() for address in _ADDRESS.finditer(written))
    if any(start < span.end and span.start < end for start, end in addresses):
        return True
    opening = max(written.rfind(mark, 0, span.start) for mark in "«“")
    closings = [at for mark in "»”" if (at := written.find(mark, span.end)) >= 0]
    if opening < 0 or not closings or not isinstance(text, Statement):
        return False
    inside = fold(written[opening + 1 : min(closings)])
    return any(inside in fold(item.exact) for item in text.evidence)
