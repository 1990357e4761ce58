"""One edition as MkDocs builds it: only the pages that are not remembered as they are now."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from dossier.markup.extension import SiteMarkup
from dossier.model.base import LANGS, Lang
from dossier.publish.former_addresses import redirects
from dossier.publish.menu import Menu, entries
from dossier.publish.page_context import Contexts, PageContext
from dossier.publish.site_files import add
from dossier.publish.stylesheet import names_in_page, names_in_script
from dossier.render.renderer import Rendering
from dossier.render.site import SiteView
from dossier.system.page_cache import PageCache, digest

_SHEETS = "assets/stylesheets"
_ONCE = {"sitemap.xml"}  # which the data bring


class Edition(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The pages of a language, and what MkDocs is told of them.

    `html` has every page of ours that is finished, by its path in the edition; `names` every name
    of Material's stylesheet in their tags; `makers` is a name for the code that makes pages.
    """

    def __init__(
        self, lang: Lang, config: MkDocsConfig, rendering: Rendering, cache: PageCache, makers: str
    ) -> None:
        self.html: dict[str, bytes] = {}
        self.names: set[str] = set()
        self._cache = cache
        self._site, self._lang = rendering.site, lang
        self._markup = SiteMarkup()
        sheets = [sheet for folder in config.theme.dirs for sheet in _sheets(folder)]
        self._styled = names_in_script("".join(sheet.read_text("utf-8") for sheet in sheets))
        self._sheets = _narrowed(config.theme)
        config.theme.static_templates -= _ONCE if lang == "fr" else config.theme.static_templates
        config.plugins["dossier"] = self
        config.markdown_extensions.append(self._markup)  # type: ignore[arg-type]
        config.extra["label"] = rendering.site.label
        config.extra["navigation"] = _navigation(rendering.site)
        contexts, frame = Contexts(rendering, lang), digest(makers, _frame(config))
        self._contexts: dict[str, PageContext] = {}
        self._keys: dict[str, str] = {}
        for page in rendering.pages:
            if page.lang == lang:
                context = self._contexts[page.source] = contexts.of(page)
                self._keys[page.source] = digest(frame, page.content, context.key)
        self._known = {source: self._recall(key) for source, key in self._keys.items()}
        self.fresh: dict[str, tuple[str, bytes]] = {}

    @property
    def key(self) -> str:
        """The key of all pages together."""
        return digest(*(part for item in sorted(self._keys.items()) for part in item))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes from MkDocs the pages that are finished, and gives it Material's stylesheet."""
        if {file.src_uri for file in files.documentation_pages()} - self._keys.keys():
            self._known.clear()  # somebody's own pages may link to any, and MkDocs checks links
        left = []
        for file in files:
            if known := self._known.get(file.src_uri):
                self._finished(file.dest_uri, known)
            else:
                left.append(file)
        return Files([*left, *(_as_file(sheet, config) for sheet in self._sheets)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Has the theme's templates escape every value, and the old addresses lead on."""
        env.autoescape = select_autoescape(default_for_string=False)
        template = env.get_template("moved.html")
        add(Path(config.site_dir), redirects(self._site, self._lang, template, config))
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tells the extension and the theme what the page is; of somebody's own, nothing."""
        context = self._contexts.get(page.file.src_uri)
        self._markup.page = context.data if context else None
        page.meta.update(context.meta if context else {})
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Takes a page that MkDocs has built."""
        html = output.encode("utf-8", "xmlcharrefreplace")
        names = " ".join(sorted(names_in_page(output) & self._styled))
        if page.file.src_uri in self._keys:
            self._finished(page.file.dest_uri, (names, html))
            self.fresh[page.file.src_uri] = (names, html)
        else:
            self.names.update(names.split())
        return output

    def keep(self) -> None:
        """Leaves the pages to the next build."""
        for source, (names, html) in self.fresh.items():
            self._cache.keep(self._keys[source], names.encode() + b"\n" + html)

    def close(self) -> None:
        """Lets the pages go; MkDocs may keep us for longer than a server has room for."""
        for held in (self.html, self.fresh, self._known, self._contexts):
            held.clear()

    def _recall(self, key: str) -> tuple[str, bytes] | None:
        kept = self._cache.recall(key)
        if kept is None:
            return None
        names, _, html = kept.partition(b"\n")
        return names.decode(), html

    def _finished(self, path: str, page: tuple[str, bytes]) -> None:
        names, self.html[path] = page
        self.names.update(names.split())


def _navigation(site: SiteView) -> dict[Lang, list[list[str]]]:
    """Title and address of each page that the menu could show, for pages of no document."""
    shown = Menu(site.documents).all
    return {lang: entries(shown, lang) for lang in LANGS}


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
    """A name for everything in the configuration and the theme that a page may depend on."""
    file = Path(config.config_file_path)
    with file.open("rb") as opened:
        written = yaml_load(opened)
    decided = (config.site_name, config.site_url, config.extra, config.use_directory_urls)
    folder = Path(config.theme.dirs[0])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files += [folder.parent / "labels.yml"]
    files += [file.parent / hook for hook in written.get("hooks", [])]
    parts = (part for path in files for part in (path.name, path.read_bytes()))
    return digest(repr(written), repr(decided), str(config.theme.name), *parts)
