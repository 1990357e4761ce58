"""How fast the site builds, beside a plain MkDocs build and Zensical: `make bench` prints it.

Each round builds in turn with every program, so that a busy machine slows all of them alike; what
is shown is the median of the rounds. It is left in bench/last.md, bench/last.json and the README.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import click

from bench.programs import BUILD, PYTHON, ZENSICAL, Plain, Project, peak_memory
from bench.reader import first_search, reload_after_save

HERE = Path(__file__).parent
_BEGIN, _END = "<!-- make bench -->", "<!-- /make bench -->"


class Figure(NamedTuple):
    """What was measured: a name, a value with its unit, and the most it should be."""

    name: str
    value: float
    unit: str
    most: float | None = None

    def __str__(self) -> str:
        precise = f"{self.value:,.0f}" if abs(self.value) >= 100 else f"{self.value:.2g}"
        return f"{precise}{self.unit}"

    @property
    def verdict(self) -> str:
        if self.most is None:
            return ""
        return f"{'✓' if self.value <= self.most else '✗'} at most {self.most:g}{self.unit}"


def measured(project: Project, plain: Plain, rounds: int) -> dict[str, float]:
    """The median seconds of each step."""
    taken: dict[str, list[float]] = {}

    def step(name: str, work: Callable[[], float]) -> None:
        taken.setdefault(name, []).append(work())
        click.echo(f"  {name}: {taken[name][-1]:.2f} s", err=True)

    for number in range(1, rounds + 1):
        click.echo(f"Round {number} of {rounds}", err=True)
        project.forget()
        step("generator, cold", project.generate)
        step("generator, unchanged", project.generate)
        project.forget()
        step("cold", project.build)
        step("unchanged", project.build)
        project.edit()
        step("one edit", project.build)
        project.correct()
        step("an article corrected", project.build)
        step("plain MkDocs", lambda: plain.build(PYTHON, "mkdocs", cold=True))
        step("Zensical", lambda: plain.build(ZENSICAL, "zensical", cold=True))
        plain.edit()
        step("Zensical, one edit", lambda: plain.build(ZENSICAL, "zensical", cold=False))
    return {name: median(values) for name, values in taken.items()}


def growth(folder: Path, sizes: tuple[int, int], rounds: int) -> float:
    """How much longer a page takes in a dossier of the larger size; the two built in turn."""
    projects = [Project(folder / f"growth-{size}", size) for size in sizes]
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for project in projects:
            project.forget()
            seconds = project.build()
            taken[project.articles].append(seconds / project.pages)
            click.echo(f"  cold, {project.articles:,} articles: {seconds:.2f} s", err=True)
    few, many = (median(values) for values in taken.values())
    return many / few - 1


def figures(folder: Path, articles: int, rounds: int) -> list[Figure]:
    """Everything that is measured, in the order of the table."""
    project = Project(folder / "project", articles)
    project.build()
    plain = Plain(folder / "plain", project.root / "docs")
    took = measured(project, plain, rounds)
    found = [
        Figure("pages", project.pages, ""),
        Figure("cold build", took["cold"], " s"),
        Figure("cold build, pages a second", project.pages / took["cold"], ""),
        Figure("nothing changed", took["unchanged"], " s", 1.5),
        Figure("a statement reworded", took["one edit"], " s", 2),
        Figure("an article corrected", took["an article corrected"], " s", 2),
        Figure("statement / cold", took["one edit"] / took["cold"], "", 0.15),
        Figure("plain MkDocs and Material", took["plain MkDocs"], " s"),
        Figure("cold / plain MkDocs", took["cold"] / took["plain MkDocs"], "", 0.6),
        Figure("Zensical", took["Zensical"], " s"),
        Figure("cold / Zensical", took["cold"] / took["Zensical"], "", 1),
        Figure("Zensical, one edit", took["Zensical, one edit"], " s"),
        Figure("generator, cold", took["generator, cold"], " s"),
        Figure("generator / cold build", took["generator, cold"] / took["cold"], "", 0.1),
        Figure("generator, nothing changed", took["generator, unchanged"], " s", 1),
    ]
    found.append(
        Figure("first search", first_search(project.root / "site", "navire") / 1000, " KB", 150)
    )
    found.append(Figure("save to page, mkdocs serve", reload_after_save(project, rounds), " s", 3))
    project.forget()
    found.append(Figure("peak memory, cold", peak_memory(BUILD, project.root) / 1e6, " MB", 400))
    return found


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
        ]
    )


def as_markdown(found: list[Figure], about: str) -> str:
    """The figures as a table."""
    rows = [f"| {figure.name} | {figure} | {figure.verdict} |" for figure in found]
    return "\n".join([about, "", "| | measured | wanted |", "|---|--:|---|", *rows, ""])


def as_summary(found: list[Figure], about: str) -> str:
    """What the README shows of them."""
    of = {figure.name: figure for figure in found}
    plain, zensical = of["plain MkDocs and Material"], of["Zensical"]
    return "\n".join(
        [
            _BEGIN,
            f"{about} `make bench` measures anew; [all figures](bench/last.md).",
            "",
            "| | Dossier | MkDocs and Material alone | Zensical |",
            "|---|--:|--:|--:|",
            f"| from nothing | {of['cold build']} | {plain} | {zensical} |",
            f"| one edit | {of['a statement reworded']} | {plain} | {of['Zensical, one edit']} |",
            _END,
        ]
    )


def show_in(readme: Path, summary: str) -> None:
    """Puts the summary in the place of the one before."""
    before, _, rest = readme.read_text("utf-8").partition(_BEGIN)
    readme.write_text(before + summary + rest.partition(_END)[2], "utf-8")


@click.command()
@click.option("--articles", default=500, help="How many the dossier has.")
@click.option("--rounds", default=3, help="How many times everything is built.")
@click.option(
    "--sizes", default=(250, 2500), type=(int, int), help="What growth is measured between."
)
def main(articles: int, rounds: int, sizes: tuple[int, int]) -> None:
    """Measures, prints a table, and leaves it in bench/last.md, bench/last.json and the README."""
    with TemporaryDirectory() as folder:
        found = figures(Path(folder), articles, rounds)
        grown = growth(Path(folder), sizes, rounds)
    name = f"time a page, {sizes[0]} to {sizes[1]} articles"
    found.append(Figure(name, round(100 * grown, 1), " % more", 10))
    about = f"{articles} articles in two languages, median of {rounds} rounds. {machine()}."
    table = as_markdown(found, about)
    (HERE / "last.md").write_text(table, "utf-8")
    data: dict[str, Any] = {"about": about, "figures": [figure._asdict() for figure in found]}
    (HERE / "last.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    show_in(HERE.parent / "README.md", as_summary(found, about))
    click.echo(table)


if __name__ == "__main__":
    main()
