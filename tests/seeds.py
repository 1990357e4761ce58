"""A copy of the golden dossier's seeds, spoilt or added to, and what is said of it."""

import shutil
from pathlib import Path

from dossier.model.problems import Problem, Rejected
from dossier.pipeline import generate
from tests.project import GOLDEN, edit


def copied(folder: Path) -> Path:
    """A folder with the seeds of the golden dossier."""
    shutil.copytree(GOLDEN / "seeds", folder / "seeds")
    return folder


def changed(root: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replaces the first of each old words by the new ones in a file below `seeds`."""
    edit(root, f"seeds/{name}", *changes)


def problems(root: Path, strict: bool = True) -> list[str]:
    """The first line of each problem, in their order."""
    try:
        _, found = generate(root, strict)
    except Rejected as rejected:
        found = list(rejected.problems)
    return [told(problem) for problem in sorted(set(found))]


def told(problem: Problem) -> str:
    """The place in its file and the message."""
    return str(problem).splitlines()[0].removeprefix("seeds/")
