"""The files that a configuration names: style sheets, scripts, the logo, the icon.

Both editions may use what stands in docs/fr; what stands in docs/en is English only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from dossier.model.base import Lang
from dossier.model.problems import Problem
from dossier.settings.configuration import problem, written
from dossier.settings.table import Keys

_ICON = "assets/favicon.svg"


def settle(config: MkDocsConfig, lang: Lang) -> list[Problem]:
    """Makes each name the address of its file below the edition's root.

    Returns a warning for what is not there, and for what is left out as another site has it.
    """
    files, theme = _Files(config, lang), written(config, "theme")
    config.theme["logo"] = files.address(theme.get("logo"), "theme", "logo")
    icon = files.address(theme.get("favicon"), "theme", "favicon")
    config.theme["favicon"] = icon or files.up + _ICON
    for key in ("extra_css", "extra_javascript"):
        named = _names(written(config).get(key))
        left = []
        for item in config[key]:  # a plug-in may have added some, which it will bring
            at = named.index(str(item)) if str(item) in named else None
            address = str(item) if at is None else files.address(str(item), key, at)
            left += [_renamed(item, address)] if address else []
        config[key] = left
    return files.problems


class _Files:
    """Looks for files; `problems` is what was wrong."""

    def __init__(self, config: MkDocsConfig, lang: Lang) -> None:
        self._config = config
        self._own = Path(config.docs_dir)
        self.up = "../" if lang == "en" else ""
        self._shared = [self._own.with_name("fr"), *map(Path, config.theme.dirs)]
        self._inherits = lang == "en"
        self.problems: list[Problem] = []

    def address(self, name: str | None, *keys: str | int) -> str | None:
        """Where the file is, seen from the edition's root; None for one of another site."""
        if not name:
            return None
        if urlsplit(name).scheme or name.startswith("//"):
            self._report(keys, f"“{name}” is of another site", "Put the file into docs/fr.")
            return None
        if (self._own / name).is_file():
            return name
        if not any((folder / name).is_file() for folder in self._shared):
            self._report(keys, f"“{name}” is not in docs/", "Put the file into docs/fr.")
        return self.up + name

    def _report(self, keys: Keys, message: str, hint: str) -> None:
        names = [key for key in keys if isinstance(key, str)]
        if self._inherits and names[-1] not in written(self._config, *names[:-1], inherited=False):
            return  # the French edition has said so
        setting = ".".join(names)
        self.problems.append(problem(self._config, keys, f"{setting}: {message}", hint))


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else []
    return [str(item["path"] if isinstance(item, Mapping) else item) for item in items]


def _renamed(item: Any, address: str) -> Any:
    """The script with its options, or the name alone."""
    if not isinstance(item, str):
        item.path = address
        return item
    return address
