"""Writes the measurements as tables: first the comparisons, then the seconds."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bench.programs import ROOT, Spent


class Figure(NamedTuple):
    """A measurement: its name, its value with the unit, and the most it should be."""

    name: str
    value: float
    most: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "✓" if self.value <= self.most else "✗"
        return f"| {self.name} | {_short(self.value)}{self.unit} | {verdict} {self.most:g} |"


def as_markdown(figures: Iterable[Figure], took: dict[str, dict[str, Spent]], about: str) -> str:
    """The figures; then, for each step, the seconds that each program takes."""
    steps = dict.fromkeys(step for each in took.values() for step in each)
    rows = [
        f"| {step} | {' | '.join(_seconds(each.get(step)) for each in took.values())} |"
        for step in steps
    ]
    return "\n".join(
        [
            *(about, "", "| | measured | at most |", "|---|--:|--:|"),
            *map(str, figures),
            *("", "Seconds, and in brackets those of all processors:", ""),
            f"| | {' | '.join(took)} |",
            f"|---|{'--:|' * len(took)}",
            *(*rows, ""),
        ]
    )


def _seconds(spent: Spent | None) -> str:
    return f"{_short(spent.wall)} ({_short(spent.cpu)})" if spent else ""


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine() -> str:
    """The machine and the versions that were measured."""
    about = Path("/proc/cpuinfo").read_text() if sys.platform == "linux" else ""
    models = [line.partition(": ")[2] for line in about.splitlines() if "model name" in line]
    return ", ".join(
        [
            f"{len(os.sched_getaffinity(0)) if sys.platform == 'linux' else os.cpu_count()} cores",
            models[0] if models else platform.machine(),
            f"Python {platform.python_version()}",
            f"MkDocs {version('mkdocs')}",
            f"Material {version('mkdocs-material')}",
            *(f"{name.title()} {_pinned(name)}" for name in ("zensical", "hugo")),
        ]
    )


def _pinned(name: str) -> str:
    """The version of a publisher that has an environment of its own."""
    requirements = (ROOT / f"requirements-{name}.txt").read_text("utf-8")
    return next(iter(re.findall(rf"(?m)^{name}==(\S+)", requirements)), "unknown")
