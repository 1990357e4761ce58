"""Changes a value where it stands in a file of YAML; every other byte stays as it is."""

import json
from functools import lru_cache
from typing import Any

import yaml


def with_value(text: str, line: int, column: int, value: str) -> str | None:
    """The file's text with another value for the scalar at that place; white space around it stays.

    None if the value is written in an unusual way, as over several lines: that must be changed by
    hand.
    """
    events = _scalars(text)
    marks = [event.start_mark for event in events]
    rank = [(mark.line + 1, mark.column + 1) for mark in marks].index((line, column))
    event, values = events[rank], [one.value for one in events]
    start, end = event.start_mark.index, event.end_mark.index
    old = event.value.strip()
    raw = text[start:end].replace(_written(old, event.style), _written(value, event.style))
    values[rank] = event.value.replace(old, value)
    changed = text[:start] + raw + text[end:]
    return changed if [one.value for one in _scalars(changed)] == values else None


@lru_cache(maxsize=1)  # the next change begins with what this one has made
def _scalars(text: str) -> list[Any]:
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return []  # which the build says
    return [event for event in events if isinstance(event, yaml.ScalarEvent)]


def _written(value: str, style: str | None) -> str:
    if style == '"':
        return json.dumps(value, ensure_ascii=False)[1:-1]
    return value.replace("'", "''") if style == "'" else value
