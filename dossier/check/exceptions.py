"""What an editor has excused: words that are right although a rule says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.model.base import Text
from dossier.model.problems import Place, Problem
from dossier.text.sentences import Span, stripped


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
