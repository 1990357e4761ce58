"""What one build leaves for the next: results, each with the key of all they were made from.

A result is used again only under the same key, so a build with memory says what one without says.
It lies in `.cache/`, for this copy of the project alone; `DOSSIER_MEMORY=off` does without.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from jinja2.bccache import Bucket, BytecodeCache

from dossier.system.beside import Beside

Result = TypeVar("Result")

SWITCH = "DOSSIER_MEMORY"
_COMPILED = "template"
_MANY = 100  # results that are worth a second process
_HERE = Path(__file__).parents[2]
_PACKAGES = "jinja2 markdown markupsafe mkdocs pagefind properdocs pydantic yaml".split()  # noqa: SIM905
_TABLE = "create table if not exists results (kind, name, key, value, primary key (kind, name))"


def digest(*parts: str | bytes) -> str:
    """A name for these parts in this order, the same whenever they are the same."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def _code() -> str:
    """A name for what makes results: Python, our code, the packages they use."""
    files = [_HERE / "build_site.py", *sorted((_HERE / "dossier").rglob("*.py"))]
    ours = [part for file in files for part in (file.name, file.read_bytes())]
    return digest(sys.version, *ours, *sorted(_packages()))


def _templates() -> str:
    files = sorted(path for path in (_HERE / "templates").rglob("*") if path.is_file())
    return digest(*(part for file in files for part in (str(file), file.read_bytes())))


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


@dataclass(frozen=True)
class Wanted(Generic[Result]):
    """A result by its name, the key of all that it is made from, and what makes it."""

    name: str
    key: str
    make: Callable[[], Result]


# Of the code as it is loaded: a server goes on with that when the files change.
_LOADED = _code()


class Memory:
    """The results of earlier builds of the project in `root`; without a root, of none.

    What was not asked for by the end of the build is forgotten, but for compiled templates.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._known: dict[str, dict[str, tuple[str, bytes]]] = {}
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._process = os.getpid()
        self._store: sqlite3.Connection | None = None
        self._root = root
        self._makers = ""
        if root and os.environ.get(SWITCH, "on") != "off":
            self._makers = digest(_LOADED, _templates())
            self._store = _store(root / ".cache/dossier.sqlite3")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def recall(self, kind: str, name: str, key: str) -> Any:
        """What was kept under this key, or None."""
        self._asked[kind].add(name)
        if kind not in self._known:
            self._known[kind] = self._read(kind)
        known, pickled = self._known[kind].get(name, ("", b""))
        return _unpickled(pickled) if known == self._makers + key else None

    def keep(self, kind: str, name: str, key: str, value: object) -> None:
        """Keeps the value for the builds that ask for it under the same key.

        A copy of the process leaves that to the original, and recalls what that had read.
        """
        if self._store and os.getpid() == self._process:
            self._asked[kind].add(name)
            pickled = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            row = (kind, name, self._makers + key, pickled)
            with suppress(sqlite3.Error):  # on a full disk the next build takes longer
                self._store.execute("insert or replace into results values (?, ?, ?, ?)", row)

    def results(self, kind: str, wanted: Sequence[Wanted[Result]]) -> dict[str, Result]:
        """What is wanted, by name; what is not known is made, much of it on two cores."""
        found = {one.name: self.recall(kind, one.name, one.key) for one in wanted}
        missing = [one for one in wanted if found[one.name] is None]
        for one, result in zip(missing, _made(missing), strict=True):
            self.keep(kind, one.name, one.key, result)
            found[one.name] = result
        return found

    def folder(self, name: str) -> Path | None:
        """A place for what a build leaves besides results; None without memory."""
        return self._root / ".cache" / name if self._store and self._root else None

    def close(self) -> None:
        """Makes it last; more than once does no harm. Without, nothing of this build is kept."""
        if not self._store:
            return
        forgotten = [
            (kind, name)
            for kind, names in self._known.items()
            for name in names.keys() - self._asked[kind]
            if kind != _COMPILED
        ]
        with suppress(sqlite3.Error), self._store:
            self._store.executemany("delete from results where kind = ? and name = ?", forgotten)
        self._store.close()
        self._store = None
        self._known.clear()  # a compiled template keeps us longer than a server should

    def _read(self, kind: str) -> dict[str, tuple[str, bytes]]:
        if not self._store or os.getpid() != self._process:  # no connection outlives a fork
            return {}
        with suppress(sqlite3.Error):
            query = "select name, key, value from results where kind = ?"
            return {name: (key, value) for name, key, value in self._store.execute(query, (kind,))}
        return {}


def _made(wanted: Sequence[Wanted[Result]]) -> list[Result]:
    if len(wanted) < _MANY:
        return [one.make() for one in wanted]
    half = len(wanted) // 2
    second = Beside(lambda: [one.make() for one in wanted[half:]])
    try:
        return [one.make() for one in wanted[:half]] + second.result()
    finally:
        second.stop()


class Compiled(BytecodeCache):
    """The templates compiled by earlier builds."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        memory.recall(_COMPILED, "", "")  # has them read while this is no copy of the process

    def load_bytecode(self, bucket: Bucket) -> None:
        """What Jinja calls before it compiles a template."""
        if code := self._memory.recall(_COMPILED, bucket.key, bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """What Jinja calls after it has compiled one."""
        self._memory.keep(_COMPILED, bucket.key, bucket.checksum, bucket.bytecode_to_string())


def _store(path: Path) -> sqlite3.Connection | None:
    """The file opened, made anew if it is broken; None where there can be none."""
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            store = sqlite3.connect(path)
            store.execute("pragma synchronous = off")  # all that can be lost is time
            store.execute(_TABLE)
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                path.unlink()
        else:
            return store
    return None


def _unpickled(data: bytes) -> Any:
    try:
        return pickle.loads(data)  # noqa: S301 - we have written it, here
    except Exception:  # whatever a damaged disk may give; then it is made anew
        return None
