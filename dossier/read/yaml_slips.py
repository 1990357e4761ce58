"""The slips of the hand that YAML does not forgive, each by its name.

The parser says where it lost its way; what was typed there, or on the line above, says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

_VALUE = r"(?:(?:^|[{,])\s*(?:- +)*[\w-]+:\s+|^\s*(?:- ++)++(?![\w-]+:\s))"
_ENDED = r"(?=\s*[^\s,}\]#:])"  # more text where there should be none
_KEY_WITHIN = re.compile(r"\n\s*(?:- +)*[\w-]+:\s")
_SAYS_SOMETHING = re.compile(r"\s*[^\s#]")
_NOT_CLOSED = "the text that begins here has no closing quotation mark"
_IN_QUOTES = "Put the whole text between double quotes."

_NOT_ENDED = (
    "the bracket “{}” is not closed",
    "Close it where the list or mapping ends; a text that begins so needs double quotes.",
)


class Slip(NamedTuple):
    """What is wrong, where (both count from 1), and what to do."""

    line: int
    column: int
    message: str
    hint: str


class _Rule(NamedTuple):
    """A slip by what its line looks like, from the group on, and by what the parser says of it."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    verdict: str = ""


def _rule(pattern: str, message: str, hint: str, verdict: str = "") -> _Rule:
    return _Rule(re.compile(pattern), message, hint, verdict)


_RULES = (
    _rule(
        r"^(<{7}|={7}|>{7})(?:\s|$)",
        "a conflict of Git was left here: {}",
        "Keep one of the two sides, and remove these marks.",
    ),
    _rule(r"^\s*([–—•])\s", "“{}” begins no item of a list", "Write “- ”."),
    _rule(r"^\s*(\*)\s", "“{}” begins no item of a list", "Write “- ”.", "alphabetic"),
    _rule(r"^(\.{3})\s*$", "“{}” ends what is read", "Remove this line.", "document start"),
    _rule(
        r"^[ ]*([\u00a0\u202f\u3000])",
        "a no-break space stands where spaces must",
        "Lines are indented with ordinary spaces: type them anew.",
    ),
    _rule(
        r"^\s*(?:- +)*[\w-]+\s?(：|:(?=[\u00a0\u202f]))",
        "no ordinary “: ” stands after the key",
        "Type a colon and an ordinary space.",
    ),
    _rule(
        r"^ *(\t)",
        "a tab stands where spaces must",
        "Lines are indented with spaces: put two for each tab.",
        "cannot start any token|tab",
    ),
    _rule(_VALUE + r"([%@`])", "a text cannot begin with “{}”", _IN_QUOTES, "cannot start"),
    _rule(
        _VALUE + r'"(?:[^"\\]|\\.)*(")' + _ENDED,
        "the text ends at this quotation mark, and more follows",
        'Write \\" for a quotation mark inside the text, or “ ” or « ».',
        "expected",
    ),
    _rule(
        _VALUE + r"'(?:[^']|'')*(')" + _ENDED,
        "the text ends at this apostrophe, and more follows",
        "Write ’ for an apostrophe, or put double quotes around the text instead of single ones.",
        "expected",
    ),
    _rule(
        _VALUE + r"""(["'])[^"']*$""",
        _NOT_CLOSED,
        "Put one at its end.",
        "end of stream|expected",
    ),
    _rule(
        _VALUE + r"([*&!])",
        "a text cannot begin with “{}”",
        _IN_QUOTES,
        "expected|not find|not allowed",
    ),
    _rule(
        _VALUE + r"([-?|>])\s+[^\s#]",
        "a text cannot begin with “{}”",
        _IN_QUOTES,
        "not allowed|comment or line break",
    ),
    _rule(
        _VALUE + r"([\[{])[^\[\]{}]*[\]}]\s*[^\s,}\]#]",
        "a text cannot begin with “{}”, which begins a list or a mapping",
        _IN_QUOTES,
        "expected",
    ),
    _rule(
        _VALUE + r"[^\s\"'{\[#].*\s(#)",
        "“ #” begins a comment and cuts the line",
        _IN_QUOTES,
        "expected ','",
    ),
    _rule(
        _VALUE + r"([“”«‘]).*: ",
        "curly quotation marks do not keep a text together, and “: ” divides it",
        'Put straight double quotes around it: "“…”".',
        "mapping values|expected ','",
    ),
    _rule(
        _VALUE + r"[^\s\"'{\[#](?:[^#,]|,(?! *[\w-]+:))*?(:)(?:\s|$)",
        "“: ” stands in a text that is not between quotation marks",
        _IN_QUOTES,
        "mapping values|expected ','",
    ),
    _rule(
        r"(\\)[^\s0abtnvfre\"/\\N_LPxuU]",
        "a backslash between double quotes has a meaning of its own",
        "Write two for one.",
        "escape",
    ),
    _rule(r"^\s*(-)\w", "a space is missing after the dash", "Write “- ”.", "mapping|expected"),
    _rule(
        r"^\s*(?:- +)*[\w-]+(:)\w",
        "a space is missing after the colon",
        "Write “: ”.",
        "mapping|expected",
    ),
    _rule(r"^[^#]*([\[{])[^\]}]*$", *_NOT_ENDED, "node content"),
)
_INDENTED_OTHERWISE = (
    "this line is not indented like those it belongs to",
    "Begin it right below the first key of its mapping; a new item of a list begins with “- ”.",
)
_NO_KEY = (
    "this line is no key with a value",
    "Indent it more than its key if it goes on with a text, or write `key: value`.",
)


