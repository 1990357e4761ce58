"""A folder exchanged for another, or brought up to date where it cannot be moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.system.files import write_all


def beside(place: Path, name: str) -> Path:
    """The hidden neighbour of a folder in which its next or its last content stands."""
    return place.with_name(f".{place.name}.{name}")


def is_in(path: Path, folder: Path) -> bool:
    """True if the path, which need not be there yet, is the folder or lies in it."""
    there = [each for each in (path, *path.parents) if each.exists()]
    return folder.exists() and any(each.samefile(folder) for each in there)


def put_in_place(draft: Path, place: Path) -> None:
    """Makes `place` hold what `draft` does, and what is hidden right in `place`.

    An ordinary folder is exchanged by two renames; `mend` ends what a kill between them left. Where
    a folder cannot be moved, as another disk is mounted there or somebody holds it open, its
    content is brought up to date, file by file.
    """
    try:
        if place.exists():
            place.rename(beside(place, "old"))
        draft.rename(place)
    except OSError:
        mend(place)
        _update(place, draft)
    else:
        mend(place)


def mend(place: Path) -> None:
    """Ends an exchange that was killed: something is at `place`, what was hidden in it too."""
    old = beside(place, "old")
    if old.is_dir() and not place.exists():
        old.rename(place)
    for entry in old.glob(".*"):  # none where there is no such folder
        if not os.path.lexists(place / entry.name):
            entry.rename(place / entry.name)
    shutil.rmtree(old, ignore_errors=True)


def _update(place: Path, draft: Path) -> None:
    """Writes what differs, then removes what is not in the draft, but for what is hidden."""
    place.mkdir(parents=True, exist_ok=True)
    wanted = set(_files(draft))
    write_all(_differing(place, draft, sorted(wanted)))
    for path in set(_files(place)) - wanted:
        if not path.parts[0].startswith("."):
            (place / path).unlink()
    for here, _, _ in os.walk(place, topdown=False):
        below = Path(here).relative_to(place).parts
        if below and not below[0].startswith(".") and not any(Path(here).iterdir()):
            Path(here).rmdir()


def _differing(place: Path, draft: Path, paths: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Each file of the draft that is not at its place like that; its folder is made there."""
    for path in paths:
        content, target = (draft / path).read_bytes(), place / path
        for above in (place / folder for folder in reversed(path.parents)):
            if above.is_symlink() or above.is_file():
                above.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or not target.is_file() or target.read_bytes() != content:
            yield target, content


def _files(folder: Path) -> Iterator[Path]:
    """Each file below the folder, and each link as one."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder)
