"""What one build leaves for the next: pages, each under the key of all that it is made from.

`DOSSIER_CACHE=off` does without, and makes the same.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self
from zlib import crc32

SWITCH = "DOSSIER_CACHE"
_HERE = Path(__file__).parents[2]
_PACKAGES = ("jinja2", "markdown", "markupsafe", "mkdocs", "pagefind", "properdocs", "yaml")


def digest(*parts: str | bytes) -> str:
    """A name for these parts in this order, the same whenever they are the same."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


@cache
def makers() -> str:
    """A name for what makes pages: Python, our code, the packages it uses.

    Asked for once in a process: a server goes on with the code it has when the files change.
    """
    files = [_HERE / "build_site.py", *sorted((_HERE / "dossier").rglob("*.py"))]
    ours = [part for file in files for part in (file.name, file.read_bytes())]
    return digest(sys.version, *ours, *sorted(_packages()))


def _packages() -> Iterator[str]:
    """Everything that is installed, and each module of what makes pages, by its time of change."""
    for folder in filter(os.path.isdir, sys.path):
        with os.scandir(folder) as found:
            for entry in found:
                if entry.name.endswith(".dist-info"):
                    yield f"{entry.path} {entry.stat().st_mtime_ns}"
    for name in _PACKAGES:
        spec = find_spec(name)
        for package in (spec and spec.submodule_search_locations) or ():
            for path in Path(package).rglob("*.py"):
                status = path.stat()
                yield f"{path} {status.st_size} {status.st_mtime_ns}"


class PageCache:
    """Values by their keys, in the file at `path`; where that is None, nothing lasts.

    What was neither asked for nor kept until `close` is forgotten. A damaged file is made anew;
    a full disk and a folder that is read-only only cost time.
    """

    def __init__(self, path: Path | None) -> None:
        self.path: Path | None = None
        self._store: sqlite3.Connection | None = None
        self._asked: set[str] = set()
        if path and os.environ.get(SWITCH) != "off":
            self._open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def recall(self, key: str) -> bytes | None:
        """What was kept under this key, if the disk has it as it was."""
        self._asked.add(key)
        for value, crc in self._rows("select value, crc from pages where key = ?", key):
            if isinstance(value, bytes) and crc32(value) == crc:
                return value
        return None

    def keep(self, key: str, value: bytes) -> None:
        """Keeps the value for the builds that ask for it under this key."""
        self._asked.add(key)
        self._rows("insert or replace into pages values (?, ?, ?)", key, value, crc32(value))

    def close(self) -> None:
        """Makes it last; more than once does no harm. Without, this build leaves nothing."""
        for (key,) in self._rows("select key from pages"):
            if key not in self._asked:
                self._rows("delete from pages where key = ?", key)
        self._rows("commit")
        if self._store:
            self._store.close()
            self._store = None

    def _open(self, path: Path) -> None:
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._store = sqlite3.connect(path)
            self.path = path
        self._rows("pragma synchronous = off")  # all that can be lost is time
        self._rows("create table if not exists pages (key primary key, value, crc)")

    def _rows(self, query: str, *values: object) -> list[Any]:
        if not (self._store and self.path):
            return []
        try:
            return self._store.execute(query, values).fetchall()
        except sqlite3.OperationalError:  # the disk is full, the folder read-only
            return []
        except sqlite3.DatabaseError:  # the file is damaged
            self._store.close()
            self._store = None
            with suppress(OSError):
                self.path.unlink()
                self._open(self.path)
            return []
