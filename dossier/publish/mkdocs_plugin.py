"""One edition as MkDocs builds it: only the pages that are not remembered as they are now."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.yaml import yaml_load

from dossier.markup.extension import SiteMarkup
from dossier.model.base import Lang
from dossier.publish.former_addresses import redirects
from dossier.publish.imprint import Imprint
from dossier.publish.menu import navigation
from dossier.publish.page_context import Contexts, PageContext
from dossier.render.renderer import Rendering
from dossier.system.page_cache import PageCache, digest, makers

_ONCE = {"sitemap.xml"}  # which the data bring


class Edition(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The pages of a language, and what MkDocs is told of them.

    `html` has every page of ours that is finished, by its path in the edition.
    """

    def __init__(
        self,
        lang: Lang,
        config: MkDocsConfig,
        rendering: Rendering,
        imprint: Imprint,
        cache: PageCache,
    ) -> None:
        self.html: dict[str, bytes] = {}
        self._fresh: dict[str, bytes] = {}
        self._cache = cache
        self._site, self._lang = rendering.site, lang
        self._markup = SiteMarkup()
        self._contexts: dict[str, PageContext] = {}
        self._keys: dict[str, str] = {}
        self._configure(config)
        contexts, frame = Contexts(rendering, lang, imprint), digest(makers(), _frame(config))
        for page in (page for page in rendering.pages if page.lang == lang):
            context = self._contexts[page.source] = contexts.of(page)
            self._keys[page.source] = digest(frame, page.content, context.key)
        self._known = {source: cache.recall(key) for source, key in self._keys.items()}

    def _configure(self, config: MkDocsConfig) -> None:
        """Has MkDocs call us, make our pages, and leave out what others bring."""
        static = config.theme.static_templates
        config.theme.dirs[1:-1] = []  # Material's ten thousand files, of which we use none
        config.theme.static_templates = static - (_ONCE if self._lang == "fr" else static)
        config.plugins["dossier"] = self
        config.markdown_extensions.append(self._markup)  # type: ignore[arg-type]
        config.extra["label"] = self._site.label
        config.extra["navigation"] = navigation(self._site.documents)

    @property
    def key(self) -> str:
        """The key of all pages together."""
        return digest(*(part for item in sorted(self._keys.items()) for part in item))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes from MkDocs the pages that are finished."""
        if {file.src_uri for file in files.documentation_pages()} - self._keys.keys():
            self._known.clear()  # somebody's own pages may link to any, and MkDocs checks links
        left = []
        for file in files:
            if html := self._known.get(file.src_uri):
                self.html[file.dest_uri] = html
            else:
                left.append(file)
        return Files(left)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Has the theme's templates escape every value, and the old addresses lead on."""
        env.autoescape = select_autoescape(default_for_string=False)
        template = env.get_template("moved.html")
        for path, html in redirects(self._site, self._lang, template, config).items():
            write_file(html, f"{config.site_dir}/{path}")
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
        if page.file.src_uri in self._keys:
            html = output.encode("utf-8", "xmlcharrefreplace")
            self.html[page.file.dest_uri] = self._fresh[page.file.src_uri] = html
        return output

    def keep(self) -> None:
        """Leaves the pages to the next build."""
        for source, html in self._fresh.items():
            self._cache.keep(self._keys[source], html)

    def close(self) -> None:
        """Lets the pages go; MkDocs may keep us for longer than a server has room for."""
        for held in (self.html, self._fresh, self._known, self._contexts):
            held.clear()


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
