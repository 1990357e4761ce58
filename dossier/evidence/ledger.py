"""The ledger of evidence: the units of each article, and the statements that quote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dossier.model.seeds import Rest, Unused
from dossier.model.statements import Evidence, Statement

UnitKey = tuple[str, int]
"""An article and the number of one of its units."""


class Unit(NamedTuple):
    """A part of an article: its role is `sentence`, `item` where it begins a line of a list, or one
    that the sidecar gives it.

    `number` counts, from 1, the parts that say something; it is 0 for bylines, credits, datelines
    and metadata.
    """

    number: int
    role: str
    start: int
    end: int


Paragraphs = tuple[tuple[Unit, ...], ...]
"""The units of an article, paragraph by paragraph."""


class Match(NamedTuple):
    """The place of a quote in its article, in code points, and the units it touches."""

    article: str
    start: int
    end: int
    units: tuple[int, ...]


class Coverage(NamedTuple):
    """The numbers of an article's numbered units: all, those quoted, and those excused.

    `rest` counts the excused ones that only the entry for the rest covers.
    """

    units: int
    used: int
    excused: int
    rest: int


@dataclass(frozen=True)
class Ledger:
    """The evidence of a dossier, once its quotes are looked up.

    `paragraphs` has each article's units, `units` its numbered ones, the first of which has the
    number 1; `matches` the place of every quote that anchors; `uses` the statements that quote a
    unit; `excused` the entry of `unused` for a unit, if it has one; `pending` the units that a
    draft quotes; `unanchored` the articles in which a quote of theirs was not found.
    """

    paragraphs: Mapping[str, Paragraphs]
    units: Mapping[str, Sequence[Unit]]
    matches: Mapping[Evidence, Match]
    uses: Mapping[UnitKey, Sequence[Statement]]
    excused: Mapping[UnitKey, Unused]
    pending: frozenset[UnitKey] = frozenset()
    unanchored: frozenset[str] = frozenset()

    def quotes(self, statement: Statement) -> list[tuple[Evidence, Match]]:
        """The statement's quotes that anchor, each with its place."""
        return [(item, self.matches[item]) for item in statement.evidence if item in self.matches]

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """The coverage of each article."""
        return {name: self._coverage_of(name) for name in self.units}

    def _coverage_of(self, article: str) -> Coverage:
        keys = [(article, unit.number) for unit in self.units[article]]
        excuses = [self.excused.get(key) for key in keys if key not in self.uses]
        used = len(keys) - len(excuses)
        excused = sum(excuse is not None for excuse in excuses)
        rest = sum(isinstance(excuse, Rest) for excuse in excuses)
        return Coverage(len(keys), used, excused, rest)

    def unaccounted_units(self, article: str) -> list[Unit]:
        """The numbered units of an article that are not quoted, not excused and in no draft."""
        known, units = (self.uses, self.excused, self.pending), self.units[article]
        return [unit for unit in units if not any((article, unit.number) in one for one in known)]
