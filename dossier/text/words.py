"""Tables of words, and what else stands in a .yml file beside a module."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


def table_of(module: str) -> Any:
    """What stands in the .yml file beside the module whose `__file__` this is."""
    return yaml.safe_load(Path(module).with_suffix(".yml").read_text("utf-8"))


TABLES = table_of(__file__)


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(TABLES[table].split())
