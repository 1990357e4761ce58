"""Says in an editor's words what a model found wrong with a value."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, get_args

from pydantic_core import ErrorDetails

from dossier.model.base import Seed
from dossier.model.problems import Place, Problem

_LIKE_OTHERS = "Write it as the others here are written."


def problem(error: ErrorDetails, place: Place, model: type[Seed] | None) -> Problem:
    """The problem at `place` for one error of Pydantic's; `model` is the one that met it."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "missing":
            return Problem(place, f"the key “{key}” is missing", f"Add `{key}:` here.")
        case "extra_forbidden":
            known = list(model.model_fields) if model else []
            return Problem(place, f"unknown key “{key}”", among(key, known))
        case "literal_error":
            known = [word.strip("'") for word in _expected(error).split(", ")]
            return Problem(
                place,
                f"{key}: {shown(error['input'])} is none of its words",
                among(error["input"], known),
            )
        case "union_tag_invalid" | "union_tag_not_found":
            return _wrong_kind(error, place)
        case "too_short":
            return Problem(place, f"{key}: the list is empty", "Give it at least one item.")
        case "string_too_short":
            return Problem(
                place, f"{key}: the text is empty", "Write it, or remove the whole item."
            )
        case _ if error["input"] is None:
            return Problem(place, f"the key “{key}” has no value", _help(model, key, "Write it."))
        case _:
            return Problem(
                place, f"{key}: {shown(error['input'])} {_verdict(error)}", _help(model, key)
            )


def shown(value: Any) -> str:
    """A value of a seed as a message quotes it, in at most 60 characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return f"a {'mapping' if isinstance(value, dict) else 'list'} of {len(value)}"
    text = " ".join(str(value).split())
    return f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"


_VERDICTS = {
    "string_type": "is not a text",
    "string_pattern_mismatch": "is not written as it must be",
    "value_error": "is no date of the calendar",
    "date_from_datetime_parsing": "is no date of the calendar",
    "model_type": "is not a set of keys",
    "tuple_type": "is not a list",
    "bool_parsing": "is neither true nor false",
    "int_parsing": "is not a whole number",
}


def _verdict(error: ErrorDetails) -> str:
    return _VERDICTS.get(error["type"], f"is not right: {error['msg'].lower()}")


def _help(model: type[Seed] | None, key: str, default: str = _LIKE_OTHERS) -> str:
    """The field's description in the model, which may stand on a variant of its type."""
    field = model.model_fields.get(key) if model else None
    if field is None:
        return default
    variants = [
        meta for arg in get_args(field.annotation) for meta in getattr(arg, "__metadata__", ())
    ]
    found = [getattr(meta, "description", None) for meta in (field, *variants)]
    return next(filter(None, found), default)


def _wrong_kind(error: ErrorDetails, place: Place) -> Problem:
    context = error.get("ctx", {})
    known = [word.strip("'") for word in str(context.get("expected_tags", "")).split(", ")]
    if error["type"] == "union_tag_not_found":
        return Problem(place, "the key “kind” is missing", "Add `kind:` here.")
    return Problem(place, f"unknown kind “{context['tag']}”", among(context["tag"], known))


def _expected(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")


def among(word: Any, known: list[str]) -> str:
    """“Did you mean” for a word that is none of the known ones."""
    close = get_close_matches(str(word), known, n=1)
    guess = f"Did you mean “{close[0]}”? " if close else ""
    return f"{guess}Known here: {', '.join(known)}." if 0 < len(known) <= 20 else guess.strip()