def slip(text: str, error: yaml.MarkedYAMLError) -> Slip | None:
    """What the hand did that the parser stumbled over, if it is one of the usual slips."""
    lines = text.split("\n")
    if open_text := _text_that_runs_on(text):
        return open_text
    said = f"{error.problem} {error.context}"
    for number in _lines_to_blame(lines, error):
        for rule in _RULES:
            match = rule.pattern.search(lines[number])
            if match and re.search(rule.verdict, said):
                message = rule.message.format(match[1])
                return Slip(number + 1, match.start(1) + 1, message, rule.hint)
    mark, begun = error.problem_mark, error.context_mark
    if begun and re.search("parsing a flow (mapping|sequence)", said):
        message = _NOT_ENDED[0].format(text[begun.index])
        return Slip(begun.line + 1, begun.column + 1, message, _NOT_ENDED[1])
    if mark and re.search(r"expected key|'-' indicator|mapping values|block end", said):
        return Slip(mark.line + 1, _first_column(lines, mark.line), *_INDENTED_OTHERWISE)
    if begun and "could not find expected ':'" in said:
        return Slip(begun.line + 1, begun.column + 1, *_NO_KEY)
    return None


def _text_that_runs_on(text: str) -> Slip | None:
    """The last text in quotation marks before the error, if it has swallowed lines with keys."""
    last: Any = None
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                last = event
    if last is None or not _KEY_WITHIN.search(text[last.start_mark.index : last.end_mark.index]):
        return None
    start = last.start_mark
    return Slip(start.line + 1, start.column + 1, _NOT_CLOSED, "Put one at its end.")


def _lines_to_blame(lines: list[str], error: yaml.MarkedYAMLError) -> Iterator[int]:
    """The line the parser stopped at, the one above, and where what it was reading began."""
    found = error.problem_mark.line if error.problem_mark else 0
    above = [n for n in range(min(found, len(lines))) if _SAYS_SOMETHING.match(lines[n])][-1:]
    begun = [error.context_mark.line] if error.context_mark else []
    yield from (number for number in (found, *above, *begun) if number < len(lines))


def _first_column(lines: list[str], number: int) -> int:
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip()) + 1
