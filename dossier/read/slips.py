"""The eight commonest slips of the hand that YAML does not forgive, each by its name.

The parser says where it lost its way; what was typed there, or on the line above, says why.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from dossier.model.problems import Place, Problem
from dossier.text.words import table_of

_LINE = 5_000  # characters of a line that are looked at
_KEY_WITHIN = re.compile(r"\n\s*(?:- +)*[\w-]+:\s")
_TABLE = table_of(__file__)
_RULES = [
    (re.compile(one["like"].replace("VALUE", _TABLE["value"]), re.VERBOSE), *one["said"])
    for one in _TABLE["rules"]
]
_Slip = tuple[int, int, str, str]
"""Line and column, both from 0; what is wrong; what to do."""


def syntax_error(text: str, path: str, error: Any) -> Problem:
    """What the parser stumbled over, by its name if it is one of these."""
    line, column, message, hint = _slip(text, error) or _as_said(error)
    return Problem(Place(path, line + 1, column + 1), f"this is not YAML: {message}", hint)


def _slip(text: str, error: Any) -> _Slip | None:
    if start := _unclosed(text, error):
        return start.line, start.column, *_TABLE["not closed"]
    lines = text.split("\n")
    for number in _lines_to_blame(lines, error):
        for pattern, message, hint in _RULES:
            if match := pattern.search(lines[number][:_LINE]):
                return number, match.start(1), message.format(match[1]), hint
    mark = error.problem_mark
    if re.search(r"expected key|'-' indicator|mapping values|block end", str(error)):
        line = "".join(lines[mark.line : mark.line + 1])
        return mark.line, len(line) - len(line.lstrip()), *_TABLE["indented otherwise"]
    return None


def _unclosed(text: str, error: Any) -> Any:
    """The mark where a text begins whose quotation mark is not closed: it goes on to the end, or
    to the next quotation mark, and has swallowed lines with keys."""
    if "quoted scalar" in str(error.context) and "end of stream" in error.problem:
        return error.context_mark
    last: Any = None
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text[: error.problem_mark.index], Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                last = event
    if last and _KEY_WITHIN.search(text[last.start_mark.index : last.end_mark.index]):
        return last.start_mark
    return None


def _lines_to_blame(lines: list[str], error: Any) -> Iterator[int]:
    """The line the parser stopped at, the one above, and where what it was reading began."""
    found = error.problem_mark.line
    above = [n for n in range(min(found, len(lines))) if lines[n].strip()[:1] not in ("", "#")]
    begun = [error.context_mark.line] if error.context_mark else []
    yield from (number for number in (found, *above[-1:], *begun) if number < len(lines))


def _as_said(error: Any) -> _Slip:
    """Any other error as the parser says it."""
    mark, begun, message = error.problem_mark, error.context_mark, error.problem
    if begun and begun.line < mark.line:
        message += f" {error.context} that begins on line {begun.line + 1}"
    return mark.line, mark.column, message, _TABLE["any other"]
