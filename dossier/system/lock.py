"""Keeps two builds of a project from running at the same time."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click


def build_lock(root: Path) -> AbstractContextManager[object]:
    """The acquired lock of the project at `root`; waits for the build that holds it, if any.

    There is no lock where none can be written, as then no build can write anything, nor on a
    system whose locks would outlive a killed build.
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
