"""Exchanges a folder for another, or updates it file by file where it cannot be moved."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.system.files import is_link, write_all


def neighbour(place: Path, name: str) -> Path:
    """The hidden folder beside another, which holds its `new` or its `old` content."""
    return place.with_name(f".{place.name}.{name}")


def is_in(path: Path, folder: Path) -> bool:
    """True if the path, which need not be there yet, is the folder or lies in it."""
    there = [each for each in (path, *path.parents) if each.exists()]
    return folder.exists() and any(each.samefile(folder) for each in there)


def put_in_place(draft: Path, place: Path) -> None:
    """Gives the folder `place` the content of `draft`; its own hidden files stay.

    An ordinary folder is exchanged by two renames; `finish_exchange` ends one that was killed
    between them. A folder that cannot be moved, as another disk is mounted there or a program holds
    it open, is updated file by file.
    """
    try:
        if place.exists():
            place.rename(neighbour(place, "old"))
        draft.rename(place)
    except OSError:
        finish_exchange(place)
        _update(place, draft)
    finish_exchange(place)


def finish_exchange(place: Path) -> None:
    """Ends an exchange that was killed: `place` is there again, with its hidden files."""
    old = neighbour(place, "old")
    if is_link(old):  # somebody's, who may mean another folder's hidden files
        old.unlink()
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
    """The target and content of each file of the draft that differs; removes a file or a
    link that stands where its folder must be."""
    for path in paths:
        content, target = (draft / path).read_bytes(), place / path
        for above in (place / folder for folder in reversed(path.parents)):
            if above.is_symlink() or above.is_file():
                above.unlink()
        if target.is_symlink() or not target.is_file() or target.read_bytes() != content:
            yield target, content


def _files(folder: Path) -> Iterator[Path]:
    """The relative path of each file below the folder; a link counts as a file."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder)
