"""One build at a time."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click


def alone(root: Path) -> AbstractContextManager[object]:
    """The lock of the project at `root`: the next build waits for it, and a killed one keeps nobody
    waiting.

    Where no lock can be written, nothing else can, and there is nothing to wait for. A system
    whose locks would outlive a killed build has none.
    """
    from filelock import FileLock, SoftFileLock, Timeout  # only when something is to be written

    if FileLock is SoftFileLock:
        return nullcontext()
    path = root / ".cache/build.lock"
    try:
        path.parent.mkdir(exist_ok=True)
        lock = FileLock(path, thread_local=False, is_singleton=True)
        return lock.acquire(blocking=False)
    except Timeout:
        click.echo("Another build is under way; waiting for it.", err=True)
        return lock.acquire()
    except OSError:
        return nullcontext()
