"""The files of seeds/ as they are at one moment, read once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.model.problems import Level, Place, Problem

MAX_SIZE = 10_000_000
"""The most bytes a seed may have; the articles of a newspaper's whole year have fewer."""

_TRIES = 5


@dataclass(frozen=True)
class Snapshot:
    """The content of each file by its path below the root, and what is wrong with the others."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


class Unsettled(Exception):
    """Raised when the seeds do not stop changing while they are read."""


def take(root: Path) -> Snapshot:
    """All of `root/seeds`; read again as long as something changes meanwhile.

    Raises Unsettled after a few tries.
    """
    for _ in range(_TRIES):
        before = _signature(root)
        snapshot = _read(root)
        if _signature(root) == before:
            return snapshot
    raise Unsettled("The seeds keep changing while they are read. Build again when they are done.")


def _paths(root: Path) -> Iterator[Path]:
    seeds = root / "seeds"
    patterns = ("*.txt", "*.yml", "reviewed.json", "pages/*.yml")
    yield from sorted(path for pattern in patterns for path in seeds.glob(pattern))


def _signature(root: Path) -> list[tuple[str, int, int, int]]:
    found = []
    for folder in (root / "seeds", root / "seeds/pages"):
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".txt", ".yml", ".json")):
                    with suppress(FileNotFoundError):
                        status = entry.stat(follow_symlinks=False)
                        seen = (entry.path, status.st_ino, status.st_size, status.st_mtime_ns)
                        found.append(seen)
    return sorted(found)


def _read(root: Path) -> Snapshot:
    files, problems = {}, []
    seeds = root / "seeds"
    behind = {folder for folder in (seeds, seeds / "pages") if folder.is_symlink()}
    for path in _paths(root):
        name = f"seeds/{'' if path.parent == seeds else 'pages/'}{path.name}"
        try:
            if problem := _unfit(path, name, bool(behind & {path.parent, seeds})):
                problems.append(problem)
            else:
                files[name] = path.read_bytes()
        except OSError as error:
            message = f"cannot be read: {(error.strerror or str(error)).lower()}"
            problems.append(Problem(Place(name), message, "Check who may read it."))
    return Snapshot(files, (*problems, *_strangers(root)))


_LOOK_LIKE_SEEDS = frozenset(
    (".txt", ".yml", ".yaml", ".md", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm")
)


def _strangers(root: Path) -> Iterator[Problem]:
    """What somebody may have put there to be read, and is not."""
    read = set(_paths(root))
    for path in sorted((root / "seeds").rglob("*")):
        if path.suffix.lower() in _LOOK_LIKE_SEEDS and path not in read and path.is_file():
            place = Place(path.relative_to(root).as_posix())
            message = "nobody reads this: articles are .txt files right in seeds/"
            hint = "Save its text there as .txt, in UTF-8; or move the file away."
            if path.suffix.lower() in (".yml", ".yaml"):
                message = "nobody reads this: what goes with articles and pages is .yml files"
                hint = "They stand right in seeds/ and in seeds/pages/."
            yield Problem(place, message, hint, Level.WARNING)


def _unfit(path: Path, name: str, is_behind_link: bool) -> Problem | None:
    """What keeps the file from being a seed, whatever is in it."""
    status = path.lstat()
    if is_behind_link or stat.S_ISLNK(status.st_mode):
        return Problem(Place(name), "is behind a symbolic link", "Put the file itself here.")
    if not stat.S_ISREG(status.st_mode):
        return Problem(Place(name), "is not a file", "Move it away.")
    if status.st_size > MAX_SIZE:
        message = f"has {status.st_size:,} bytes; the limit is {MAX_SIZE:,}"
        return Problem(Place(name), message, "Split it, or keep to the part that is used.")
    return None
