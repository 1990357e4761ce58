"""The tables of words.yml."""

from functools import cache
from pathlib import Path

import yaml

TABLES = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(TABLES[table].split())
