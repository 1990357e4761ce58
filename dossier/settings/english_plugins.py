"""The plug-ins of the English edition, which are objects of its own.

MkDocs keeps one object of each plug-in that wants to know when a command begins, whatever the
configuration; and tells it so once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class EnglishPlugins:
    """The objects that last from build to build, by name; told when a command begins and ends."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self._command: dict[str, Any] = {"command": "build", "dirty": False}
        self._started: dict[str, Any] = {}

    def command(self, command: str, dirty: bool) -> None:
        """Takes note of the command that MkDocs runs."""
        self._command = {"command": command, "dirty": dirty}

    def start(self, plugins: Mapping[str, Any]) -> None:
        """Tells those that a configuration uses, and that do not know it, what was begun."""
        for name in plugins.keys() & self.kept.keys() - self._started.keys():
            self._started[name] = self.kept[name]
            if hasattr(self.kept[name], "on_startup"):
                self.kept[name].on_startup(**self._command)

    def stop(self) -> None:
        """Tells them that it is over."""
        for plugin in self._started.values():
            if hasattr(plugin, "on_shutdown"):
                plugin.on_shutdown()
        self._started.clear()
