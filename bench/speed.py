"""Measures the time and memory of builds, beside those of other programs: `make bench`.

    python -m bench.speed                   beside other publishers of the same docs/
    python -m bench.speed --against DIR     beside the program in another checkout, too
    python -m bench.speed --no-rivals       without the other publishers, in ten minutes

Each round builds in turn with every program, so that a busy machine slows all of them alike; what
is shown is the median of the rounds. Three and more are left in bench/last.md.

The dossiers stand in memory where the system has a folder for that: a disk that has deleted much
is slow to make files for minutes, whoever makes them. `TMPDIR` names another place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from bench.programs import BUILD, Project, Rival, Spent, peak_memory, rivals
from bench.reader import Rebuild, first_search, rebuilds
from bench.report import Figure, as_markdown, machine

LAST = Path(__file__).parent / "last.md"
SMALL = 20
"""So many articles has a dossier in which an edit shows at once."""
EARLY, LATE = 5, 20
"""After so many rebuilds memory is compared."""

OURS = "Dossier"
NOTHING, EDIT, CORRECTED = "from nothing", "a statement reworded", "an article corrected"
SMALL_EDIT, GENERATOR = f"{EDIT}, {SMALL} articles", "generator alone, from nothing"
SEEN = "saved to seen, `mkdocs serve`"
MATERIAL, HUGO = "MkDocs and Material", "Hugo and Pagefind"

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in it is made by tempfile


class Stopwatch:
    """The times of each step with each program, and their medians."""

    def __init__(self) -> None:
        self._taken: dict[str, dict[str, list[Spent]]] = {}

    def time(self, program: str, step: str, work: Callable[[], Spent]) -> None:
        """Does the work and adds its time."""
        self.note(program, step, work())

    def note(self, program: str, step: str, spent: Spent) -> None:
        """Adds the time of a step."""
        self._taken.setdefault(program, {}).setdefault(step, []).append(spent)
        click.echo(f"  {program}, {step}: {spent.wall:.2f} ({spent.cpu:.2f}) s", err=True)

    def medians(self) -> dict[str, dict[str, Spent]]:
        """The median of the times by program and step."""
        return {
            program: {step: _median(times) for step, times in steps.items()}
            for program, steps in self._taken.items()
        }


def _median(times: list[Spent]) -> Spent:
    return Spent(median(one.wall for one in times), median(one.cpu for one in times))


class Contender:
    """A program with a dossier of the size that is measured, and with a small one."""

    def __init__(self, name: str, folder: Path, articles: int, program: Path) -> None:
        self.name = name
        self.large = Project(folder / name / "large", articles, program)
        self._small = Project(folder / name / "small", SMALL, program)
        self.rebuilds: list[Rebuild] = []
        self.peak = 0

    def time_steps(self, took: Stopwatch) -> None:
        """Does and times every step once."""
        self.large.clean()
        took.time(self.name, GENERATOR, self.large.generate)
        self.large.clean()
        took.time(self.name, NOTHING, self.large.build)
        self.large.reword()
        took.time(self.name, EDIT, self.large.build)
        self.large.correct()
        took.time(self.name, CORRECTED, self.large.build)
        self._small.reword()
        took.time(self.name, SMALL_EDIT, self._small.build)

    def serve(self, took: Stopwatch, times: int) -> Iterator[None]:
        """Makes so many edits under `mkdocs serve`, one by one, and times those that every program
        makes in turn with the others; then measures its memory."""
        for rebuild in rebuilds(self.large, times):
            self.rebuilds.append(rebuild)
            if len(self.rebuilds) <= EARLY:
                took.note(self.name, SEEN, rebuild.spent)
            yield
        self.large.clean()
        self.peak = peak_memory(BUILD, self.large.root)


def _time_rival(name: str, rival: Rival, took: Stopwatch) -> None:
    rival.clean()
    took.time(name, NOTHING, rival.build)
    rival.reword()
    took.time(name, EDIT, rival.build)


def _against_another(
    ours: Contender, other: Contender, took: dict[str, dict[str, Spent]]
) -> Iterator[Figure]:
    """The figures of this program divided by those of another one."""
    one, two = took[ours.name], took[other.name]
    wanted = {NOTHING: 0.4, EDIT: 1.1, CORRECTED: 1.1, SEEN: 0.6, SMALL_EDIT: 0.75}
    for step, most in wanted.items():
        yield Figure(f"{step} / {other.name}", one[step].wall / two[step].wall, most)
    cpu = one[GENERATOR].cpu / two[GENERATOR].cpu
    yield Figure(f"{GENERATOR}, processors / {other.name}", cpu, 0.75)
    yield Figure(f"peak memory, from nothing / {other.name}", ours.peak / other.peak, 0.85)


def _against_rivals(took: dict[str, dict[str, Spent]]) -> Iterator[Figure]:
    """The time of our build, divided by that of the generator and another publisher of docs/."""
    for rival, most in ((HUGO, 1), (MATERIAL, 0.2)):
        theirs = took[OURS][GENERATOR].wall + took[rival][NOTHING].wall
        name = f"{NOTHING} / generator + {rival}"
        yield Figure(name, took[OURS][NOTHING].wall / theirs, most)


def _alone(ours: Contender) -> Iterator[Figure]:
    """The figures of this program alone."""
    early, late = (ours.rebuilds[times - 1].memory for times in (EARLY, LATE))
    yield Figure(f"memory after {LATE} rebuilds / after {EARLY}", late / early, 1.1)
    yield Figure("peak memory, from nothing", ours.peak / 1e6, 400, " MB")
    ours.large.build()
    search = first_search(ours.large.root / "site", "navire")
    yield Figure(f"first search, {ours.large.pages:,} pages", search / 1000, 150, " KB")


def _growth(folder: Path, sizes: tuple[int, int], rounds: int) -> Figure:
    """The time a page takes in a dossier of the larger size, to that in the smaller one."""
    projects = [Project(folder / f"growth-{size}", size) for size in sizes]
    took = Stopwatch()
    for _ in range(rounds):
        for project in projects:
            project.clean()
            took.time(OURS, f"{project.articles} articles", project.build)
    few, many = (
        took.medians()[OURS][f"{one.articles} articles"].wall / one.pages for one in projects
    )
    return Figure(f"time a page, {sizes[1]:,} articles / {sizes[0]}", many / few, 1.1)


@click.command()
@click.option("--articles", default=500, help="How many the dossier has.")
@click.option("--rounds", default=3, help="How many times everything is built.")
@click.option("--sizes", default=(250, 2500), type=(int, int), help="For growth.")
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="A checkout.")
@click.option("--rivals/--no-rivals", "with_rivals", default=True, help="Other publishers, too.")
def main(
    articles: int, rounds: int, sizes: tuple[int, int], against: Path | None, with_rivals: bool
) -> None:
    """Measures and prints tables; of three rounds and more, leaves them in bench/last.md."""
    took = Stopwatch()
    in_memory = MEMORY if MEMORY.is_dir() and "TMPDIR" not in os.environ else None
    with TemporaryDirectory(dir=in_memory) as name:
        folder = Path(name)
        ours = Contender(OURS, folder, articles, Path(__file__).parents[1])
        others = [Contender(against.name, folder, articles, against)] if against else []
        docs = ours.large.root / "docs"
        publishers = rivals(folder, docs) if with_rivals else {}
        for number in range(1, rounds + 1):
            click.echo(f"Round {number} of {rounds}", err=True)
            for contender in (*others, ours):
                contender.time_steps(took)
            for publisher, rival in publishers.items():
                _time_rival(publisher, rival, took)
        serving = [other.serve(took, EARLY) for other in others]
        for _ in zip_longest(ours.serve(took, LATE), *serving):
            pass  # one edit of each in turn
        medians = took.medians()
        figures = [
            *(figure for other in others for figure in _against_another(ours, other, medians)),
            *(_against_rivals(medians) if with_rivals else ()),
            *_alone(ours),
            _growth(folder, sizes, rounds),
        ]
    where = "in memory" if in_memory else "on a disk"
    about = f"{articles} articles, two languages, {where}, median of {rounds} rounds. {machine()}."
    table = as_markdown(figures, medians, about)
    if rounds >= 3:
        LAST.write_text(table, "utf-8")
    click.echo(table)


if __name__ == "__main__":
    main()
