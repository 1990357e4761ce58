"""Both editions' configurations, ready for MkDocs, and what they ask for in vain."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig

from dossier.model.base import Lang
from dossier.model.problems import Problem
from dossier.settings import configuration, named_files
from dossier.settings.english_plugins import EnglishPlugins


def settled(
    french: MkDocsConfig, names: Mapping[Lang, str], plugins: EnglishPlugins
) -> tuple[dict[Lang, MkDocsConfig], list[Problem]]:
    """The configurations by their languages; the editions have these `names`, English `plugins`."""
    french.site_name = names["fr"]
    english = configuration.load_english(french, names["en"], plugins)
    configs: dict[Lang, MkDocsConfig] = {"fr": french, "en": english}
    problems = configuration.refusals(french, english)
    for lang, config in configs.items():
        configuration.settle(config, lang)
        problems += named_files.settle(config, lang)
    return configs, problems
