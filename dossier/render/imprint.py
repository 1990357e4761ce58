"""Where and when the site is published: what citations and exports name besides its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dossier.model.base import Lang
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem, Rejected

EPOCH = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""
_DAY = len("2026-01-31")


@dataclass(frozen=True)
class Imprint:
    """The site's name in each language, the address of its root, and the day it says it is of.

    The address and the day may be empty: nobody knows them.
    """

    names: Mapping[Lang, str]
    base: str
    day: str

    def address(self, path: str) -> str:
        """The address of what is there below the root, empty if that of the root is."""
        return self.base and self.base + path


def day_of(dossier: Dossier, environment: Mapping[str, str]) -> str:
    """The day that the environment says, else the newest that the seeds name, and never today:
    the same seeds make the same site. Empty if nobody says one.

    Raises Rejected when the environment says no time.
    """
    said = environment.get(EPOCH)
    if said is None:
        contexts = (statement.context for statement in dossier.statements())
        days = [article.sidecar.published for article in dossier.articles]
        days += [context.accessed for context in contexts if context]
        return max((day for day in days if len(day) == _DAY), default="")
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        hint = "Give the seconds since 1970, as `git log -1 --format=%ct` prints them, or unset it."
        raise Rejected([Problem(Place(EPOCH), f"“{said}” is no time", hint)]) from None
