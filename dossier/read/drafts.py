"""Takes the drafts out of the data of a seed, before anything in them is checked."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from dossier.model.base import LANGS
from dossier.model.dossier import Draft
from dossier.model.statements import Evidence
from dossier.read.located_yaml import LocatedDict, LocatedList

_WHOLE_FILES = {"page": "page", "sidecar": "article"}
_LISTS_OF_STATEMENTS = ("items", "entries")
_YES = ("true", "t", "yes", "y", "on", "1")  # as pydantic reads what is true


def without_drafts(data: Any, kind: str, path: str) -> tuple[Any, list[Draft]]:
    """The data of a file without its drafts, None if the whole file is one; and the drafts."""
    if kind in _WHOLE_FILES and _is_draft(data):
        return None, [_draft(data, _WHOLE_FILES[kind], PurePosixPath(path).stem)]
    drafts: list[Draft] = []
    _take_out(data, "", drafts)
    return data, sorted(drafts, key=lambda draft: draft.place)


def _is_draft(data: Any) -> bool:
    return isinstance(data, dict) and str(data.get("draft")).lower() in _YES


def _take_out(value: Any, key: str, drafts: list[Draft]) -> None:
    """Moves the drafts out of the value of that key, and drops a section left without items."""
    if isinstance(value, LocatedDict):
        for name, child in value.items():
            _take_out(child, name, drafts)
    for index in reversed(range(len(value) if isinstance(value, LocatedList) else 0)):
        item = value[index]
        if key in _LISTS_OF_STATEMENTS and _is_draft(item):
            drafts.append(_draft(value.pop(index), "statement", "?"))
            continue
        _take_out(item, "", drafts)
        if isinstance(item, dict) and item.get("items") == []:
            value.pop(index)


def _draft(data: LocatedDict, kind: str, name: str) -> Draft:
    inside = list(mappings_in(data))
    own = str(data.get("id") or name)
    return Draft(
        kind=kind,
        id=own,
        place=data.place_of_key("draft"),
        ids=frozenset({own, *(str(one["id"]) for one in inside if one.get("id"))}),
        quotes=tuple(quotes_in(data)),
        words={lang: "\n".join(str(one.get(lang) or "") for one in inside) for lang in LANGS},
        named=frozenset(str(one.get(key)) for one in inside for key in ("speaker", "organisation")),
    )


def mappings_in(data: Any) -> Iterator[LocatedDict]:
    """Every mapping in the data, the data itself included."""
    if isinstance(data, LocatedDict):
        yield data
    if isinstance(data, dict | list):
        for child in data.values() if isinstance(data, dict) else data:
            yield from mappings_in(child)


def quotes_in(data: Any) -> Iterator[Evidence]:
    """Every mapping in the data that is a valid quote, whatever is wrong with the rest."""
    for mapping in mappings_in(data):
        with suppress(ValidationError):
            yield Evidence.model_validate(mapping)
