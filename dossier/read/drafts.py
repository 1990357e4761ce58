"""Drafts: what says `draft: true` is taken out before anything is asked of it."""

from __future__ import annotations

from typing import Any

from dossier.model.base import LANGS, Seed
from dossier.model.dossier import Draft
from dossier.model.seeds import Page, Sidecar
from dossier.read.located_yaml import LocatedDict, LocatedList
from dossier.read.quotes import mappings_in, quotes_in

_WHOLE_FILES: dict[type[Seed], str] = {Page: "page", Sidecar: "article"}
_LISTS_OF_STATEMENTS = ("items", "entries")


def without_drafts(data: Any, model: type[Seed], path: str) -> tuple[Any, list[Draft]]:
    """The data of a file without its drafts, and those; nothing if all of it is one."""
    if model in _WHOLE_FILES and _is_draft(data):
        name = path.rsplit("/", 1)[-1].removesuffix(".yml")
        return None, [_draft(data, _WHOLE_FILES[model], name)]
    drafts: list[Draft] = []
    return _taken_out(data, "", drafts), drafts


def _is_draft(data: Any) -> bool:
    return isinstance(data, dict) and str(data.get("draft")).lower() in ("true", "yes", "on")


def _taken_out(value: Any, key: str, drafts: list[Draft]) -> Any:
    """The value of that key without the drafts in it, which join the others."""
    if isinstance(value, LocatedDict):
        for name in list(value):
            value[name] = _taken_out(value[name], name, drafts)
    if not isinstance(value, LocatedList):
        return value
    kept = value.emptied()
    for number, item in enumerate(value):
        if key in _LISTS_OF_STATEMENTS and _is_draft(item):
            drafts.append(_draft(item, "statement", "?"))
            continue
        had_statements = _has_statements(item)
        item = _taken_out(item, "", drafts)
        if _has_statements(item) or not had_statements:  # else a section of drafts
            kept.marks.append(value.marks[number])
            kept.append(item)
    return kept


def _has_statements(item: Any) -> bool:
    return isinstance(item, dict) and bool(item.get("items"))


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
