"""What was measured as tables: all of it in bench/last.md, the most telling in the README."""

from __future__ import annotations

import os
import platform
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bench.programs import ROOT

PEERS = ("MkDocs and Material", "Zensical", "Hugo and Pagefind")
_BEGIN, _END = "<!-- make bench -->", "<!-- /make bench -->"


class Figure(NamedTuple):
    """What was measured: a name, a value with its unit, and the most it should be."""

    name: str
    value: float
    unit: str = " s"
    most: float | None = None

    def __str__(self) -> str:
        precise = f"{self.value:,.0f}" if abs(self.value) >= 100 else f"{self.value:.2g}"
        return f"{precise}{self.unit}"

    @property
    def verdict(self) -> str:
        if self.most is None:
            return ""
        return f"{'✓' if self.value <= self.most else '✗'} at most {self.most:g}{self.unit}"


def machine() -> str:
    """What all this ran on."""
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


def as_markdown(found: list[Figure], about: str) -> str:
    """The figures as a table."""
    rows = [f"| {figure.name} | {figure} | {figure.verdict} |" for figure in found]
    return "\n".join([about, "", "| | measured | wanted |", "|---|--:|---|", *rows, ""])


def as_summary(found: list[Figure], about: str) -> str:
    """What the README shows of them."""
    of = {figure.name: figure for figure in found}

    def row(title: str, ours: str, step: str) -> str:
        theirs = (f"{of[f'{peer}, {step}, from the seeds']}" for peer in PEERS)
        return f"| {title} | {of[ours]} | {' | '.join(theirs)} |"

    return "\n".join(
        [
            _BEGIN,
            f"{about} The others begin at `docs/`: their time is the generator’s and their own. "
            "`make bench` measures anew; [all figures](bench/last.md).",
            "",
            f"| | Dossier | {' | '.join(PEERS)} |",
            f"|---|--:|{'--:|' * len(PEERS)}",
            row("from nothing", "cold build", "cold"),
            row("one edit", "a statement reworded", "one edit"),
            _END,
        ]
    )


def show_in(readme: Path, summary: str) -> None:
    """Puts the summary in the place of the one before."""
    before, _, rest = readme.read_text("utf-8").partition(_BEGIN)
    readme.write_text(before + summary + rest.partition(_END)[2], "utf-8")
