"""How fast the site builds, beside others that publish the same docs/: `make bench` prints it.

Each round builds in turn with every program, so that a busy machine slows all of them alike; what
is shown is the median of the rounds. It is left in bench/last.md, bench/last.json and the README.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click

from bench.programs import BUILD, Project, peak_memory, peers
from bench.reader import first_search, reload_after_save
from bench.report import PEERS, Figure, as_markdown, as_summary, machine, show_in

HERE = Path(__file__).parent
SMALL = 20
"""So many articles has a dossier in which an edit shows at once."""


class Stopwatch:
    """The median seconds of each step, by its name."""

    def __init__(self) -> None:
        self._taken: dict[str, list[float]] = {}

    def time(self, step: str, work: Callable[[], float]) -> None:
        seconds = work()
        self._taken.setdefault(step, []).append(seconds)
        click.echo(f"  {step}: {seconds:.2f} s", err=True)

    def __getitem__(self, step: str) -> float:
        return median(self._taken[step])


def measured(folder: Path, project: Project, rounds: int) -> Stopwatch:
    """Every step with every program, so many times."""
    took, small = Stopwatch(), Project(folder / "small", SMALL)
    small.build()
    others = peers(folder, project.root / "docs")
    for number in range(1, rounds + 1):
        click.echo(f"Round {number} of {rounds}", err=True)
        project.forget()
        took.time("generator", project.generate)
        project.edit()
        took.time("generator, one edit", project.generate)
        project.forget()
        took.time("cold", project.build)
        took.time("nothing changed", project.build)
        project.edit()
        took.time("a statement reworded", project.build)
        project.correct()
        took.time("an article corrected", project.build)
        small.edit()
        took.time("a statement reworded, small", small.build)
        for name, peer in others.items():
            peer.forget()
            took.time(f"{name}, cold", peer.build)
            peer.edit()
            took.time(f"{name}, one edit", peer.build)
    return took


def figures(folder: Path, articles: int, rounds: int) -> Iterator[Figure]:
    """Everything that is measured but growth, in the order of the table."""
    project = Project(folder / "project", articles)
    project.build()
    took = measured(folder, project, rounds)
    yield Figure("pages", project.pages, "")
    yield Figure("generator, nothing remembered", took["generator"], most=2.4)
    yield Figure("cold build", took["cold"], most=9.5)
    yield Figure("nothing changed", took["nothing changed"], most=2.4)
    yield Figure("a statement reworded", took["a statement reworded"], most=2.8)
    yield Figure("an article corrected", took["an article corrected"], most=3.2)
    small = took["a statement reworded, small"]
    yield Figure(f"a statement reworded, {SMALL} articles", small, most=1)
    yield from _beside_others(took)
    search = first_search(project.root / "site", "navire")
    yield Figure("first search", search / 1000, " KB", 150)
    yield Figure("save to page, mkdocs serve", reload_after_save(project, rounds), most=3)
    project.forget()
    yield Figure("peak memory, cold", peak_memory(BUILD, project.root) / 1e6, " MB", 400)


def _beside_others(took: Stopwatch) -> Iterator[Figure]:
    """What the others take of docs/, from the seeds, and how we compare."""
    generator = {"cold": took["generator"], "one edit": took["generator, one edit"]}
    for peer in PEERS:
        for step, before in generator.items():
            own = took[f"{peer}, {step}"]
            yield Figure(f"{peer}, {step}, from docs/", own)
            yield Figure(f"{peer}, {step}, from the seeds", before + own)
    material, _, hugo = PEERS
    quickest = generator["one edit"] + min(took[f"{peer}, one edit"] for peer in PEERS)
    yield Figure(f"cold / {material} from docs/", took["cold"] / took[f"{material}, cold"], "", 0.6)
    from_seeds = generator["cold"] + took[f"{hugo}, cold"]
    yield Figure(f"cold / {hugo} from the seeds", took["cold"] / from_seeds, "", 2.5)
    reworded = took["a statement reworded"]
    yield Figure("one edit / the quickest of the others from the seeds", reworded / quickest, "", 1)


def growth(folder: Path, sizes: tuple[int, int], rounds: int) -> Figure:
    """How much longer a page takes in a dossier of the larger size; the two built in turn."""
    projects = [Project(folder / f"growth-{size}", size) for size in sizes]
    took = Stopwatch()
    for _ in range(rounds):
        for project in projects:
            project.forget()
            took.time(f"cold, {project.articles} articles", project.build)
    few, many = (took[f"cold, {one.articles} articles"] / one.pages for one in projects)
    name = f"time a page, {sizes[0]} to {sizes[1]} articles"
    return Figure(name, round(100 * (many / few - 1), 1), " % more", 10)


@click.command()
@click.option("--articles", default=500, help="How many the dossier has.")
@click.option("--rounds", default=3, help="How many times everything is built.")
@click.option(
    "--sizes", default=(250, 2500), type=(int, int), help="What growth is measured between."
)
def main(articles: int, rounds: int, sizes: tuple[int, int]) -> None:
    """Measures, prints a table, and leaves it in bench/last.md, bench/last.json and the README."""
    with TemporaryDirectory() as folder:
        found = [*figures(Path(folder), articles, rounds), growth(Path(folder), sizes, rounds)]
    about = f"{articles} articles in two languages, median of {rounds} rounds. {machine()}."
    table = as_markdown(found, about)
    (HERE / "last.md").write_text(table, "utf-8")
    data: dict[str, Any] = {"about": about, "figures": [figure._asdict() for figure in found]}
    (HERE / "last.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    show_in(HERE.parent / "README.md", as_summary(found, about))
    click.echo(table)


if __name__ == "__main__":
    main()
