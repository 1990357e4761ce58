"""Everything that knows MkDocs: from docs/ to site/, both editions, and what completes them.

MkDocs builds French; when that is done, English is built below it with `mkdocs.en.yml`. All of it
happens in a folder beside the site's, which takes the site's place in the end: a build that fails
leaves the site as it was.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.finishing import Unfinished, finish
from dossier.renderer import Rendering
from dossier.swap import put_in_place


class Publication:
    """One build of the site, from the configuration to the finished folder.

    `rendering` has each edition's name and menu; `files` what else the site has, by path.
    """

    def __init__(
        self, config: MkDocsConfig, rendering: Rendering, files: Mapping[str, str]
    ) -> None:
        self.config = config
        self.rendering = rendering
        self.files = files
        self.site = Path(config.site_dir)
        self.draft = self.site.with_name(f"{self.site.name}.new")
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        config.site_name = rendering.names["fr"]
        config.extra["navigation"] = rendering.navigation
        config.site_dir = str(self.draft)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the English edition, the data and the search index, then puts the whole in place.

        Raises PluginError when something warned in strict mode, or the index or the place could
        not be made.
        """
        self._build_english()
        try:
            finish(self.draft, self.files)
        except Unfinished as refusal:
            raise PluginError(str(refusal)) from None
        if self.config.strict and self.warnings.get_counts():
            raise PluginError("The site stays as it was, because of the warnings above.")
        put_in_place(self.draft, self.site)

    def close(self) -> None:
        """Leaves the configuration as it was found; what is not finished is dropped."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.config.site_dir = str(self.site)
        shutil.rmtree(self.draft, ignore_errors=True)

    def _build_english(self) -> None:
        build(
            load_config(
                str(Path(self.config.config_file_path).with_name("mkdocs.en.yml")),
                site_dir=str(self.draft / "en"),
                site_url=self.config.site_url,
                dev_addr=str(self.config.dev_addr),
                strict=self.config.strict,
                site_name=self.rendering.names["en"],
                extra=dict(self.config.extra),
            )
        )
