"""Problems of the seeds, each at its place, and how they are printed, also for GitHub."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NamedTuple

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")
"""Characters that a terminal, or GitHub, would take for commands."""


class Place(NamedTuple):
    """A position in a seed file; line and column count from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path.translate(_CONTROLS)}:{self.line}:{self.column}"


class Level(StrEnum):
    """The weight of a problem: an error stops the build, a warning only under --strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of an author: its place, what was found there, and what to do about it.

    A problem that `hides_others` keeps some rules from being checked.
    """

    place: Place
    message: str
    hint: str = ""
    level: Level = Level.ERROR
    hides_others: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        label = "" if self.level is Level.ERROR else "warning: "
        hint = "".join(f"\n    {line.translate(_CONTROLS)}" for line in self.hint.splitlines())
        return f"{self.place}: {label}{self.message.translate(_CONTROLS)}{hint}"

    def as_error(self) -> "Problem":
        """The same problem, weighing as an error."""
        return replace(self, level=Level.ERROR)


class Rejected(Exception):
    """Raised with every problem of a run when at least one of them is an error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All problems sorted by file and line, each once, then their count."""
    problems = list(problems)
    unique = sorted(set(problems))
    levels = sorted(Counter(problem.level for problem in unique).items())
    counts = [f"{number} {level}{'s' * (number > 1)}" for level, number in levels]
    those = "this is" if len(unique) == 1 else "these are"
    hides = any(problem.hides_others for problem in problems)
    more = f"; more may follow once {those} mended" if hides else ""
    return "\n".join([*map(str, unique), ", ".join(counts) + more])


def annotate(problems: Iterable[Problem]) -> None:
    """Prints the commands that make GitHub show each problem at its line of a pull request."""
    for one in sorted(set(problems)) if "GITHUB_ACTIONS" in os.environ else ():
        path = _escaped(one.place.path).replace(":", "%3A").replace(",", "%2C")
        text = _escaped("\n".join(filter(None, (one.message, one.hint))))
        print(f"::{one.level} file={path},line={one.place.line},col={one.place.column}::{text}")


def _escaped(text: str) -> str:
    """The text as part of a command to GitHub, which must be one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def excerpt(value: Any) -> str:
    """A value of a seed as a message quotes it, in at most 60 characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return f"a {'mapping' if isinstance(value, dict) else 'list'} of {len(value)}"
    text = " ".join(str(value).split())
    return f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"


def did_you_mean(word: Any, known: list[str]) -> str:
    """The hint for a word that is none of the known ones: the nearest one, and all if few."""
    close = get_close_matches(str(word), known, n=1)
    guess = f"Did you mean “{close[0]}”? " if close else ""
    return f"{guess}Known here: {', '.join(known)}." if 0 < len(known) <= 20 else guess.strip()
