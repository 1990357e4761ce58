"""Texts changed where they stand in a file of YAML; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import yaml

Spot = tuple[int, int]
"""Where a scalar begins: line and column, both from 1."""

_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL)
_FOLDED_LINE = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")


def rewritten(text: str, changes: Mapping[Spot, str]) -> tuple[str, set[Spot]]:
    """The text with new values for the scalars at those spots, and the spots left as they were.

    Left is what could only be changed by writing the whole scalar anew: better done by hand.
    """
    parts, position = [], 0
    wanted, left = [], set()
    for event in _scalars(text):
        spot = (event.start_mark.line + 1, event.start_mark.column + 1)
        value = changes.get(spot, event.value)
        if value != event.value:
            start, end = event.start_mark.index, event.end_mark.index
            raw = _changed(text[start:end], event, value)
            if raw is None:
                left.add(spot)
                value = event.value
            else:
                parts += [text[position:start], raw]
                position = end
        wanted.append(value)
    result = "".join([*parts, text[position:]])
    if [event.value for event in _scalars(result)] != wanted:
        return text, set(changes)
    return result, left


def values(text: str) -> dict[Spot, str]:
    """The value of each scalar by its spot."""
    return {
        (event.start_mark.line + 1, event.start_mark.column + 1): event.value
        for event in _scalars(text)
    }


def _scalars(text: str) -> Iterator[Any]:
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                yield event
    except yaml.YAMLError:
        return  # which the build says


def _changed(raw: str, event: Any, wanted: str) -> str | None:
    """The scalar as it is written, changed as little as its value is."""
    places = _places(raw, event.value, event.style or "")
    if places is None:
        return None
    parts, position = [], 0
    edits = SequenceMatcher(None, event.value, wanted, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in edits:
        if kind == "equal":
            continue
        left = places[start][0] if start < len(places) else places[-1][1]
        right = places[end - 1][1] if end > start else left
        parts += [raw[position:left], wanted[new_start:new_end]]
        position = right
    return "".join([*parts, raw[position:]])


def _places(raw: str, value: str, style: str) -> list[tuple[int, int]] | None:
    """Where each character of the value is written; None if that is not plain to see."""
    position = raw.find("\n") + 1 if style in ("|", ">") else len(style)
    places = []
    if style in ("|", ">"):
        position += len(raw[position:]) - len(raw[position:].lstrip(" "))
    for character in value:
        end = _end_of(character, raw, position, style)
        while style == '"' and end is None and raw[position : position + 2] in ("\\\n", "\\\r"):
            position = _after_escape(raw, position)
            end = _end_of(character, raw, position, style)
        if end is None:
            return None
        places.append((position, end))
        position = end
    return places or None


def _end_of(character: str, raw: str, position: int, style: str) -> int | None:
    """Where the written form of the character ends that begins at this position."""
    folded = _FOLDED_LINE.match(raw, position)
    if folded and character in " \n":
        return folded.end()
    if style == '"' and raw[position : position + 1] == "\\":
        end = _after_escape(raw, position)
        read = yaml.safe_load(f'"{raw[position:end]}"')
        return end if read == character else None
    if style == "'" and raw.startswith("''", position):
        return position + 2 if character == "'" else None
    return position + 1 if raw[position : position + 1] == character else None


def _after_escape(raw: str, position: int) -> int:
    match = _ESCAPE.match(raw, position)
    return match.end() if match else position + 1
