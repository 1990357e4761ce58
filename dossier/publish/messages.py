"""Reports problems the way MkDocs reports its own."""

import logging
from collections.abc import Collection

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.model.problems import Level, Place, Problem, Rejected, annotate
from dossier.text.words import table_of

_TEXTS = table_of(__file__)
_log = logging.getLogger("mkdocs.dossier")


def problem(kind: str, place: Place, **values: object) -> Problem:
    """The problem of that kind in messages.yml, with these values."""
    texts, level = _TEXTS[kind], Level(_TEXTS[kind].get("level", "error"))
    return Problem(place, texts["message"].format(**values), texts["hint"].format(**values), level)


def refuse(problems: Collection[Problem]) -> None:
    """Raises PluginError, which MkDocs prints without a traceback, if one of them is an error."""
    if any(problem.level is Level.ERROR for problem in problems):
        annotate(problems)
        raise PluginError(f"\n{Rejected(problems)}")


def warn(config: MkDocsConfig, warnings: Collection[Problem]) -> None:
    """Logs the warnings with MkDocs, which counts them; raises PluginError under `strict`."""
    refuse([warning.as_error() for warning in warnings if config.strict])
    annotate(warnings)
    for warning in warnings:
        _log.warning(str(warning))
