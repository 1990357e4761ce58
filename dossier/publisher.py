"""Everything that knows MkDocs: from docs/ to site/, both editions, and the search index.

MkDocs builds French; when that is done, English is built below it with `mkdocs.en.yml`. All of it
happens in a folder beside the site's, which takes the site's place in the end: a build that fails
leaves the site as it was.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.seed import Lang
from dossier.stylesheet import names_in_page, names_in_script, trimmed
from dossier.swap import put_in_place

Navigation = Mapping[Lang, Sequence[Mapping[str, str]]]
_LEFT_OUT = (
    "sitemap.xml.gz",  # gzip writes the time of day
    "assets/javascripts",  # Material's scripts, which no page loads
    "assets/images",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "pagefind/pagefind-*ui.*",  # Pagefind's interfaces; ours is templates/theme/assets/search.js
    "pagefind/pagefind-highlight.js",
    "en/404.html",  # one of each serves both editions
    "en/sitemap.xml*",
    "en/assets",
    "en/robots.txt",
)
_MATERIAL = "/*! Material for MkDocs, (c) Martin Donath, MIT licence; less what no page uses */\n"


class Publication:
    """One build of the site, from the configuration to the finished folder.

    `navigation` has each edition's menu; `files` what else the site has, by path.
    """

    def __init__(
        self, config: MkDocsConfig, navigation: Navigation, files: Mapping[str, str]
    ) -> None:
        self.config = config
        self.navigation = navigation
        self.files = files
        self.site = Path(config.site_dir)
        self.draft = self.site.with_name(f"{self.site.name}.new")
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        config.nav = list(navigation["fr"])
        config.extra["navigation"] = navigation
        config.site_dir = str(self.draft)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the English edition and the search index, then puts the whole in place.

        Raises PluginError when something warned in strict mode, or the index or the place could
        not be made.
        """
        self._build_english()
        for path, content in self.files.items():
            (self.draft / path).write_text(content, "utf-8", newline="")
        self._trim_stylesheet()
        self._index()
        for unwanted in (path for name in _LEFT_OUT for path in self.draft.glob(name)):
            shutil.rmtree(unwanted) if unwanted.is_dir() else unwanted.unlink()
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
                nav=list(self.navigation["en"]),
            )
        )

    def _trim_stylesheet(self) -> None:
        """Leaves of Material's stylesheet what the pages use: 4 KB compressed of 23."""
        assets = self.draft / "assets"
        words: set[str] = set()
        for page in self.draft.rglob("*.html"):
            words |= names_in_page(page.read_text("utf-8"))
        for script in assets.glob("*.js"):
            words |= names_in_script(script.read_text("utf-8"))
        ours = (assets / "dossier.css").read_text("utf-8")
        for sheet in assets.glob("stylesheets/main.*.css"):
            less = trimmed(sheet.read_text("utf-8"), words, ours)
            sheet.write_text(_MATERIAL + less, "utf-8", newline="")

    def _index(self) -> None:
        command = [sys.executable, "-m", "pagefind", "--site", str(self.draft), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise PluginError(f"Pagefind made no search index:\n{done.stderr or done.stdout}")
        entry = self.draft / "pagefind/pagefind-entry.json"  # names the languages in any order
        entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True), "utf-8")
