"""Problems told as MkDocs tells its own."""

from __future__ import annotations

import logging
from collections.abc import Collection

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.model.problems import Problem, Rejected, annotate

_log = logging.getLogger("mkdocs.dossier")


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
