"""The site as MkDocs builds it: pages of the seeds from their views, others from their Markdown."""

from __future__ import annotations

import os
import re
from typing import Any

from jinja2 import Environment, select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from dossier.data import sitemap
from dossier.render.imprint import Imprint
from dossier.data.json_ld import about
from dossier.data.references import embedded
from dossier.model.base import LANGS, Lang
from dossier.publish.menu import Menu
from dossier.publish.pagefind import Indexing
from dossier.render.html_renderer import HtmlPage
from dossier.render.pages import ARTICLE, ROOTS
from dossier.render.renderer import Rendering
from dossier.text.dates import in_words
from dossier.text.described import described

_COMMENTED = [f"assets/{name}" for name in ("dossier.css", "dossier.js", "search.js")]
_COMMENT = re.compile(rb"^[ \t]*//[^\n]*\n|\s*/\*.*?\*/", re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r'(<a [^>]*?href=")([^"#:]*)#fnref:([^"]*)"')
_LEAN = os.environ.get("DOSSIER_LEAN", "1") == "1"


class SeedPage(Page):
    """A page that is made already: MkDocs neither reads its Markdown nor converts it."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class Site(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    def __init__(
        self, config: MkDocsConfig, rendering: Rendering, imprint: Imprint, pages: list[HtmlPage], indexing: Indexing
    ) -> None:
        self.made = {page.source: page for page in pages}
        self.own: dict[Lang, list[File]] = {"fr": [], "en": []}
        self.rendering, self.imprint = rendering, imprint
        self.indexing = indexing
        self.menu: Menu | None = None
        config.plugins["dossier"] = self
        config.extra["label"] = rendering.site.label
        config.extra["names"] = rendering.names
        config.extra["roots"] = ROOTS

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Gives each file of docs/fr and docs/en its address."""
        left = []
        for file in files:
            if file.src_dir in config.theme.dirs:
                file.inclusion = InclusionLevel.INCLUDED
                if file.src_uri in _COMMENTED:
                    file.content_bytes = _COMMENT.sub(b"", file.content_bytes)
                if file.src_uri != sitemap.PATH:
                    left.append(file)
                continue
            left.append(file)
            if file.src_uri.startswith("fr/"):
                file.dest_uri = file.dest_uri.removeprefix("fr/")
                for cached in ("url", "abs_dest_path"):
                    file.__dict__.pop(cached, None)
            if file.src_uri in self.made:
                if _LEAN:
                    file.page = SeedPage(None, file, config)
            elif file.is_documentation_page() and file.src_uri[:3] in ("fr/", "en/"):
                self.own[file.src_uri[:2]].append(file)  # type: ignore[index]
        return Files(left)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        made = self.made.get(page.file.src_uri)
        if made is None:
            return markdown
        page.meta = dict(page.meta) | self._meta(made)
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        made = self.made.get(page.file.src_uri)
        if made is None:
            return _LABEL.sub(lambda link: self._anchored(link, page.file), html)
        page.toc = _contents(made)
        labels = {f"fnref:{name.removeprefix('s') if made.document.kind == ARTICLE else name}" for name in made.ids}
        page.present_anchor_ids = {*made.ids, *(h.id for h in made.headings), *labels}
        return made.content

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All contents are there: the index gets those of one's own, and every entry of the menu is known."""
        env.autoescape = select_autoescape(default_for_string=False)
        own = {lang: [self._entry(f) for f in self.own[lang] if f.page.meta.get("menu")] for lang in LANGS}
        self.menu = Menu(self.rendering.site.documents, own)
        config.extra["navigation"] = {lang: self.menu.entries(lang) for lang in LANGS}
        for file in files.documentation_pages():
            if file.src_uri not in self.made and file.inclusion.is_included():
                self.indexing.add(file.dest_uri, _lang(file), file.page.content)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        if made := self.made.get(page.file.src_uri):
            page.meta["menu"] = self.menu.entries(made.lang, made.document)
        else:
            title, description = described(page.content or "")
            page.meta = {"description": description} | page.meta | self._own_meta(page)
            page.meta["title"] = page.meta.get("title") or title or page.title
        return context

    def listed(self) -> list[tuple[str, dict[Lang, str]]]:
        """Every page with its addresses in both languages, for the sitemap."""
        found = [(p.document.url(p.lang), {c: p.document.url(c) for c in LANGS}) for p in self.made.values()]
        for files in self.own.values():
            found += [(f.url, {} if f.page.meta["is_alone"] else f.page.meta["alternate"]) for f in files]
        return found

    def _meta(self, made: HtmlPage) -> dict[str, Any]:
        document, lang, day = made.document, made.lang, self.imprint.day
        return {
            "title": document.title[lang],
            "description": self.rendering.description[document.id, lang],
            "language": lang,
            "alternate": {code: document.url(code) for code in LANGS},
            "structured": about(self.rendering.site, document, lang, self.imprint),
            "embedded": embedded(document, lang, self.imprint),
            "day": in_words(day, lang) if day else "",
        }

    def _own_meta(self, page: Page) -> dict[str, Any]:
        lang = _lang(page.file)
        other: Lang = "en" if lang == "fr" else "fr"
        twin = f"{other}/{page.meta.get('alternate') or page.file.src_uri[3:]}"
        urls = {f.src_uri: f.url for f in self.own[other]} | {
            s: p.document.url(p.lang) for s, p in self.made.items()
        }
        there = urls.get(twin, ROOTS[other])
        return {
            "language": lang,
            "menu": self.menu.entries(lang),
            "alternate": {lang: page.url, other: there},
            "is_alone": twin not in urls,
        }

    def _entry(self, file: File) -> list[str]:
        return [str(file.page.title), file.url]

    def _anchored(self, link: re.Match[str], here: File) -> str:
        """A link to a note's mark leads to what stands for it on our site."""
        return f'{link[1]}{link[2]}#{"s" if link[3].isdigit() else ""}{link[3]}"'


def _lang(file: File) -> Lang:
    return "en" if file.src_uri.startswith("en/") else "fr"


def _contents(made: HtmlPage) -> TableOfContents:
    top = AnchorLink(made.document.title[made.lang], "", 1)
    top.children = [AnchorLink(h.title, h.id, h.level) for h in made.headings]
    return TableOfContents([top])
