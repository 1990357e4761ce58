"""Brings docs/ to the state wanted, a file at a time; touches nothing that is not its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dossier.model.problems import Place, Problem, Rejected
from dossier.system import files
from dossier.text.markdown import BANNER

DONE = {"stale": "written", "leftover": "removed"}
"""What `write` does to a page that differs from what the seeds say, and to one no seed wants."""


def changes(root: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """What is stale and what is leftover, by path below the root, so that `root/docs` comes to
    `pages` (path → content).

    Raises Rejected when a page's place is taken by something without our banner.
    """
    there = [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*")]
    leftover = [path for path in sorted(there) if path not in pages and _is_ours(root, root / path)]
    gone = {path.casefold() for path in leftover}  # on some disks, to remove A removes a
    stale = [
        path
        for path in sorted(pages)
        if path.casefold() in gone or content(root, root / path) != pages[path].encode()
    ]
    if taken := [problem for path in stale if (problem := _obstacle(root, path))]:
        raise Rejected(taken)
    return dict.fromkeys(stale, "stale") | dict.fromkeys(leftover, "leftover")


def write(root: Path, pages: Mapping[str, str], todo: Mapping[str, str]) -> None:
    """Does what is to do. Killed meanwhile, it leaves whole files, and the next run does the rest.

    Raises Rejected when the disk does not let us.
    """
    for path in sorted(todo, key=lambda path: path in pages):  # leftovers first
        try:
            if path in pages:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                files.write(root / path, pages[path].encode(), root)
            else:
                _remove(root / path, root / "docs")
        except OSError as error:
            message = f"cannot be {DONE[todo[path]]}: {(error.strerror or str(error)).lower()}"
            hint = "Mend this and build again: that does what is left to do."
            raise Rejected([Problem(Place(path), message, hint)]) from None


def content(root: Path, path: Path) -> bytes:
    """What the file at `path` below `root` holds; nothing if no ordinary file is there."""
    try:
        return files.read_bytes(path, root=root)
    except (OSError, files.UnusableFile):
        return b""


def _obstacle(root: Path, path: str) -> Problem | None:
    """What stands in the page's way: a link or a file for a folder, or a file without banner."""
    for folder in (root / parent for parent in reversed(Path(path).parents) if parent.parts):
        if files.is_link(folder) or (folder.exists() and not folder.is_dir()):
            kind = "a symbolic link" if files.is_link(folder) else "a file"
            place = Place(folder.relative_to(root).as_posix())
            return Problem(place, f"{kind} stands where a folder must go", "Move it away.")
    if os.path.lexists(root / path) and not _is_ours(root, root / path):
        hint = "Move it away, or give the page another slug."
        return Problem(Place(path), "a file that is not ours stands where a page must go", hint)
    return None


def _is_ours(root: Path, path: Path) -> bool:
    """True if the file begins with our banner; one that a killed run began, with part of it.

    Its line ends may have got a carriage return from an editor or from Git.
    """
    head = content(root, path).replace(b"\r\n", b"\n")[: len(BANNER)]
    if files.is_temporary(path):
        return BANNER.encode().startswith(head)
    return path.suffix == ".md" and head == BANNER.encode()


def _remove(path: Path, docs: Path) -> None:
    """Removes the page, and the folders that this leaves empty but for an edition's own."""
    path.unlink()
    folder = path.parent
    while folder.parent != docs and folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
