"""YAML in which every value knows its place and every scalar is the text that was written.

`no`, `1.10` and `2017-01-19` stay text until a model says what they are; only `null` is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from dossier.model.problems import Place, Problem, shown
from dossier.read.yaml_slips import slip

MAX_DEPTH = 20
_COMMENT = re.compile(r"\s+(#)(\S?)")
_NULLS = ("", "~", "null")


class LocatedDict(dict[str, Any]):
    """A mapping with the places of its values (its own under '') and those of its keys."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.places: dict[Any, Place] = {"": place}
        self.keys_at: dict[str, Place] = {}


class LocatedList(list[Any]):
    """A sequence; `places` has the place of each item by its index, and its own under ''."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.places: dict[Any, Place] = {"": place}


def parse(text: str, path: str) -> tuple[Any, list[Problem]]:
    """The value of the one document in `text`, and what is wrong with it; `path` names the file.

    Syntax errors give no value. A repeated key keeps its first value, an alias is left out.
    """
    try:
        # Events, not nodes: composing nodes recurses in C and overflows its stack on deep nesting.
        document = _Document(path, text, yaml.parse(text, Loader=yaml.CSafeLoader))
        return document.value(), document.problems
    except _TooDeep as error:
        return None, [error.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_error(text, path, error)]
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")  # libyaml counts bytes
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        character = f"U+{ord(text[len(before)]):04X}"
        return None, [Problem(place, f"the character {character} is not YAML", "Remove it.")]


def _syntax_error(text: str, path: str, error: yaml.MarkedYAMLError) -> Problem:
    """The parser's error, by the name of the slip that it comes from if we know that."""
    if known := slip(text, error):
        place = Place(path, known.line, known.column)
        return Problem(place, f"this is not YAML: {known.message}", known.hint)
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    return Problem(place, f"this is not YAML: {error.problem or error.context}", _HINT)


_HINT = 'Check the indentation; put a text that contains ": " or " #" between double quotes.'


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        message = f"the nesting is deeper than {MAX_DEPTH} levels"
        self.problem = Problem(place, message, "No seed needs as many: check the brackets.")


class _Document:
    """Builds the value from the parser's events, by recursive descent."""

    def __init__(self, path: str, text: str, events: Iterator[Any]) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.events = events
        self.problems: list[Problem] = []

    def value(self) -> Any:
        root, documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            elif isinstance(event, yaml.NodeEvent):
                if documents > 1:
                    self.report(event, "a second document begins here", "Remove the line `---`.")
                    return root
                root = self.node(event, MAX_DEPTH)
        return root

    def place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def report(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(Problem(self.place(event), message, hint))

    def node(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            hint = "Anchors (&) and aliases (*) are not used here: write the value out again."
            self.report(event, f"the alias *{event.anchor} stands for a value", hint)
            return None
        if isinstance(event, yaml.ScalarEvent):
            if event.style:
                return event.value
            self.check_for_a_cut(event)
            return None if event.value in _NULLS else event.value
        if depth == 0:
            raise _TooDeep(self.place(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth - 1)
        return self.mapping(event, depth - 1)

    def check_for_a_cut(self, event: Any) -> None:
        """Says when “ #” cuts a text without quotation marks; after one word it may be meant."""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        match = _COMMENT.match(rest)
        if match and (" " in event.value or match[2]):
            place = Place(self.path, end.line + 1, end.column + match.start(1) + 1)
            message = f"“ #” begins a comment and cuts this text: {shown(event.value)}"
            hint = "Put the text between double quotes, or the comment on a line of its own."
            self.problems.append(Problem(place, message, hint))

    def sequence(self, start: Any, depth: int) -> LocatedList:
        items = LocatedList(self.place(start))
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.places[len(items)] = self.place(event)
            items.append(self.node(event, depth))
        return items

    def mapping(self, start: Any, depth: int) -> LocatedDict:
        mapping = LocatedDict(self.place(start))
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, depth)
            child = next(self.events)
            value = self.node(child, depth)
            if key in mapping:
                message = (
                    f"the key “{key}” stands twice here; first on line {mapping.places[key].line}"
                )
                self.report(event, message, "Keep one of them.")
            elif key is not None:
                mapping.keys_at[key] = self.place(event)
                mapping.places[key] = self.place(child)
                mapping[key] = value
        return mapping

    def key(self, event: Any, depth: int) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self.report(event, "a key must be a word", "Check the brackets and the `?`.")
        self.node(event, depth)
        return None
