"""Explains syntax errors of YAML: the commonest mistakes, each with its own message.

The parser says where it stopped; what was typed there, or on the line above, says why.
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
    """The problem for the parser's error, with the message of a common mistake if it is one."""
    line, column, message, hint = _slip(text, error) or _parser_error(error)
    return Problem(Place(path, line + 1, column + 1), f"this is not YAML: {message}", hint)


def _slip(text: str, error: Any) -> _Slip | None:
    if start := _open_quotation_mark(text, error):
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


def _open_quotation_mark(text: str, error: Any) -> Any:
    """The mark of the text whose quotation mark is not closed, if there is one: it goes on to the
    end, or to the next quotation mark, and has lines with keys in it."""
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
    """The numbers of the line the parser stopped at, of the one above, and of the one where the
    value it was reading began."""
    found = error.problem_mark.line
    above = [n for n in range(min(found, len(lines))) if lines[n].strip()[:1] not in ("", "#")]
    begun = [error.context_mark.line] if error.context_mark else []
    yield from (number for number in (found, *above[-1:], *begun) if number < len(lines))


def _parser_error(error: Any) -> _Slip:
    """Any other error, in the parser's own words."""
    mark, begun, message = error.problem_mark, error.context_mark, error.problem
    if begun and begun.line < mark.line:
        message += f" {error.context} that begins on line {begun.line + 1}"
    return mark.line, mark.column, message, _TABLE["any other"]
