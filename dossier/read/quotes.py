"""Quotes in data that no model could be made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from dossier.model.statements import Evidence
from dossier.read.located_yaml import LocatedDict


def mappings_in(data: Any) -> Iterator[LocatedDict]:
    """The mapping and all in it."""
    if isinstance(data, LocatedDict):
        yield data
    if isinstance(data, dict | list):
        for child in data.values() if isinstance(data, dict) else data:
            yield from mappings_in(child)


def quotes_in(data: Any) -> Iterator[Evidence]:
    """What can be read as a quote; the rest need not be right."""
    for mapping in mappings_in(data):
        if "article" in mapping:
            try:
                yield Evidence.model_validate(mapping)
            except ValidationError:
                continue
