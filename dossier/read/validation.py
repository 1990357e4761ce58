"""Data → model: what of it is right, and what is wrong with the rest, in an editor's words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier.model.base import Id, Seed
from dossier.model.problems import Place, Problem, did_you_mean, shown
from dossier.read.located_yaml import LocatedDict, LocatedList

AnySeed = TypeVar("AnySeed", bound=Seed)
_Models = dict[int, type[Seed]]  # the model that met each mapping
_NAMED = 8  # of the keys that are empty, so many are named
_LIKE = 0.5  # `rf` is as like `fr`, and `titel` more like `title`


def validated(
    data: Any, model: type[AnySeed], start: Place
) -> tuple[AnySeed | None, list[Problem], list[Any]]:
    """The data as `model` without the parts that are wrong, if the rest can stand alone; what is
    wrong; and the data that is left out. `start` is where the file begins."""
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
    """What Pydantic found wrong, and its place; `trail` has the steps to it in the data, `owner`
    and `key` are the mapping and the key in it that it is about, `fields` what may stand there."""

    def __init__(self, details: ErrorDetails, data: Any, models: _Models, start: Place) -> None:
        self.type, self.value = details["type"], details["input"]
        self.message, self.context = details["msg"], details.get("ctx", {})
        self.is_of_key = details["loc"][-1:] == ("[key]",)
        self.is_unknown = self.type == "extra_forbidden"
        self.trail = list(_trail(data, details))
        self.is_empty = self.value is None and not self.is_unknown
        self.place, self.owner, self.key = start, 0, "the file"
        for container, key in self.trail:
            at_key = self.is_unknown or self.is_of_key
            self.place = container.place_of_key(key) if at_key else container.place(key)
            if isinstance(container, LocatedDict):
                self.owner, self.key = id(container), str(key)
        self.fields = _fields(models.get(self.owner))


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
    """The causes of the errors: a key is missing where it is misspelt, the commas of one text cut
    it more than once, and what is empty is told together."""
    empty = [error for error in errors if error.is_empty]
    if len(empty) > 1:
        yield _unfinished(empty)
    meant = _meant(errors)
    misspelt = {(owner, key) for (owner, _), key in meant.items()}
    cut: set[int] = set()
    for error in errors:
        message, hint = _message_and_hint(error)
        if key := meant.get((error.owner, error.key)):
            hint = f"Write `{key}:` for `{spelt_out(error.key)}:`."
        told = (error.owner, error.key) in misspelt or (error.is_empty and len(empty) > 1)
        if not (told or (hint == _COMMA and error.owner in cut)):
            yield Problem(error.place, message, hint)
        if hint == _COMMA:
            cut.add(error.owner)


def _meant(errors: list[_Error]) -> dict[tuple[int, str], str]:
    """The key that each unknown one of a mapping that lacks some seems to be."""
    lacking: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        if error.type == "missing":
            lacking[error.owner].append(error.key)
    return {
        (error.owner, error.key): close
        for error in errors
        if error.is_unknown
        for close in get_close_matches(error.key, lacking[error.owner], n=1, cutoff=_LIKE)
    }


def _unfinished(empty: list[_Error]) -> Problem:
    """One problem for all that is empty in a file, at the first spot."""
    listed = ", ".join(map(_name, empty[:_NAMED])) + (" …" if len(empty) > _NAMED else "")
    hint = "Write them; or leave this out of the site meanwhile: `draft: true`."
    return Problem(empty[0].place, f"{len(empty)} keys have no value: {listed}", hint)


def _name(error: _Error) -> str:
    """A key by those it stands under; in an item of a list, by its line, too."""
    steps = [key for _, key in error.trail]
    name = ".".join(step for step in steps if isinstance(step, str))
    return f"{name} (line {error.place.line})" if len(steps) > name.count(".") + 1 else name


_VERDICTS = {
    "string_type": ("is not a text", ""),
    "string_pattern_mismatch": ("is not written as it must be", ""),
    "value_error": ("is no date of the calendar", ""),
    "model_type": ("is not a set of keys", "Write keys with their values: `key: value`."),
    "dict_type": ("is not a set of keys", ""),
    "model_attributes_type": ("is not a set of keys", ""),
    "tuple_type": ("is not a list", "Begin each item with a dash: “- ”; or put them between [ ]."),
    "bool_parsing": ("is neither true nor false", "Write true or false."),
    "int_parsing": ("is not a whole number", "Write it in digits: 2."),
}
_COMMA = "A comma divides a text between { }: put the text between double quotes."
_CURLY = 'Curly quotation marks belong to the text; those of YAML are straight: "'


def _message_and_hint(error: _Error) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    key, value = spelt_out(error.key), error.value
    match error.type:
        case _ if error.is_of_key:
            return f"the key “{key}” is not written as it must be", _described(Id)
        case "missing":
            return f"the key “{key}” is missing", f"Add `{key}:` here."
        case "extra_forbidden":
            known = list(error.fields)
            is_cut = value is None and not get_close_matches(key, known)
            return f"unknown key “{key}”", _COMMA if is_cut else did_you_mean(error.key, known)
        case "literal_error" | "union_tag_invalid" | "union_tag_not_found":
            return _unknown_word(error)
        case "too_short":
            what = "mapping" if isinstance(value, dict) else "list"
            return f"{key}: the {what} is empty", "Give it at least one item."
        case "string_too_short":
            return f"{key}: the text is empty", "Write it, or remove the whole item."
        case "string_too_long":
            length = f"{len(value):,} characters; the limit is {error.context['max_length']:,}"
            return f"{key}: the text has {length}", "Shorten it, or make two of it."
        case _ if value is None:
            return f"the key “{key}” has no value", _described(error.fields.get(key)) or "Write it."
    return _misfit(error)


def _unknown_word(error: _Error) -> tuple[str, str]:
    """What is wrong with a word that must be one of a few."""
    listed = error.context.get("expected") or error.context.get("expected_tags", "")
    known = re.findall("'(.*?)'", listed)
    if error.type == "union_tag_invalid":
        kind = error.context["tag"]
        return f"unknown kind “{spelt_out(kind)}”", did_you_mean(kind, known)
    if error.type == "literal_error":
        message = f"{error.key}: {spelt_out(shown(error.value))} is none of its words"
        return message, did_you_mean(error.value, known)
    close = get_close_matches("kind", map(str, error.value), n=1, cutoff=0.7)  # "id" is at 0.67
    hint = f"Write `kind:` for `{close[0]}:`." if close else "Add `kind:` here."
    return "the key “kind” is missing", hint


def _misfit(error: _Error) -> tuple[str, str]:
    """What is wrong with a value, and how one is written."""
    verdict, hint = _VERDICTS.get(error.type, (error.message, ""))
    value = shown(error.value)
    if error.type == "string_pattern_mismatch":
        value = spelt_out(value)
        hint = _CURLY if error.value.startswith(tuple("“”„«‘’")) else ""
    name = error.context.get("class_name")
    fields = next((_fields(one) for one in _models(Seed) if one.__name__ == name), {})
    needed = ", ".join(f"{key}: …" for key, field in fields.items() if field.is_required())
    hint = f"Write {{{needed}}}." if needed else hint or _described(error.fields.get(error.key))
    return f"{error.key}: {value} {verdict}", hint or "Write it as the others here are written."


def _models(base: type[Seed]) -> Iterator[type[Seed]]:
    yield base
    for model in base.__subclasses__():
        yield from _models(model)


def _described(field: Any) -> str:
    """How a field or a type is written; its description may stand on a variant of its type."""
    known = [field, *get_args(field)]
    for variant in get_args(getattr(field, "annotation", None)):
        known += getattr(variant, "__metadata__", ())
    return next(filter(None, (getattr(one, "description", None) for one in known)), "")


def spelt_out(word: str) -> str:
    """A word that must be one of ours, with the numbers of the characters that show nothing and of
    the letters that only look like ours."""
    return "".join(one if _is_plain(one) else f"⟨U+{ord(one):04X}⟩" for one in word)


def _is_plain(character: str) -> bool:
    is_foreign = character.isalpha() and "LATIN" not in unicodedata.name(character, "")
    return character.isprintable() and not is_foreign


def _prune(errors: list[_Error], models: _Models) -> list[Any]:
    """Takes out, and returns, what is around each error and can be done without: the innermost
    item of a list, optional value or unknown key. What is left can be checked further.
    """
    doomed: dict[tuple[int, Any], LocatedDict | LocatedList] = {}
    for error in errors:
        trail = error.trail
        while trail and not (error.is_unknown or _is_optional(*trail[-1], models)):
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
