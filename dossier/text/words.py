"""Reads the .yml file beside a module, and the tables of words of this room."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml


def table_of(module: str) -> Any:
    """The content of the .yml file beside the module with this `__file__`."""
    return yaml.load(Path(module).with_suffix(".yml").read_bytes(), Loader=yaml.CSafeLoader)


TABLES = table_of(__file__)


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table of words.yml."""
    return frozenset(TABLES[table].split())


@lru_cache(maxsize=64)  # one after the other look for dates, for numbers, for what stands for them
def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(re.findall(r"\w+", text.lower()))


def one_of(*tables: str) -> str:
    """A pattern of the words of those tables."""
    return "|".join(sorted({word for table in tables for word in words(table)}))
