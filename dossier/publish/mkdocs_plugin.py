"""One edition as MkDocs builds it: only the pages that were not built before as they are now."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from dossier.model.base import Lang
from dossier.publish.stylesheet import names_in_page, names_in_script
from dossier.render.renderer import Rendering
from dossier.system.page_cache import PageCache, digest, makers

_SHEETS = "assets/stylesheets"
_ONCE = {"sitemap.xml"}  # which the data bring


class Finished(NamedTuple):
    """A page as it is published: its path in the edition, its HTML, and which names of Material's
    stylesheet are in its tags."""

    path: str
    html: bytes
    names: str


class Edition(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The pages of a language, and what MkDocs is told of them.

    A page is made of its Markdown, the configuration, the theme and the code.
    """

    def __init__(
        self, lang: Lang, config: MkDocsConfig, rendering: Rendering, cache: PageCache
    ) -> None:
        self.built: dict[str, Finished] = {}
        self._cache = cache
        sheets = [sheet for folder in config.theme.dirs for sheet in _sheets(folder)]
        self._styled = names_in_script("".join(sheet.read_text("utf-8") for sheet in sheets))
        self._sheets = _narrowed(config.theme)
        config.theme.static_templates -= _ONCE if lang == "fr" else config.theme.static_templates
        config.plugins["dossier"] = self
        frame, folder = _frame(config), f"docs/{lang}/"
        self._keys = {
            path.removeprefix(folder): digest(frame, lang, path, content)
            for path, content in rendering.pages.items()
            if path.startswith(folder)
        }
        self._known: dict[str, Finished] = {}
        for source, key in self._keys.items():
            if finished := cache.recall(key):
                self._known[source] = pickle.loads(finished)  # noqa: S301 - we have written it

    @property
    def key(self) -> str:
        """The key of all pages together."""
        return digest(*(part for item in sorted(self._keys.items()) for part in item))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes from MkDocs the pages that are finished, and gives it Material's stylesheet."""
        if {file.src_uri for file in files.documentation_pages()} - self._keys.keys():
            self._known.clear()  # somebody's own pages may link to any, and MkDocs checks links
        left = [file for file in files if file.src_uri not in self._known]
        return Files([*left, *(_as_file(sheet, config) for sheet in self._sheets)])

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remembers a page that MkDocs has built."""
        html = output.encode("utf-8", "xmlcharrefreplace")
        names = " ".join(sorted(names_in_page(output) & self._styled))
        self.built[page.file.src_uri] = Finished(page.file.dest_uri, html, names)
        return output

    @property
    def names(self) -> set[str]:
        """Every name of Material's stylesheet in the tags of the pages."""
        different = {page.names for page in (*self._known.values(), *self.built.values())}
        return {name for names in different for name in names.split()}

    @property
    def finished(self) -> dict[str, bytes]:
        """The HTML of the pages that were finished before, by path."""
        return {page.path: page.html for page in self._known.values()}

    @property
    def paths(self) -> set[str]:
        """The paths of all our pages; somebody's own are not among them."""
        built = [page for source, page in self.built.items() if source in self._keys]
        return {page.path for page in (*self._known.values(), *built)}

    def keep(self) -> None:
        """Leaves the pages to the next build."""
        for source, page in self.built.items():
            if key := self._keys.get(source):
                self._cache.keep(key, pickle.dumps(page))

    def close(self) -> None:
        """Lets the pages go; MkDocs may keep us for longer than a server has room for."""
        self._known.clear()
        self.built.clear()


def _sheets(folder: str) -> list[Path]:
    return sorted(Path(folder).glob(f"{_SHEETS}/main.*.css"))


def _narrowed(theme: Theme) -> list[Path]:
    """Leaves of the theme our own files; returns Material's stylesheet, all that is used of it.

    MkDocs would look through the ten thousand files of Material at every build.
    """
    folders = theme.dirs[1:-1]  # between ours and MkDocs's own
    theme.dirs[1:-1] = []
    return [sheet for folder in folders for sheet in _sheets(folder)]


def _as_file(sheet: Path, config: MkDocsConfig) -> File:
    return File.generated(config, f"{_SHEETS}/{sheet.name}", abs_src_path=str(sheet))


def _frame(config: MkDocsConfig) -> str:
    """A name for everything in the configuration that a page may depend on."""
    file = Path(config.config_file_path)
    with file.open("rb") as opened:
        written = yaml_load(opened)
    decided = (config.site_name, config.site_url, config.dev_addr, config.use_directory_urls)
    files = sorted(path for path in Path(config.theme.dirs[0]).rglob("*") if path.is_file())
    files += [file.parent / hook for hook in written.get("hooks", [])]
    parts = (part for path in files for part in (str(path), path.read_bytes()))
    return digest(makers(), repr(written), repr(decided), str(config.theme.name), *parts)
