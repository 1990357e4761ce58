"""Builds the site in a folder beside it, which takes its place when everything is there."""

import logging
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler, write_file

from dossier.data import sitemap
from dossier.data.exports import exports
from dossier.publish.pagefind import FOLDER, Indexing
from dossier.publish.plugin import SitePlugin
from dossier.publish.settings import SETTINGS
from dossier.render.imprint import Imprint, day_of
from dossier.render.pages import in_both
from dossier.render.renderer import Rendering
from dossier.system.folders import finish_exchange, is_in, neighbour, put_in_place


def refuse_to_overwrite(site_dir: str, root: Path) -> None:
    """Raises PluginError if the site would overwrite a file, or something that the project at
    `root` needs. Anything else in that folder is lost, as in any build of MkDocs."""
    site = Path(site_dir).resolve()
    names = SETTINGS["never_a_site"]
    kept = {name: path.resolve() for name in names if (path := root / name).exists()}
    lost = [name for name, path in kept.items() if is_in(site, path) or is_in(path, site)]
    is_file = site.exists() and not site.is_dir()
    if lost or is_file:
        why = "is a file" if is_file else f"is, holds or lies in {', '.join(lost)}"
        hint = "Name a folder for the site alone, in mkdocs.yml or by --site-dir."
        raise PluginError(f"site_dir: {site_dir} {why}. Nothing was changed.\n    {hint}")


def _empty_folder(site: Path) -> Path:
    """A new empty folder beside the site's; a temporary one if none can be made there."""
    draft = neighbour(site, "new")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dossier-"))
    return draft


class Publication:
    """One build, from the pages to the finished folder.

    Under `mkdocs serve` it keeps the search index of the site before, if that has one, as making it
    takes longest after an edit. `cleanup` removes what is not finished. Raises Rejected if a
    template does not work.
    """

    def __init__(self, config: MkDocsConfig, rendering: Rendering, cleanup: ExitStack) -> None:
        self._config, self._rendering = config, rendering
        day = day_of(rendering.site.dossier, os.environ)
        self._imprint = Imprint(in_both(rendering.site.seed.name), config.site_url or "", day)
        self.site = Path(config.site_dir).resolve()
        finish_exchange(self.site)
        self._draft = _empty_folder(self.site)
        cleanup.callback(shutil.rmtree, self._draft, ignore_errors=True)
        cleanup.callback(setattr, config, "site_dir", config.site_dir)
        config.site_dir = str(self._draft)
        keeps_index = config.extra["is_served"] and (self.site / FOLDER).is_dir()
        self._indexing = None if keeps_index else Indexing()
        if self._indexing:
            cleanup.callback(self._indexing.close)
        self._plugin = SitePlugin(config, rendering, self._imprint, self._indexing)

    def finish(self) -> None:
        """Adds the data and the search index, then puts the whole in place."""
        files = exports(self._rendering.site, self._imprint)
        if base := self._config.site_url:
            files[sitemap.PATH] = sitemap.sitemap(base, self._plugin.sitemap_pages())
        if self._indexing:
            files |= self._indexing.files()
        for path, content in files.items():
            write_file(content, f"{self._draft}/{path}")
        told = logging.getLogger("mkdocs").handlers  # under `strict` MkDocs counts the warnings
        if any(handler.get_counts() for handler in told if isinstance(handler, CountHandler)):
            raise PluginError("The site stays as it was, because of the warnings above.")
        if not self._indexing:
            shutil.move(self.site / FOLDER, self._draft / FOLDER)
        put_in_place(self._draft, self.site)
