"""Brings a folder to the state wanted by touching only what differs: to make a thousand folders
anew takes longer than all that is in them."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path


def bring(folder: Path, draft: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` hold `files`, by path, and what else is in `draft`, and nothing more.

    The draft, which may be the folder itself, is used up.
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
