"""What the value of a setting must be: in `mkdocs.yml`, and at the head of a page of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from dossier.model.problems import shown
from dossier.settings.table import Keys


class Form(NamedTuple):
    """What a value is expected to be, how that is told, and what to do if it is not."""

    expected: str
    fits: Callable[[Any], bool]
    hint: str


class Misfit(NamedTuple):
    """A value that is not what it must be: the way to it, what it is, and what to do."""

    keys: Keys
    message: str
    hint: str


def scheme(address: str) -> str | None:
    """What an address begins with, empty if it is a path; None if it is no address at all."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return None


def is_on_the_web(address: Any) -> bool:
    """Whether it can be followed by anybody, and runs nothing."""
    if not isinstance(address, str) or scheme(address) not in ("http", "https"):
        return False
    return bool(urlsplit(address).netloc)


def misfits(values: Mapping[str, Any], forms: Mapping[Keys, Form]) -> Iterator[Misfit]:
    """What is not of its form; what is empty asks for nothing."""
    for keys, form in forms.items():
        value: Any = values
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        if value not in (None, "") and not form.fits(value):
            name = ".".join(str(key) for key in keys)
            yield Misfit(keys, f"{name}: expected {form.expected}, found {shown(value)}", form.hint)


def position(text: str | bytes, keys: Keys) -> tuple[int, int]:
    """Line and column in a text of YAML of what the keys lead to, as far as they lead."""
    node = yaml.compose(text, yaml.CSafeLoader)
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = [(name, value) for name, value in node.value if name.value == key]
            mark, node = (found[0][0].start_mark, found[0][1]) if found else (mark, None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(fits(item) for item in value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_entry(value: Any) -> bool:
    return _is_text(value) or (_is_mapping(value) and len(value) == 1)


_TEXT = Form("a text", _is_text, "In quotes, what looks like a number or a date is a text.")
_FILE = Form("a file", lambda value: value is False or _is_text(value), "Name one below docs/fr.")
_TEXTS = Form("a list of texts", _list_of(_is_text), "Write [one, another].")
_ADDRESS = Form("an address", is_on_the_web, "It begins with https:// or http://.")
_SWITCH = Form(
    "true or false",
    lambda value: isinstance(value, bool),
    "Write it without quotes, between lines of ---.",
)
_THEME = Form(
    "a name or a mapping", lambda value: _is_text(value) or _is_mapping(value), "See mkdocs.yml."
)
_PALETTES = Form(
    "a mapping, or a list of some",
    lambda value: _is_mapping(value) or _list_of(_is_mapping)(value),
    "Write {scheme: slate} for dark colours.",
)
_ENTRIES = Form(
    "a list of names",
    lambda value: _is_mapping(value) or _list_of(_is_entry)(value),
    "Write [one, another: {option: value}].",
)

SETTINGS: Mapping[Keys, Form] = {
    ("repo_url",): _ADDRESS,
    ("extra", "repository"): _ADDRESS,
    ("extra_css",): _TEXTS,
    ("extra_templates",): _TEXTS,
    ("hooks",): _TEXTS,
    ("plugins",): _ENTRIES,
    ("theme",): _THEME,
    ("theme", "static_templates"): _TEXTS,
    ("theme", "features"): _TEXTS,
    ("theme", "palette"): _PALETTES,
    ("theme", "logo"): _FILE,
    ("theme", "favicon"): _FILE,
}
"""What MkDocs takes as it comes, or reads of the French configuration only."""

FRONT_MATTER: Mapping[Keys, Form] = {
    ("title",): _TEXT,
    ("description",): _TEXT,
    ("alternate",): _TEXT,
    ("template",): _TEXT,
    ("menu",): _SWITCH,
}
