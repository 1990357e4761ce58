"""The files of seeds/ as they are at one moment, read once."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.model.problems import Level, Place, Problem

MAX_SIZE = 10_000_000
"""The most bytes a seed may have; the articles of a newspaper's whole year have fewer."""

_PAGES = "seeds/pages"
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
        found = _found(root)
        snapshot = _read(root, found)
        if _signature(_found(root)) == _signature(found):
            return snapshot
    raise Unsettled("The seeds keep changing while they are read. Build again when they are done.")


def _found(root: Path) -> dict[str, os.stat_result]:
    """What the disk says of each seed, by its path below the root."""
    found = {}
    for folder, pattern in (
        ("seeds", r"[^.].*\.(txt|yml)|reviewed\.json"),
        (_PAGES, r"[^.].*\.yml"),
    ):
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root / folder) as entries:
            for entry in entries:
                if re.fullmatch(pattern, entry.name, re.DOTALL):
                    with suppress(FileNotFoundError):
                        found[f"{folder}/{entry.name}"] = entry.stat(follow_symlinks=False)
    return dict(sorted(found.items()))


def _signature(found: dict[str, os.stat_result]) -> list[tuple[str, int, int, int]]:
    return [(path, at.st_ino, at.st_size, at.st_mtime_ns) for path, at in found.items()]


def _read(root: Path, found: dict[str, os.stat_result]) -> Snapshot:
    files, problems = {}, []
    behind = tuple(f"{path}/" for path in ("seeds", _PAGES) if (root / path).is_symlink())
    for path, status in found.items():
        try:
            if problem := _unfit(path, status, path.startswith(behind)):
                problems.append(problem)
            else:
                files[path] = (root / path).read_bytes()
        except OSError as error:
            message = f"cannot be read: {(error.strerror or str(error)).lower()}"
            problems.append(Problem(Place(path), message, "Check who may read it."))
    return Snapshot(files, (*problems, *_strangers(root, found.keys())))


def _strangers(root: Path, read: AbstractSet[str]) -> Iterator[Problem]:
    """What is there and is not read, but for what editors and systems hide there."""
    for path in sorted((root / "seeds").rglob("*")):
        name = path.relative_to(root).as_posix()
        if name not in read and "/." not in name and path.is_file():
            message, hint = _NOBODY_READS.get(path.suffix.lower(), ("nobody reads this", _AWAY))
            yield Problem(Place(name), message, hint, Level.WARNING)


_AWAY = "Move it away, or give it a name that begins with a dot."
_IN_THE_WRONG_PLACE = (
    "nobody reads this: what goes with articles and pages is .yml files",
    "They stand right in seeds/ and in seeds/pages/.",
)
_NO_ARTICLE = (
    "nobody reads this: articles are .txt files right in seeds/",
    "Save its text there as .txt, in UTF-8; or move the file away.",
)
_NOBODY_READS = {
    **dict.fromkeys((".yml", ".yaml"), _IN_THE_WRONG_PLACE),
    **dict.fromkeys(
        (".txt", ".md", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm"), _NO_ARTICLE
    ),
}


def _unfit(path: str, status: os.stat_result, is_behind_link: bool) -> Problem | None:
    """What keeps the file from being a seed, whatever is in it."""
    if is_behind_link or stat.S_ISLNK(status.st_mode):
        return Problem(Place(path), "is behind a symbolic link", "Put the file itself here.")
    if not stat.S_ISREG(status.st_mode):
        return Problem(Place(path), "is not a file", "Move it away.")
    if status.st_size > MAX_SIZE:
        message = f"has {status.st_size:,} bytes; the limit is {MAX_SIZE:,}"
        return Problem(Place(path), message, "Split it, or keep to the part that is used.")
    return None
