"""The imprint of the site, for citations and exports: its name, its address and its day."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from dossier.model.base import Lang
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem, Rejected

EPOCH = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""


class Imprint(NamedTuple):
    """The site's name in each language, the address of its root, and its day.

    The address and the day are empty if they are not known.
    """

    names: Mapping[Lang, str]
    base: str
    day: str

    def address(self, path: str) -> str:
        """The address of that path below the root; empty if the root's address is."""
        return self.base and self.base + path


def day_of(dossier: Dossier, environment: Mapping[str, str]) -> str:
    """The day in the environment, else the newest one in the seeds; empty if there is none. It is
    never today, so that the same seeds make the same site.

    Raises Rejected if the environment has a value that is no time.
    """
    said = environment.get(EPOCH)
    if said is None:
        contexts = (statement.context for statement in dossier.statements())
        days = [article.sidecar.published for article in dossier.articles]
        days += [context.accessed for context in contexts if context]
        return max((day for day in days if day.count("-") == 2), default="")
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        hint = "Give the seconds since 1970, as `git log -1 --format=%ct` prints them, or unset it."
        raise Rejected([Problem(Place(EPOCH), f"“{said}” is no time", hint)]) from None
