"""Data → model: what of it is right, and what is wrong with the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier.model.base import Seed
from dossier.model.problems import Place, Problem
from dossier.read.located_yaml import LocatedDict, LocatedList
from dossier.read.messages import fields, is_of_key, is_rest, seen, told

AnySeed = TypeVar("AnySeed", bound=Seed)
_NAMED = 8  # of the keys that are empty, so many are named
_LIKE = 0.5  # `rf` is as like `fr`, and `titel` more like `title`


class Validated(NamedTuple, Generic[AnySeed]):
    """A seed without the parts that are wrong, if the rest can stand alone; what is wrong; and the
    data that is left out, itself without what it can do without."""

    seed: AnySeed | None
    problems: list[Problem]
    left_out: list[Any]


def validated(data: Any, model: type[AnySeed], start: Place) -> Validated[AnySeed]:
    """The data as `model`, as far as it is right; `start` is where the file begins."""
    models: dict[int, type[Seed]] = {}
    try:
        return Validated(model.model_validate(data, context=models), [], [])
    except ValidationError as invalid:
        # A list whose items are all wrong is not empty, whatever Pydantic has left of it.
        errors = [
            e
            for e in invalid.errors(include_url=False)
            if not (e["type"] == "too_short" and e["input"])
        ]
    found = [(error, _trail(data, error)) for error in errors]
    problems = list(_problems(found, models, start))
    left_out = _prune(found, models)
    try:
        return Validated(model.model_validate(data), problems, left_out)
    except ValidationError:
        return Validated(None, problems, [*left_out, data])


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
    meant = _meant(found)
    for error, trail in _causes(found, models, meant):
        owner, key = _named(trail)
        place = _place(error, trail, start)
        if (id(owner), key) in meant:
            hint = f"Write `{meant[id(owner), key]}:` for `{seen(key)}:`."
            yield Problem(place, f"unknown key “{seen(key)}”", hint)
        elif len(empty) < 2 or not _is_empty(error, trail):
            yield Problem(place, *told(error, key, models.get(id(owner))))


def _causes(
    found: _Found, models: dict[int, type[Seed]], meant: dict[tuple[int, str], str]
) -> Iterator[tuple[ErrorDetails, list[_Step]]]:
    """The errors but for what follows from others: a key is missing where it is misspelt, and the
    commas of one text cut it more than once."""
    misspelt = {(owner, key) for (owner, _), key in meant.items()}
    cut: set[int] = set()
    for error, trail in found:
        owner, key = _named(trail)
        rest = is_rest(error, key, models.get(id(owner)))
        is_known = id(owner) in cut if rest else (id(owner), key) in misspelt
        if rest:
            cut.add(id(owner))
        if not is_known:
            yield error, trail


def _meant(found: _Found) -> dict[tuple[int, str], str]:
    """The key that each unknown one of a mapping that lacks some seems to be."""
    lacking: dict[int, list[str]] = defaultdict(list)
    for error, trail in found:
        if error["type"] == "missing":
            owner, key = _named(trail)
            lacking[id(owner)].append(key)
    meant = {}
    for error, trail in found:
        owner, key = _named(trail)
        if error["type"] == "extra_forbidden" and (
            close := get_close_matches(key, lacking[id(owner)], n=1, cutoff=_LIKE)
        ):
            meant[id(owner), key] = close[0]
    return meant


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
    is_of_value = error["type"] not in ("missing", "extra_forbidden")
    return bool(trail) and error["input"] is None and is_of_value


def _unfinished(trails: list[list[_Step]]) -> Problem:
    """One problem for all that is empty in a file, at the first spot."""
    names = [_name(trail) for trail in trails]
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    container, key = trails[0][-1]
    message = f"{len(names)} keys have no value: {listed}"
    hint = "Write them; or leave this out of the site meanwhile: `draft: true`."
    return Problem(container.place(key), message, hint)


def _name(trail: list[_Step]) -> str:
    """A key by those it stands under; in an item of a list, by its line."""
    keys: list[str] = []
    for container, key in reversed(trail):
        if isinstance(container, LocatedList):
            last = trail[-1]
            return f"{'.'.join(keys)} (line {last.container.place(last.key).line})"
        keys.insert(0, str(key))
    return ".".join(keys)


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
    at_key = error["type"] == "extra_forbidden" or is_of_key(error)
    if at_key and isinstance(container, LocatedDict):
        return container.place_of_key(key)
    return container.place(key)


def _prune(found: _Found, models: Mapping[int, type[Seed]]) -> list[Any]:
    """Takes out, and returns, what is around each error and can be done without: the innermost
    item of a list, optional value or unknown key.

    What is left can be checked further, so that one run tells an editor everything.
    """
    doomed: dict[int, tuple[LocatedDict | LocatedList, set[Any]]] = {}
    for error, trail in found:
        while trail and not (_is_optional(trail[-1], models) or error["type"] == "extra_forbidden"):
            trail = trail[:-1]
        if trail:
            container, key = trail[-1]
            doomed.setdefault(id(container), (container, set()))[1].add(key)
            owner, name = _named(trail)
            if owner is not None:
                owner.torn |= {name}
    return [
        container.pop(key)
        for container, keys in doomed.values()
        for key in sorted(keys, reverse=True)
    ]


def _is_optional(step: _Step, models: Mapping[int, type[Seed]]) -> bool:
    if isinstance(step.container, LocatedList):
        return True
    field = fields(models.get(id(step.container))).get(step.key)
    return field is not None and not field.is_required()
