"""One build at a time in a folder; the next one waits, and a killed one leaves no trace."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

try:
    import fcntl
except ImportError:  # not on Windows, where two builds at once are the author's to avoid
    fcntl = None  # type: ignore[assignment]


class Lock:
    """Held from its making to `release`; the system releases that of a process that ends."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder, os.O_RDONLY)
        if fcntl is None:
            return
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is under way; waiting for it.", file=sys.stderr)
            fcntl.flock(self._handle, fcntl.LOCK_EX)

    def release(self) -> None:
        """Lets the next build begin; more than once does no harm."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
