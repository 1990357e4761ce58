"""What Pydantic finds wrong with data, in an editor's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dossier.model.base import Id, Seed
from dossier.model.problems import among, shown

_LIKE_OTHERS = "Write it as the others here are written."


def told(error: ErrorDetails, key: str, model: type[Seed] | None) -> tuple[str, str]:
    """Message and hint for one error of Pydantic's; `model` is the one that met `key`."""
    match error["type"]:
        case _ if is_of_key(error):
            return f"the key “{seen(key)}” is not written as it must be", _ID
        case "missing":
            return f"the key “{key}” is missing", f"Add `{key}:` here."
        case "extra_forbidden":
            return f"unknown key “{seen(key)}”", _help_with_key(error, key, model)
        case "literal_error":
            known = [word.strip("'") for word in _expected(error).split(", ")]
            message = f"{key}: {_value(error)} is none of its words"
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
            hint = _form(error) or _help(model, key)
            return f"{key}: {_value(error)} {_verdict(error)}", hint


def _value(error: ErrorDetails) -> str:
    value = shown(error["input"])
    is_a_word = error["type"] in ("literal_error", "string_pattern_mismatch")
    return seen(value) if is_a_word else value


def seen(word: str) -> str:
    """A word that must be one of ours, with the numbers of the characters that show nothing and of
    the letters that only look like ours."""
    return "".join(one if _is_plain(one) else f"⟨U+{ord(one):04X}⟩" for one in word)


def _is_plain(character: str) -> bool:
    is_foreign = character.isalpha() and "LATIN" not in unicodedata.name(character, "")
    return character.isprintable() and not is_foreign


_FORMS = {
    "tuple_type": "Begin each item with a dash: “- ”; or put them between [ ].",
    "bool_parsing": "Write true or false.",
    "int_parsing": "Write it in digits: 2.",
    "model_type": "Write keys with their values: `key: value`.",
}


def _form(error: ErrorDetails) -> str:
    """How a value of that type is written, with its keys if it must have some."""
    name = error.get("ctx", {}).get("class_name")
    needed = [
        key
        for model in _models(Seed)
        if model.__name__ == name
        for key, field in fields(model).items()
        if field.is_required()
    ]
    keys = ", ".join(f"{key}: …" for key in needed)
    return f"Write {{{keys}}}." if keys else _FORMS.get(error["type"], "")


def _models(base: type[Seed]) -> Iterator[type[Seed]]:
    yield base
    for model in base.__subclasses__():
        yield from _models(model)


_COMMA = "A comma divides a text between { }: put the text between double quotes."


def _help_with_key(error: ErrorDetails, key: str, model: type[Seed] | None) -> str:
    """Which key was meant."""
    return _COMMA if is_rest(error, key, model) else among(key, list(fields(model)))


def is_rest(error: ErrorDetails, key: str, model: type[Seed] | None) -> bool:
    """Whether an unknown key is what a comma between { } cut off a text."""
    is_alone = error["type"] == "extra_forbidden" and error["input"] is None
    return is_alone and not get_close_matches(key, list(fields(model)))


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
    field = fields(model).get(key)
    if field is None:
        return default
    variants = [meta for arg in get_args(field.annotation) for meta in _metadata(arg)]
    return _description(field, *variants) or default


def fields(model: type[Seed] | None) -> dict[str, FieldInfo]:
    """The fields of the model by the keys that editors write."""
    known = model.model_fields if model else {}
    return {field.alias or name: field for name, field in known.items()}


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
    return f"unknown kind “{seen(context['tag'])}”", among(context["tag"], known)


def _expected(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")


def is_of_key(error: ErrorDetails) -> bool:
    """Whether a key is wrong rather than what stands under it."""
    return error["loc"][-1:] == ("[key]",)
