"""Writes the generated pages of docs/ and removes leftovers; touches no other file."""

import os
from collections.abc import Mapping
from pathlib import Path

from dossier.model.problems import Place, Problem, Rejected
from dossier.system import files
from dossier.text.markdown import BANNER

_NOT_OURS = "a file that is not ours stands where a page must go"
DONE = {"stale": "written", "leftover": "removed"}
"""The word for what `write` does to a stale page, and to a leftover, which has no seed."""


def changes(root: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """The state, `stale` or `leftover`, of each file of docs/ that differs from `pages` (path below
    the root → content), by its path.

    Raises Rejected if something without our banner stands where a page must go, or if a link or a
    pipe of one's own would be read.
    """
    folders = {root / folder for path in pages for folder in Path(path).parents if folder.parts}
    if blocked := [problem for one in sorted(folders) if (problem := _not_a_folder(root, one))]:
        raise Rejected(blocked)
    there = [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*")]
    leftover = [path for path in sorted(there) if path not in pages and _is_ours(root / path, root)]
    gone = {path.casefold() for path in leftover}  # on some disks, to remove A removes a
    stale = [
        path
        for path in sorted(pages)
        if path.casefold() in gone or content(root / path) != pages[path].encode()
    ]
    taken = [
        Problem(Place(path), _NOT_OURS, "Move it away, or give the page another slug.")
        for path in stale
        if os.path.lexists(root / path) and not _is_ours(root / path)
    ]
    own = (path for path in sorted(there) if path not in pages and "/." not in path)
    odd = (path for path in own if files.is_link(root / path) or (root / path).is_fifo())
    taken += [Problem(Place(path), "is a link or a pipe", "Put the file here.") for path in odd]
    if taken:
        raise Rejected(taken)
    return dict.fromkeys(stale, "stale") | dict.fromkeys(leftover, "leftover")


def write(root: Path, pages: Mapping[str, str], todo: Mapping[str, str]) -> None:
    """Makes the changes `todo`. If killed, it leaves whole files, and the next run does the rest.

    Raises Rejected if a file cannot be written or removed.
    """
    for path in sorted(todo, key=lambda path: path in pages):  # leftovers first
        try:
            if path in pages:
                files.write(root / path, pages[path].encode(), root)
            else:
                _remove(root / path, root / "docs")
        except OSError as error:
            message = f"cannot be {DONE[todo[path]]}: {(error.strerror or str(error)).lower()}"
            hint = "Mend this and build again: that does what is left to do."
            raise Rejected([Problem(Place(path), message, hint)]) from None


def content(path: Path, root: Path | None = None) -> bytes:
    """The content of a file; empty if none is there, or if it is behind a link below `root`.

    Raises OSError if the file is there and cannot be read.
    """
    try:
        return files.read_bytes(path, root=root)
    except (FileNotFoundError, NotADirectoryError, files.UnusableFile):
        return b""


def _not_a_folder(root: Path, folder: Path) -> Problem | None:
    """The problem if a link or a file stands where a folder must go; None if nothing does."""
    is_link = files.is_link(folder)
    if is_link or (folder.exists() and not folder.is_dir()):
        kind = "a symbolic link" if is_link else "a file"
        place = Place(folder.relative_to(root).as_posix())
        return Problem(place, f"{kind} stands where a folder must go", "Move it away.")
    return None


def _is_ours(path: Path, root: Path | None = None) -> bool:
    """True if the file begins with our banner, or is a temporary one that holds a part of it.

    Its line ends may have got a carriage return from an editor or from Git.
    """
    head = content(path, root).replace(b"\r\n", b"\n")[: len(BANNER)]
    if files.is_temporary(path):
        return BANNER.encode().startswith(head)
    return path.suffix == ".md" and head == BANNER.encode()


def _remove(path: Path, docs: Path) -> None:
    """Removes the page, and the folders below docs/fr or docs/en that this leaves empty."""
    path.unlink()
    folder = path.parent
    while folder.parent != docs and folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
