"""Data → model, and in an editor's words what is wrong with the data."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dossier.model.base import Id, Seed
from dossier.model.problems import Place, Problem, among, shown
from dossier.read.located_yaml import LocatedDict, LocatedList

AnySeed = TypeVar("AnySeed", bound=Seed)
_NAMED = 8  # of the keys that are empty, so many are named
_LIKE_OTHERS = "Write it as the others here are written."


def _told(error: ErrorDetails, key: str, model: type[Seed] | None) -> tuple[str, str]:
    """Message and hint for one error of Pydantic's; `model` is the one that met `key`."""
    match error["type"]:
        case _ if _is_of_key(error):
            return f"the key “{key}” is not written as it must be", _ID
        case "missing":
            return f"the key “{key}” is missing", f"Add `{key}:` here."
        case "extra_forbidden":
            return f"unknown key “{key}”", _help_with_key(error, key, model)
        case "literal_error":
            known = [word.strip("'") for word in _expected(error).split(", ")]
            message = f"{key}: {shown(error['input'])} is none of its words"
            return message, among(error["input"], known)
        case "union_tag_invalid" | "union_tag_not_found":
            return _wrong_kind(error)
        case "too_short":
            what = "mapping" if isinstance(error["input"], dict) else "list"
            return f"{key}: the {what} is empty", "Give it at least one item."
        case "string_too_short":
            return f"{key}: the text is empty", "Write it, or remove the whole item."
        case _ if error["input"] is None:
            return f"the key “{key}” has no value", _help(model, key, "Write it.")
        case _:
            hint = _NO_LIST if _is_mapping_for_list(error) else _help(model, key)
            return f"{key}: {shown(error['input'])} {_verdict(error)}", hint


_NO_LIST = "Begin each item with a dash: “- ”."
_COMMA = "A comma divides a text between { }: put the text between double quotes."


def _is_mapping_for_list(error: ErrorDetails) -> bool:
    return error["type"] == "tuple_type" and isinstance(error["input"], dict)


def _help_with_key(error: ErrorDetails, key: str, model: type[Seed] | None) -> str:
    """Which key was meant; one of several words without a value is the rest of a text."""
    is_rest = error["input"] is None and " " in key
    return _COMMA if is_rest else among(key, list(_fields(model)))


_VERDICTS = {
    "string_type": "is not a text",
    "string_pattern_mismatch": "is not written as it must be",
    "unknown_language": "is the code of no language",
    "value_error": "is no date of the calendar",
    "model_type": "is not a set of keys",
    "dict_type": "is not a set of keys",
    "cell_type": "is neither a text nor a word",
    "reason_type": "is neither a text nor one of the ready words",
    "tuple_type": "is not a list",
    "bool_parsing": "is neither true nor false",
    "int_parsing": "is not a whole number",
}


def _verdict(error: ErrorDetails) -> str:
    return _VERDICTS.get(error["type"], f"is not right: {error['msg'].lower()}")


def _help(model: type[Seed] | None, key: str, default: str = _LIKE_OTHERS) -> str:
    """The field's description in the model, which may stand on a variant of its type."""
    field = _fields(model).get(key)
    if field is None:
        return default
    variants = [meta for arg in get_args(field.annotation) for meta in _metadata(arg)]
    return _description(field, *variants) or default


def _fields(model: type[Seed] | None) -> dict[str, FieldInfo]:
    """The fields of the model by the keys that editors write."""
    fields = model.model_fields if model else {}
    return {field.alias or name: field for name, field in fields.items()}


def _metadata(annotated: Any) -> tuple[Any, ...]:
    return getattr(annotated, "__metadata__", ())


def _description(*fields: Any) -> str:
    return next(filter(None, (getattr(field, "description", None) for field in fields)), "")


_ID = _description(*_metadata(Id))


def _wrong_kind(error: ErrorDetails) -> tuple[str, str]:
    context = error.get("ctx", {})
    known = [word.strip("'") for word in str(context.get("expected_tags", "")).split(", ")]
    if error["type"] == "union_tag_not_found":
        written = error["input"] if isinstance(error["input"], dict) else {}
        close = get_close_matches("kind", map(str, written), n=1, cutoff=0.7)  # "id" is at 0.67
        hint = f"Write `kind:` for `{close[0]}:`." if close else "Add `kind:` here."
        return "the key “kind” is missing", hint
    return f"unknown kind “{context['tag']}”", among(context["tag"], known)


