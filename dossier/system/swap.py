"""Puts one folder in another's place so that, killed at any moment, one of the two is there."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def put_in_place(draft: Path, place: Path) -> None:
    """Makes `draft` stand at `place`, and what was there at `draft`.

    Where the system can exchange two folders, nobody ever sees neither; elsewhere there is a
    moment without. Raises OSError, and then both are as they were.
    """
    if not place.exists():
        draft.rename(place)
    elif not _exchanged(draft, place):
        aside = place.with_name(f"{place.name}.old")
        place.rename(aside)
        draft.rename(place)
        aside.rename(draft)


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
