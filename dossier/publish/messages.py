"""Problems told as MkDocs tells its own."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.model.problems import Level, Place, Problem, Rejected, annotate

_TEXTS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
_log = logging.getLogger("mkdocs.dossier")


def problem(kind: str, place: Place, level: Level = Level.ERROR, **values: object) -> Problem:
    """The problem of that kind in messages.yml, with these values."""
    texts = _TEXTS[kind]
    return Problem(place, texts["message"].format(**values), texts["hint"].format(**values), level)


def refuse(problems: Collection[Problem]) -> None:
    """Raises PluginError, which MkDocs prints without a traceback, if there are any."""
    if problems:
        annotate(problems)
        raise PluginError(f"\n{Rejected(problems)}")


def warn(config: MkDocsConfig, warnings: Collection[Problem]) -> None:
    """Says them among the messages of MkDocs, which counts them; refuses them under `strict`."""
    refuse([warning.as_error() for warning in warnings if config.strict])
    annotate(warnings)
    for warning in warnings:
        _log.warning(str(warning))
