"""What `mkdocs serve` follows of docs/: the files of one's own, not the pages that we write."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class _OwnFiles(FileSystemEventHandler):
    """Has the server build when a file changes that is not ours."""

    def __init__(self, server: LiveReloadServer, root: Path, ours: Container[str]) -> None:
        self._server = server
        self._root = root
        self._ours = ours

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or not any(map(self._is_own, paths)):
            return
        with self._server._rebuild_cond:  # as the server's own handler does
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def _is_own(self, path: str) -> bool:
        """Whether it is neither a page of ours nor hidden, as a page is while it is written."""
        below = Path(path).relative_to(self._root)
        return not below.name.startswith(".") and below.as_posix() not in self._ours


def follow(server: LiveReloadServer, root: Path, ours: Container[str]) -> None:
    """Watches `root/docs`; `ours` has the path of each page that a build wrote or removed."""
    handler = _OwnFiles(server, root, ours)
    server.observer.schedule(handler, str(root / "docs"), recursive=True)
