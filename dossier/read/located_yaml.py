"""Parses YAML into values that know their place, with each scalar as the text that was written.

`no`, `1.10` and `2017-01-19` stay text until a model says what they are; only `null` is None.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from dossier.model.problems import Place, Problem, excerpt
from dossier.read.slips import syntax_error

MAX_DEPTH = 20
_ANCHOR_LENGTH = 100  # characters of an anchor or a tag that are looked at
_COMMENT = re.compile(r"\s+(#)(?! a guess\b)(\S?)")  # those of drafts are meant
_LINE_ENDS = "\u0085\u2028\u2029"
_NOT_YAML = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ufffd\U00010000-\U0010ffff]")
_NULLS = ("", "~", "null")


class _Located:
    """A collection with the places of its values; `positions` has the lines and columns of each key
    and of its value, or of each item.

    They are made into places when asked for, which few are, and are numbers, as marks of the parser
    take three times as much memory.
    """

    def __init__(self, path: str, start: tuple[int, int], positions: Any) -> None:
        super().__init__()
        self._path, self._start, self.positions = path, start, positions

    def place(self, key: Any = None) -> Place:
        """The place of the value of that key; of the collection if it has no such key."""
        is_there = isinstance(self, list) or key in self.positions
        return Place(self._path, *(self.positions[key][-2:] if is_there else self._start))

    def place_of_key(self, key: Any) -> Place:
        """The place of the key itself."""
        return Place(self._path, *self.positions[key][:2])


class LocatedDict(_Located, dict[str, Any]):
    """A mapping with the places of its keys and values."""

    lacks_dash = False
    incomplete: frozenset[str] = frozenset()
    """The keys whose value was removed or cut, wholly or in part, because it was wrong."""


class LocatedList(_Located, list[Any]):
    """A sequence with the places of its items."""

    def pop(self, index: Any = -1) -> Any:
        """Removes an item with its place, and returns the item."""
        del self.positions[index]
        return super().pop(index)


def _position(event: Any) -> tuple[int, int]:
    """The line and the column in which an event begins; the parser counts from zero."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def parse(text: str, path: str) -> tuple[Any, list[Problem]]:
    """The value of the one document in `text`, and its problems; `path` names the file.

    The value is None after a syntax error. A repeated key keeps its first value, an alias is None.
    """
    as_yaml, count = _NOT_YAML.subn(" ", text)
    problems = list(_strange_characters(text, path)) if count else []
    try:
        # Events, not nodes: composing nodes recurses in C and overflows its stack on deep nesting.
        document = _Document(path, as_yaml)
        return document.value(), problems + document.problems
    except yaml.MarkedYAMLError as error:
        return None, [*problems, syntax_error(as_yaml, path, error)]


def _strange_characters(text: str, path: str) -> Iterator[Problem]:
    """A problem for each character that YAML does not allow, or that ends a line for YAML but not
    for editors and Git."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _NOT_YAML.finditer(line):
            verdict = "ends a line for YAML alone" if match[0] in _LINE_ENDS else "is not YAML"
            message = f"the character U+{ord(match[0]):04X} {verdict}"
            yield Problem(Place(path, number, match.start() + 1), message, "Write a space for it.")


class _Document:
    """Builds the value from the parser's events, by recursive descent.

    A dossier has hundreds of thousands of events; `type() is` is the quickest way to tell them.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        # Looking for texts cut by “ #” takes longer than all the rest.
        self.lines = text.split("\n") if " #" in text or "\t#" in text else []
        self.next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self.problems: list[Problem] = []

    def value(self) -> Any:
        root = None
        for event in iter(self.next_event, None):
            if root is not None and isinstance(event, yaml.NodeEvent):
                self.report(event, "a second document begins here", "Remove the line `---`.")
                break
            root = self.node(event, MAX_DEPTH) if isinstance(event, yaml.NodeEvent) else root
        return root

    def report(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.path, *_position(event)), message, hint))

    def node(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if event.anchor or event.tag:  # an alias has its anchor
            self.report_anchor(event)
        if kind is ScalarEvent:
            if event.style:
                return event.value
            if self.lines:
                self.report_cut_text(event)
            return None if event.value in _NULLS else event.value
        if kind is yaml.AliasEvent:
            return None
        if depth == 0:
            message = f"the nesting is deeper than {MAX_DEPTH} levels"
            raise yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)
        if kind is yaml.SequenceStartEvent:
            return self.sequence(event, depth - 1)
        return self.mapping(event, depth - 1)

    def report_anchor(self, event: Any) -> None:
        """Reports that a value begins with an anchor or a tag, which is no part of its text."""
        start = event.start_mark.index
        mark = self.text[start : start + _ANCHOR_LENGTH].split(maxsplit=1)[0]
        message = f"YAML takes {excerpt(mark)} for an anchor or a tag, no part of what follows"
        hint = "Put a text that begins so between double quotes; otherwise remove it."
        self.report(event, message, hint)

    def report_cut_text(self, event: Any) -> None:
        """Reports that “ #” cuts a text without quotation marks; after one word it may be meant."""
        end = event.end_mark
        match = _COMMENT.match("".join(self.lines[end.line : end.line + 1]), end.column)
        if match and (" " in event.value or match[2]):
            place = Place(self.path, end.line + 1, match.start(1) + 1)
            message = f"“ #” begins a comment and cuts this text: {excerpt(event.value)}"
            hint = "Put the text between double quotes, or the comment on a line of its own."
            self.problems.append(Problem(place, message, hint))

    def sequence(self, start: Any, depth: int) -> LocatedList:
        items = LocatedList(self.path, _position(start), [])
        while type(event := self.next_event()) is not SequenceEndEvent:
            items.positions.append(_position(event))
            items.append(self.node(event, depth))
        return items

    def mapping(self, start: Any, depth: int) -> LocatedDict:
        mapping = LocatedDict(self.path, _position(start), {})
        node, next_event, positions = self.node, self.next_event, mapping.positions
        while type(event := next_event()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                message = "a key must be a word"
                raise yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)
            if event.anchor or event.tag:
                self.report_anchor(event)
            key, child, before = event.value, next_event(), len(self.problems)
            value = node(child, depth)
            if type(child) is ScalarEvent and len(self.problems) > before:
                mapping.incomplete |= {key}
            if key in mapping:
                self.report_repeated_key(event, key, mapping)
                continue
            mapping[key] = value
            positions[key] = _position(event) + _position(child)
        return mapping

    def report_repeated_key(self, event: Any, key: str, mapping: LocatedDict) -> None:
        """Reports that a key stands twice. If it is the mapping's first key, a dash is probably
        missing before another item, and its other keys are not reported."""
        if mapping.lacks_dash:
            return
        message = f"the key “{key}” stands twice here; first on line {mapping.place(key).line}"
        mapping.lacks_dash = len(mapping) > 1 and key == next(iter(mapping))
        other = " If another item begins here: put a dash before it, “- ”."
        self.report(event, message, f"Keep one of them.{other if mapping.lacks_dash else ''}")
