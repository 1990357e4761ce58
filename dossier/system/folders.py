"""Folders brought to the state wanted: all at once, or by touching only what differs in them."""

from __future__ import annotations

import ctypes
import filecmp
import os
import sys
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def put_in_place(draft: Path, place: Path) -> None:
    """Makes `draft` stand at `place`, and what was there at `draft`.

    Killed at any moment, one of the two is at `place`. Where the system can exchange two folders,
    nobody ever sees neither; elsewhere there is a moment without. Raises OSError, and then both
    are as they were.
    """
    if not place.exists():
        draft.rename(place)
    elif not _exchanged(draft, place):
        aside = place.with_name(f"{place.name}.old")
        place.rename(aside)
        draft.rename(place)
        aside.rename(draft)


def bring(folder: Path, draft: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` hold `files`, by path, and what else is in `draft`, and nothing more.

    The draft, which may be the folder itself, is used up. To make a thousand folders anew would
    take longer than all that is in them.
    """
    if draft != folder and folder.exists():
        drafted = set(files_in(draft))
        _clear(folder, drafted | files.keys())
        for path in drafted - files.keys():
            _move(draft / path, folder / path)
    elif draft != folder:
        draft.rename(folder)
    for path, content in files.items():
        _write(f"{folder}/{path}", content)


def files_in(folder: Path) -> Iterator[str]:
    """The path of each file below the folder."""
    for here, _, names in os.walk(folder):
        below = _below(here, folder)
        yield from (below + name for name in names)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two; it may not know how, or not on this disk."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(bytes(one), bytes(other), _RENAME_SWAP) == 0)
        exchange = library.renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(
        exchange(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
    )


def _below(here: str, folder: Path) -> str:
    """How a path begins that leads from `folder` into `here`; by text, as there are thousands."""
    relative = os.path.relpath(here, folder).replace(os.sep, "/")
    return "" if relative == "." else relative + "/"


def _write(path: str, content: bytes) -> None:
    """Gives the file this content, if it does not have it."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            if file.read() == content:
                return
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content)


def _clear(folder: Path, wanted: AbstractSet[str]) -> None:
    """Removes the files not wanted, every link, and the folders that this leaves empty."""
    for here, folders, names in os.walk(folder, topdown=False):
        below = _below(here, folder)
        for name in names:
            if below + name not in wanted or os.path.islink(f"{here}/{name}"):  # noqa: PTH114
                Path(here, name).unlink()
        for path in (Path(here, name) for name in folders):
            if path.is_symlink():
                path.unlink()
        if below and not any(Path(here).iterdir()):
            Path(here).rmdir()


def _move(file: Path, place: Path) -> None:
    if not (place.exists() and filecmp.cmp(file, place, shallow=False)):
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
