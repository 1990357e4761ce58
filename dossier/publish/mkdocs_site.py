"""From docs/ to site/, by MkDocs: both editions, and what completes them.

MkDocs builds French; English is built below it with `mkdocs.en.yml`. All of it happens in a folder
beside the site's, which takes the site's place in the end: a build that fails leaves the site as
it was.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.data import sitemap
from dossier.data.exports import exports
from dossier.render.imprint import Imprint
from dossier.publish.mkdocs_plugin import Site
from dossier.publish.pagefind import Indexing, Unfinished
from dossier.render.html_renderer import html_pages
from dossier.render.renderer import Rendering
from dossier.system.folders import is_in, put_in_place

_NEVER_A_SITE = (
    *("seeds", "docs", "templates", "dossier", "schemas", "tests", "bench"),
    *(".git", ".github", ".venv", ".cache"),
)


def refuse_to_overwrite(site_dir: str, root: Path) -> None:
    """Raises PluginError when the site would take the place of something that the project at `root`
    lives by, or of a file. What else a folder for a site holds goes, as in any build of MkDocs."""
    site = Path(site_dir).resolve()
    kept = {name: path.resolve() for name in _NEVER_A_SITE if (path := root / name).exists()}
    lost = [name for name, path in kept.items() if is_in(site, path) or is_in(path, site)]
    is_file = site.exists() and not site.is_dir()
    if lost or is_file:
        why = "is a file" if is_file else f"is, holds or lies in {', '.join(lost)}"
        hint = "Name a folder for the site alone, in mkdocs.yml or by --site-dir."
        raise PluginError(f"site_dir: {site_dir} {why}. Nothing was changed.\n    {hint}")


class Publication:
    """One build of the site, from the configuration to the finished folder."""

    def __init__(self, config: MkDocsConfig, rendering: Rendering, imprint: Imprint, root: Path) -> None:
        self.config, self.rendering, self.imprint = config, rendering, imprint
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self._asked_for = config.site_dir
        self.site = Path(config.site_dir).resolve()
        self.draft = self.site.with_name(f"{self.site.name}.new")
        config.site_dir = str(self.draft)
        _settle(config, root)
        self.indexing = Indexing(self.draft / "pagefind")
        pages = []
        for page in html_pages(rendering.site, imprint, root / "templates"):
            self.indexing.add(page.address, page.lang, page.content)
            pages.append(page)
        self.made = Site(config, rendering, imprint, pages, self.indexing)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the data and the search index, then puts the whole in place."""
        for path, content in exports(self.rendering.site, self.imprint).items():
            (self.draft / path).parent.mkdir(parents=True, exist_ok=True)
            (self.draft / path).write_bytes(content)
        if base := self.config.site_url:
            (self.draft / sitemap.PATH).write_bytes(sitemap.sitemap(base, self.made.listed()))
        try:
            self.indexing.finish()
        except Unfinished as refusal:
            raise PluginError(str(refusal)) from None
        if self.warnings.get_counts() and self.config.strict:
            raise PluginError("The site stays as it was, because of the warnings above.")
        put_in_place(self.draft, self.site)

    def close(self) -> None:
        self.indexing.close()
        self.made.made = {}
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.config.site_dir = self._asked_for
        shutil.rmtree(self.draft, ignore_errors=True)


def _settle(config: MkDocsConfig, root: Path) -> None:
    ours, theme = root / "templates/theme", config.theme
    own = [theme.custom_dir] if theme.custom_dir and Path(theme.custom_dir) != ours else []
    theme.dirs[:-1] = [*own, str(ours)]
    theme.static_templates -= {"sitemap.xml"}
    theme.static_templates |= {"robots.txt"}
    theme["features"] = theme.get("features") or []
    theme["scheme"], theme["favicon"], theme["logo"] = "", "assets/favicon.svg", None
    config.edit_uri = config.edit_uri_template = None
