"""What is known once the quotes are found: which words of which article carry what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dossier.model.seeds import Rest, Unused
from dossier.model.statements import Evidence, Statement

UnitKey = tuple[str, int]
"""An article and the number of one of its units."""


class Unit(NamedTuple):
    """A part of an article: its role is `sentence`, or one that the sidecar gives it.

    `number` counts, from 1, the parts that say something; bylines, credits, datelines and metadata
    have none.
    """

    number: int | None
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
    """How many numbered units an article has, how many are quoted, how many set aside.

    `rest` counts those of the last that no reason of their own sets aside.
    """

    units: int
    used: int
    excused: int
    rest: int


@dataclass(frozen=True)
class Ledger:
    """Which words of which article carry what.

    `paragraphs` has each article's units; `matches` the place of every quote that anchors; `uses`
    the statements that quote a unit; `excused` the entry of `unused` that speaks of a unit, if any;
    `pending` the units that a draft quotes; `unanchored` the articles that a quote of theirs was
    not found in.
    """

    paragraphs: Mapping[str, Paragraphs]
    matches: Mapping[Evidence, Match]
    uses: Mapping[UnitKey, Sequence[Statement]]
    excused: Mapping[UnitKey, Unused]
    pending: frozenset[UnitKey] = frozenset()
    unanchored: frozenset[str] = frozenset()

    def quotes(self, statement: Statement) -> list[tuple[Evidence, Match]]:
        """The statement's evidence with the places it was found at."""
        return [(item, self.matches[item]) for item in statement.evidence if item in self.matches]

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """The numbered units of each article; the first has the number 1."""
        return {
            name: [unit for units in paragraphs for unit in units if unit.number]
            for name, paragraphs in self.paragraphs.items()
        }

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """How much of each article is accounted for, and how."""
        return {name: self._covered(name) for name in self.units}

    def _covered(self, article: str) -> Coverage:
        keys = [(article, unit.number or 0) for unit in self.units[article]]
        excuses = [self.excused.get(key) for key in keys if key not in self.uses]
        used = len(keys) - len(excuses)
        excused = sum(excuse is not None for excuse in excuses)
        rest = sum(isinstance(excuse, Rest) for excuse in excuses)
        return Coverage(len(keys), used, excused, rest)

    def waiting(self, article: str) -> list[Unit]:
        """The numbered units of an article that are not quoted, not set aside and in no draft."""
        known, units = (self.uses, self.excused, self.pending), self.units[article]
        return [unit for unit in units if not any((article, unit.number) in one for one in known)]
