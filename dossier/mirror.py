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
        _write(folder / path, content)


def _write(path: Path, content: bytes) -> None:
    """Gives the file this content, if it does not have it."""
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def files_in(folder: Path) -> Iterator[str]:
    """The path of each file below the folder."""
    for here, _, names in os.walk(folder):
        yield from (Path(here, name).relative_to(folder).as_posix() for name in names)


def _clear(folder: Path, wanted: AbstractSet[str]) -> None:
    """Removes the files not wanted, every link, and the folders that this leaves empty."""
    for here, folders, names in os.walk(folder, topdown=False):
        relative = Path(here).relative_to(folder)
        for path in (Path(here, name) for name in [*names, *folders]):
            if path.is_symlink() or (
                path.name in names and (relative / path.name).as_posix() not in wanted
            ):
                path.unlink()
        if relative.parts and not any(Path(here).iterdir()):
            Path(here).rmdir()


def _move(file: Path, place: Path) -> None:
    if not (place.exists() and filecmp.cmp(file, place, shallow=False)):
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
