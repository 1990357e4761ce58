"""Validates data against a model: keeps the valid parts, and words the errors for an editor."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier.model.base import Id, Seed
from dossier.model.problems import Place, Problem, did_you_mean, excerpt
from dossier.read.located_yaml import LocatedDict, LocatedList
from dossier.text.words import table_of

_Models = dict[int, type[Seed]]  # the model that each mapping was validated with, by its `id()`
_SIMILARITY = 0.5  # `rf` is as like `fr`, and `titel` more like `title`


def validated(
    data: Any, model: type[Seed], start: Place
) -> tuple[Seed | None, list[Problem], list[Any]]:
    """The data as `model` without the parts that are wrong, None if the rest is not valid; the
    problems; and the data that is left out. `start` is where the file begins."""
    models: _Models = {}
    try:
        return model.model_validate(data, context=models), [], []
    except ValidationError as invalid:
        details = invalid.errors(include_url=False)
    # A list whose items are all wrong is not empty, whatever Pydantic has left of it.
    details = [one for one in details if not (one["type"] == "too_short" and one["input"])]
    errors = [_Error(one, data, models, start) for one in details]
    problems, left_out = list(_problems(errors)), _prune(errors, models)
    try:
        return model.model_validate(data), problems, left_out
    except ValidationError:
        return None, problems, [*left_out, data]


class _Error:
    """An error that Pydantic found, and its place; `trail` has the steps to it in the data, `owner`
    is the `id()` of the mapping and `key` the key in it that the error is about."""

    def __init__(self, details: ErrorDetails, data: Any, models: _Models, start: Place) -> None:
        self.message, self.context = details["msg"], details.get("ctx", {})
        self.value = self.context.get("tag", details["input"])
        self.type: str = details["type"]
        if details["loc"][-1:] == ("[key]",):
            self.type = "key"
        elif self.value is None and self.type != "extra_forbidden":
            self.type = "empty"
        self.trail = list(_trail(data, details))
        self.place, self.owner, self.key = start, 0, "the file"
        for container, key in self.trail:
            is_of_key = self.type in ("key", "extra_forbidden")
            self.place = container.place_of_key(key) if is_of_key else container.place(key)
            if isinstance(container, LocatedDict):
                self.owner, self.key = id(container), str(key)
        self.word = self.key.lower().split(":")[0]  # a space may be missing after that colon
        self.fields = _fields(models.get(self.owner))  # what may stand beside it …
        self.wanted = _fields(models.get(id(details["input"])))  # … and in it


def _trail(data: Any, details: ErrorDetails) -> Iterator[tuple[LocatedDict | LocatedList, Any]]:
    """The steps from `data` to where the error is; the last one may lead to a missing key.

    Pydantic's locations also name the variant of a union, which is no step in the data.
    """
    for position, key in enumerate(details["loc"], 1):
        if not isinstance(data, LocatedDict | LocatedList):
            break
        is_there = key in (data if isinstance(data, LocatedDict) else range(len(data)))
        if is_there or (position == len(details["loc"]) and details["type"] == "missing"):
            yield data, key
        if is_there:
            data = data[key]  # type: ignore[index]


def _fields(model: type[Seed] | None) -> dict[str, Any]:
    """The fields of the model by the keys that editors write."""
    known = model.model_fields if model else {}
    return {field.alias or name: field for name, field in known.items()}


def _problems(errors: list[_Error]) -> Iterator[Problem]:
    """A problem for each cause: a misspelt key is not missing as well, a text that commas cut in
    several places is reported once, and empty keys are one problem together."""
    empty = [error for error in errors if error.type == "empty"]
    if len(empty) > 1:
        yield _unfinished(empty)
    meant = _misspelt_keys(errors)
    told = {(owner, key) for (owner, _), key in meant.items()}
    told |= {(error.owner, error.key) for error in empty if len(empty) > 1}
    cut: set[int] = set()
    for error in errors:
        message, hint = _message_and_hint(error)
        if key := meant.get((error.owner, error.key)):
            hint = f"Write `{key}:` for `{spelt_out(error.key)}:`."
            if ":" in error.key:  # with a value right behind it
                hint = f"Write `{key}: …` for `{spelt_out(error.key)}`."
        if not ((error.owner, error.key) in told or (hint == _COMMA and error.owner in cut)):
            yield Problem(error.place, message, hint)
        if hint == _COMMA:
            cut.add(error.owner)


def _misspelt_keys(errors: list[_Error]) -> dict[tuple[int, str], str]:
    """The missing key that each unknown key of the same mapping probably stands for."""
    lacking: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        if error.type == "missing":
            lacking[error.owner].append(error.key)
    return {
        (error.owner, error.key): close
        for error in errors
        if error.type == "extra_forbidden"
        for close in get_close_matches(error.word, lacking[error.owner], n=1, cutoff=_SIMILARITY)
    }


def _unfinished(empty: list[_Error]) -> Problem:
    """One problem for all keys of a file without a value, at the first of them."""
    listed = ", ".join(map(_dotted_path, empty))
    hint = "Write them; or leave this out of the site meanwhile: `draft: true`."
    return Problem(empty[0].place, f"{len(empty)} keys have no value: {listed}", hint)


def _dotted_path(error: _Error) -> str:
    """The key with those above it, `title.fr`; in an item of a list with its line."""
    steps = [key for _, key in error.trail]
    name = ".".join(step for step in steps if isinstance(step, str))
    return f"{name} (line {error.place.line})" if len(steps) > name.count(".") + 1 else name


_MESSAGES: dict[str, tuple[str, str]] = table_of(__file__)
_COMMA = "A comma divides a text between { }: put the text between double quotes."
_CURLY = 'Curly quotation marks belong to the text; those of YAML are straight: "'


def _message_and_hint(error: _Error) -> tuple[str, str]:
    """The message for an error and the hint what to do about it."""
    message, hint = _MESSAGES.get(error.type, _MESSAGES["other"])
    words = {
        "key": spelt_out(error.key),
        "value": excerpt(error.value),
        "word": spelt_out(excerpt(error.value)),
        "kind": "mapping" if isinstance(error.value, dict) else "list",
        "length": len(error.value) if isinstance(error.value, str) else 0,
        "message": error.message,
    }
    return message.format(**error.context | words), _hint(error, hint.format(**words))


def _hint(error: _Error, hint: str) -> str:
    """The hint for an error: that of its kind, or the description of the field that is wanted."""
    known = list(error.fields)
    match error.type:
        case "key":
            return _description(Id)
        case "extra_forbidden":
            is_cut = error.value is None and not get_close_matches(error.word, known)
            return _COMMA if is_cut else did_you_mean(error.key, known)
        case "literal_error" | "union_tag_invalid":
            listed = error.context.get("expected") or error.context["expected_tags"]
            near = did_you_mean(error.value, re.findall("'(.*?)'", listed))
            return _description(error.fields.get(error.key)) or near
        case "union_tag_not_found":  # "id" is like "kind" by 0.67
            close = get_close_matches("kind", map(str, error.value), n=1, cutoff=0.7)
            return f"Write `kind:` for `{close[0]}:`." if close else hint
        case "model_type":
            needed = (key for key, field in error.wanted.items() if field.is_required())
            listed = ", ".join(f"{key}: …" for key in needed)
            return f"Write {{{listed}}}." if listed else hint
        case "string_pattern_mismatch" if error.value[:1] in "“”„«‘’":
            return _CURLY
    other = "Write it." if error.type == "empty" else "Write it as the others here are written."
    return hint or _description(error.fields.get(error.key)) or other


def _description(field: Any) -> str:
    """The description of a field or a type, which may stand on a variant of its type."""
    known = [field, *get_args(field)]
    for variant in get_args(getattr(field, "annotation", None)):
        known += getattr(variant, "__metadata__", ())
    return next(filter(None, (getattr(one, "description", None) for one in known)), "")


def spelt_out(word: str) -> str:
    """A word with the code points of its invisible characters and of its letters that are not
    Latin, which may only look so."""
    return "".join(one if _is_plain(one) else f"⟨U+{ord(one):04X}⟩" for one in word)


def _is_plain(character: str) -> bool:
    is_foreign = character.isalpha() and "LATIN" not in unicodedata.name(character, "")
    return character.isprintable() and not is_foreign


def _prune(errors: list[_Error], models: _Models) -> list[Any]:
    """Removes, and returns, the innermost item of a list, optional value or unknown key around each
    error, so that the rest can be validated.
    """
    doomed: dict[tuple[int, Any], LocatedDict | LocatedList] = {}
    for error in errors:
        trail = error.trail
        # An unknown key without a value may be the end of a text, cut by a comma, beside it.
        is_strange = error.type == "extra_forbidden" and error.value is not None
        while trail and not (is_strange or _is_optional(*trail[-1], models)):
            trail = trail[:-1]
        for container, key in trail[-1:]:
            doomed[id(container), key] = container
        mappings = [(one, name) for one, name in trail if isinstance(one, LocatedDict)]
        for owner, name in mappings[-1:]:
            owner.incomplete |= {name}
    # The last items of a list go first, so that the others keep their numbers.
    return [container.pop(key) for (_, key), container in reversed(doomed.items())]


def _is_optional(container: Any, key: Any, models: _Models) -> bool:
    field = _fields(models.get(id(container))).get(key)
    return isinstance(container, LocatedList) or bool(field and not field.is_required())
