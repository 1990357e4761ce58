"""Folders brought to the state wanted: all at once, or by touching only what differs in them."""

from __future__ import annotations

import ctypes
import filecmp
import os
import sys
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def put_in_place(draft: Path, place: Path) -> None:
    """Makes `place` hold what `draft` does; what was there may stand at `draft` then.

    Killed at any moment, one of the two is at `place`. Where the system can exchange two folders,
    nobody ever sees neither; elsewhere there is a moment without. Where it cannot move the one at
    `place`, as another disk is mounted there, its content is brought up to date, file by file; so
    it is where somebody keeps something hidden in it, which stays.
    """
    if not place.exists() and _moved(draft, place):
        return
    hidden = place.is_dir() and any(entry.name.startswith(".") for entry in place.iterdir())
    if hidden or not (_exchanged(draft, place) or _exchanged_in_turn(draft, place)):
        _update(place, draft)


def is_writable(folder: Path) -> bool:
    """Whether something can be put into the folder, which is made if need be."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return os.access(folder, os.W_OK)
    return False


def is_in(path: Path, folder: Path) -> bool:
    """Whether the path, which need not be there yet, is the folder or lies in it, however either
    is spelt."""
    there = [each for each in (path, *path.parents) if each.exists()]
    return folder.exists() and any(each.samefile(folder) for each in there)


def are_on_one_disk(one: Path, other: Path) -> bool:
    """Whether two folders are there, and on the same disk."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


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


def _moved(one: Path, other: Path) -> bool:
    try:
        one.rename(other)
    except OSError:
        return False
    return True


def _exchanged_in_turn(draft: Path, place: Path) -> bool:
    """Whether the two could be moved one after the other; if not, both are as they were."""
    aside = place.with_name(f"{place.name}.old")
    if not are_on_one_disk(draft, place.parent) or not _moved(place, aside):
        return False
    if not _moved(draft, place):
        aside.rename(place)
        return False
    aside.rename(draft)
    return True


def _update(place: Path, draft: Path) -> None:
    """Copies what differs, and removes what is not in the draft, but for what is hidden."""
    place.mkdir(parents=True, exist_ok=True)
    wanted = set(files_in(draft))
    _clear(place, wanted, keeps_hidden=True)
    for path in wanted:
        _write(f"{place}/{path}", (draft / path).read_bytes())


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


def _clear(folder: Path, wanted: AbstractSet[str], keeps_hidden: bool = False) -> None:
    """Removes the files not wanted, every link, and the folders that this leaves empty.

    What is hidden right in the folder, a `.git` for example, may be kept.
    """
    for here, folders, names in os.walk(folder, topdown=False):
        below = _below(here, folder)
        for name in (*names, *(each for each in folders if os.path.islink(f"{here}/{each}"))):  # noqa: PTH114
            is_kept = keeps_hidden and (below + name).startswith(".")
            if not is_kept and (below + name not in wanted or os.path.islink(f"{here}/{name}")):  # noqa: PTH114
                Path(here, name).unlink()
        if below and not (keeps_hidden and below.startswith(".")):
            with suppress(OSError):  # it is not empty, or not ours
                Path(here).rmdir()


def _move(file: Path, place: Path) -> None:
    if not (place.exists() and filecmp.cmp(file, place, shallow=False)):
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
