"""The files that a configuration names: style sheets, scripts, the logo, the icon.

Both editions may use what stands in docs/fr; what stands in docs/en is English only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from dossier.model.base import Lang
from dossier.model.problems import Problem
from dossier.settings.configuration import is_published, problem, written
from dossier.settings.forms import scheme
from dossier.settings.table import Keys

_ICON = "assets/favicon.svg"


def settle(configs: Mapping[Lang, MkDocsConfig], lang: Lang) -> list[Problem]:
    """Makes each name the address of its file below the edition's root.

    Returns a warning for each that is left out, as the site does not have it.
    """
    config = configs[lang]
    files, theme = _Files(configs, lang), written(config, "theme")
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

    def __init__(self, configs: Mapping[Lang, MkDocsConfig], lang: Lang) -> None:
        self._config, self._french = configs[lang], configs["fr"]
        self.up = "../" if lang == "en" else ""
        self._inherits = lang == "en"
        self.problems: list[Problem] = []

    def address(self, name: str | None, *keys: str | int) -> str | None:
        """Where the file is, seen from the edition's root; None if the site does not have it."""
        if not name:
            return None
        if is_published(self._config, name):
            return name
        if is_published(self._french, name) or self._is_of_theme(name):
            return self.up + name
        if scheme(name) or name.startswith("//"):
            self._report(keys, f"“{name}” is of another site", "Put the file into docs/fr.")
            return None
        hint = "Put the file into docs/fr, under a name that exclude_docs does not leave out."
        self._report(keys, f"“{name}” is no file that is published from docs/", hint)
        return self.up + name if self._may_be_made(name) else None

    def _may_be_made(self, name: str) -> bool:
        """Whether a plug-in may bring the file: docs/ has none of that name, and could have."""
        docs = Path(self._french.docs_dir).resolve()
        return not (docs / name).exists() and (docs / name).resolve().is_relative_to(docs)

    def _is_of_theme(self, name: str) -> bool:
        folders = [Path(folder).resolve() for folder in self._config.theme.dirs]
        return any(
            (folder / name).is_file() and (folder / name).resolve().is_relative_to(folder)
            for folder in folders
        )

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
