"""One edition as MkDocs builds it: only the pages that are not remembered as they are now."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from dossier.data import sitemap
from dossier.markup.extension import OwnMarkup, SiteMarkup
from dossier.markup.page_data import PageData
from dossier.model.base import LANGS, Lang
from dossier.publish.former_addresses import moved, redirect
from dossier.publish.menu import Menu
from dossier.publish.one_address import collisions
from dossier.publish.page_context import Contexts, PageContext
from dossier.render.imprint import Imprint
from dossier.render.pages import ARTICLE, ROOTS
from dossier.render.renderer import MarkdownPage, Rendering
from dossier.settings.configuration import has_others, refuse, written
from dossier.settings.own_pages import OwnPages, described
from dossier.system.page_cache import PageCache, digest

_log = logging.getLogger("mkdocs.dossier")
_WRITTEN_IN = ["toc", "tables", "footnotes", "md_in_html"]  # our pages in docs/
_COMMENTED = [f"assets/{name}" for name in ("dossier.css", "dossier.js", "search.js")]
_COMMENT = re.compile(rb"^[ \t]*//[^\n]*\n|\s*/\*.*?\*/", re.MULTILINE | re.DOTALL)
"""What a reader would load, a tenth of the first page, and not read."""


class Made(NamedTuple):
    """What both editions are made of besides their configurations.

    `makers` is a name for the code that makes pages.
    """

    rendering: Rendering
    imprint: Imprint
    own: OwnPages
    menu: Menu
    cache: PageCache
    makers: str


class Edition(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The pages of a language, and what MkDocs is told of them.

    `html` has every page of ours that is finished, by its path in the edition, and `others` the
    addresses of pages that a plug-in made. Where there are plug-ins or hooks of somebody's own,
    nothing is remembered: they may look at anything, and change anything that is built.
    """

    def __init__(self, lang: Lang, config: MkDocsConfig, made: Made) -> None:
        self.html: dict[str, bytes] = {}
        self.others: list[str] = []
        self._fresh: dict[str, bytes] = {}
        self._lang: Lang = lang
        self._made = made
        pages = [page for page in made.rendering.pages if page.lang == lang]
        self._readers = _Readers(config, pages)
        self._contexts: dict[str, PageContext] = {}
        self._keys: dict[str, str] = {}
        self._remembers = not has_others(config)
        config.plugins["dossier"] = self
        config.extra["label"] = made.rendering.site.label
        config.extra["navigation"] = {code: made.menu.entries(code) for code in LANGS}
        contexts = Contexts(made.rendering, lang, made.imprint, made.menu)
        frame = digest(made.makers, _frame(config))
        for page in pages:
            context = self._contexts[page.source] = contexts.of(page)
            self._keys[page.source] = digest(frame, page.content, context.key)
        self._known = {
            source: made.cache.recall(key) for source, key in self._keys.items() if self._remembers
        }

    @property
    def key(self) -> str:
        """A name for all pages of ours together, as they are."""
        return digest(*(part for path, page in sorted(self.html.items()) for part in (path, page)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes from MkDocs the pages that are finished, and what each site has only once.

        Raises PluginError when two files have one address.
        """
        docs = [file for file in files if not _is_of_theme(file, config)]
        former = moved(self._made.rendering.site, self._lang, config)
        refuse(list(collisions(_published(docs), self._keys.keys(), former, self._lang)))
        own = {file.src_uri for file in docs}
        config.theme.static_templates -= own  # somebody's own robots.txt or 404.html
        foreign = [file for file in _published(docs) if file.src_uri not in self._keys]
        if any(file.is_documentation_page() for file in foreign):
            self._known.clear()  # they may link to any page, and MkDocs checks links
        return Files([file for file in files if self._is_left(file, config)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Has the theme's templates escape every value, and the old addresses lead on."""
        env.autoescape = select_autoescape(default_for_string=False)
        template, site = env.get_template("moved.html"), self._made.rendering.site
        for place, page in moved(site, self._lang, config).items():
            html = redirect(place, page, self._lang, self._made.menu, template, config)
            write_file(html, f"{config.site_dir}/{place}")
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Chooses what reads the page."""
        context = self._contexts.get(page.file.src_uri)
        self._readers.choose(page.file.src_uri, context.data if context else None, config)
        page.meta = {key: value for key, value in page.meta.items() if value not in (None, "")}
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tells the theme what the page is."""
        source = page.file.src_uri
        if known := self._contexts.get(source):
            page.meta.update(known.meta)
        else:
            title, description = described(page.content or "")
            own = self._made.own.meta(self._lang, source, page.url)
            own |= {"title": page.meta.get("title") or title or page.title, "menu": None}
            page.meta.update({"description": description, **page.meta, **own})
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Takes a page that MkDocs has built."""
        source = page.file.src_uri
        if source in self._keys and self._remembers:
            html = output.encode("utf-8", "xmlcharrefreplace")
            self.html[page.file.dest_uri] = self._fresh[source] = html
        elif source not in self._keys and source not in self._made.own.pages[self._lang]:
            self.others.append(ROOTS[self._lang] + page.url)
        return output

    def keep(self) -> None:
        """Leaves the pages to the next build."""
        for source, html in self._fresh.items():
            self._made.cache.keep(self._keys[source], html)

    def close(self) -> None:
        """Lets the pages go; MkDocs may keep us for longer than a server has room for."""
        for held in (self.html, self._fresh, self._known, self._contexts):
            held.clear()

    def _is_left(self, file: File, config: MkDocsConfig) -> bool:
        """Whether MkDocs is to make or to copy the file."""
        if _is_of_theme(file, config):
            file.inclusion = InclusionLevel.INCLUDED  # exclude_docs is about docs/
            if file.src_uri in _COMMENTED:
                file.content_bytes = _COMMENT.sub(b"", file.content_bytes)
            return self._lang == "fr" and file.src_uri != sitemap.PATH
        if file.src_uri in self._keys and file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            path = f"docs/{self._lang}/{file.src_uri}"
            _log.warning(f"{path}: exclude_docs and draft_docs do not hold for pages of the seeds")
            file.inclusion = InclusionLevel.INCLUDED
        if html := self._known.get(file.src_uri):
            self.html[file.dest_uri] = html
            return False
        return True


class _Readers:
    """What reads the Markdown of a page: that of ours only what docs/ is written in, as anything
    else could change a quote; that of somebody's own also what the configuration asks for."""

    def __init__(self, config: MkDocsConfig, ours: Iterable[MarkdownPage]) -> None:
        self._site = SiteMarkup()
        self._own = OwnMarkup({page.source: page.document.kind == ARTICLE for page in ours})
        self._asked = config.markdown_extensions
        self._options = {name: how for name, how in config.mdx_configs.items() if name != "toc"}

    def choose(self, source: str, page: PageData | None, config: MkDocsConfig) -> None:
        """Tells MkDocs, and what reads the page, what it is; nothing of somebody's own."""
        if page:
            self._site.page = page
            extensions, options = [*_WRITTEN_IN, self._site], {}
        else:
            self._own.source = source
            asked = dict.fromkeys([*self._asked, *_WRITTEN_IN])
            extensions, options = [*asked, self._own], self._options
        config.markdown_extensions = extensions  # type: ignore[assignment]
        config.mdx_configs = options


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir in config.theme.dirs


def _published(files: Iterable[File]) -> list[File]:
    return [file for file in files if file.inclusion.is_included()]  # type: ignore[no-untyped-call]


def _frame(config: MkDocsConfig) -> str:
    """A name for everything in the configuration and the theme that a page may depend on."""
    theme = {key: config.theme[key] for key in config.theme}
    decided = (config.site_name, config.site_url, config.use_directory_urls)
    named = (config.extra_css, config.extra_javascript, theme, config.extra)
    folders = [Path(folder) for folder in config.theme.dirs[:-1]]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    files.append(folders[-1].parent / "labels.yml")
    parts = (part for path in files for part in (path.name, path.read_bytes()))
    said = json.dumps((written(config), decided, named), default=_named)
    return digest(said, *parts)


def _named(value: Any) -> str:
    """A value of a configuration that is no plain data, by a name that lasts."""
    return getattr(value, "__qualname__", None) or str(value)