def _expected(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")


def validated(
    data: Any, model: type[AnySeed], start: Place
) -> tuple[AnySeed | None, list[Problem]]:
    """The data as `model`, without the parts that are wrong if the rest can stand alone, and what
    is wrong; `start` is where the file begins."""
    models: dict[int, type[Seed]] = {}
    try:
        return model.model_validate(data, context=models), []
    except ValidationError as invalid:
        # A list whose items are all wrong is not empty, whatever Pydantic has left of it.
        errors = [
            e
            for e in invalid.errors(include_url=False)
            if not (e["type"] == "too_short" and e["input"])
        ]
    found = [(error, _trail(data, error)) for error in errors]
    problems = list(_problems(found, models, start))
    _prune(found)
    try:
        return model.model_validate(data), problems
    except ValidationError:
        return None, problems


class _Step(NamedTuple):
    container: LocatedDict | LocatedList
    key: Any


_Found = list[tuple[ErrorDetails, list[_Step]]]
"""Each error with the steps to where it is."""


def _problems(found: _Found, models: dict[int, type[Seed]], start: Place) -> Iterator[Problem]:
    """What is wrong, in words; `models` has the model that met each mapping."""
    empty = [trail for error, trail in found if _is_empty(error, trail)]
    if len(empty) > 1:
        yield _unfinished(empty)
    for error, trail in found:
        if len(empty) < 2 or not _is_empty(error, trail):
            owner, key = _named(trail)
            told = _told(error, key, models.get(id(owner)))
            yield Problem(_place(error, trail, start), *told)


def _is_of_key(error: ErrorDetails) -> bool:
    """Whether a key is wrong rather than what stands under it."""
    return error["loc"][-1:] == ("[key]",)


def _trail(data: Any, error: ErrorDetails) -> list[_Step]:
    """The steps from `data` to where the error is; the last one may lead to a missing key.

    Pydantic's locations also name the variant of a union, which is no step in the data.
    """
    trail = []
    for position, key in enumerate(error["loc"], 1):
        if not isinstance(data, LocatedDict | LocatedList):
            break
        taken = key in (data if isinstance(data, LocatedDict) else range(len(data)))
        if taken or (position == len(error["loc"]) and error["type"] == "missing"):
            trail.append(_Step(data, key))
        if taken:
            data = data[key]  # type: ignore[index]
    return trail


def _is_empty(error: ErrorDetails, trail: list[_Step]) -> bool:
    """Whether something is wrong with a key only because nothing stands under it yet."""
    return bool(trail) and error["input"] is None and error["type"] != "missing"


def _unfinished(trails: list[list[_Step]]) -> Problem:
    """One problem for all that is empty in a file, at the first spot."""
    names = [".".join(str(step.key) for step in trail) for trail in trails]
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    container, key = trails[0][-1]
    message = f"{len(names)} keys have no value: {listed}"
    hint = "Write them; or leave this out of the site meanwhile: `draft: true`."
    return Problem(container.places[key], message, hint)


def _named(trail: list[_Step]) -> tuple[LocatedDict | None, str]:
    """The mapping and the key in it that an error is about; an item of a list is its key's."""
    for container, key in reversed(trail):
        if isinstance(container, LocatedDict):
            return container, str(key)
    return None, "the file"


def _place(error: ErrorDetails, trail: list[_Step], start: Place) -> Place:
    if not trail:
        return start
    container, key = trail[-1]
    is_of_key = error["type"] == "extra_forbidden" or _is_of_key(error)
    if is_of_key and isinstance(container, LocatedDict):
        return container.keys_at[key]
    return container.places.get(key, container.places[""])


def _prune(found: _Found) -> None:
    """Takes out the unknown keys and, for every other error, the innermost list item it is in.

    What is left can be checked further, so that one run tells an editor everything.
    """
    doomed: dict[int, tuple[LocatedDict | LocatedList, set[Any]]] = {}
    for error, trail in found:
        if error["type"] == "extra_forbidden":
            steps = trail[-1:]
        else:
            steps = [step for step in trail if isinstance(step.container, LocatedList)][-1:]
        for container, key in steps:
            doomed.setdefault(id(container), (container, set()))[1].add(key)
    for container, keys in doomed.values():
        for key in sorted(keys, reverse=True):
            del container[key]
