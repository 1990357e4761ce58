"""The plug-in that gives MkDocs the generated pages, and the pages of one's own their frame.

MkDocs converts no generated page, so that no plug-in and no extension changes a quote.
"""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, select_autoescape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from dossier.data.json_ld import structured_data
from dossier.data.references import meta_tags
from dossier.model.base import LANGS, Lang
from dossier.model.problems import Place
from dossier.model.reserved import HOME
from dossier.publish import addresses, menu, own_pages
from dossier.publish.messages import problem, refuse, warn
from dossier.publish.pagefind import Indexing
from dossier.publish.settings import lost_files
from dossier.render.imprint import Imprint
from dossier.render.pages import ROOTS, Document, from_address, in_both
from dossier.render.renderer import README, HtmlPage, Rendering
from dossier.text.dates import in_words

FRAME = "frame/page.html"
"""The template around each page, which is ours and not Material's."""

_COMMENTED = [f"assets/{name}" for name in ("dossier.css", "dossier.js", "search.js")]
_COMMENT = re.compile(rb"^[ \t]*//[^\n]*\n|\s*/\*.*?\*/", re.MULTILINE | re.DOTALL)
_LAST = -100  # after other plug-ins have changed files and pages


class SeedPage(Page):
    """A generated page: MkDocs neither reads its Markdown nor makes a parser for it."""

    def __init__(self, made: HtmlPage, file: File, config: MkDocsConfig) -> None:
        self._made = made
        super().__init__(None, file, config)

    content = property(lambda self: self._made.content.decode(), lambda self, _: None)
    """The HTML of the generated page, whatever others make of it."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Reads nothing: the HTML is made already."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Sets the contents and the ids of the generated page."""
        made = self._made
        top = AnchorLink(made.document.title[made.lang], "", 1)
        top.children = [AnchorLink(title, name, 2) for name, title in made.headings]
        self.toc = TableOfContents([top])
        self.present_anchor_ids = made.ids


class SitePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plug-in of one build; `own` has the pages of one's own, once the files are known."""

    def __init__(
        self, config: MkDocsConfig, rendering: Rendering, imprint: Imprint, index: Indexing | None
    ) -> None:
        self._made: dict[str, HtmlPage] = {}
        for page in rendering.html_pages():
            self._made[page.document.source(page.lang)] = page
            if index:  # at once: to read them takes longest
                index.add(page.document.url(page.lang), page.lang, page.content.decode())
        self._site, self._imprint, self._indexing = rendering.site, imprint, index
        self._former = addresses.former_addresses(rendering.site, config.use_directory_urls)
        self._footnotes = dict(config.mdx_configs.get("footnotes") or {})
        config.plugins["dossier"] = self
        # Jinja looks for an attribute first, and to find none costs it more than the rest.
        words = {lang: SimpleNamespace(**rendering.site.label[lang]) for lang in LANGS}
        config.extra |= {"label": words, "names": imprint.names, "roots": ROOTS}
        publisher = rendering.site.seed.publisher
        config.extra["publisher"] = in_both(publisher) if publisher else {}

    # --- the files

    @event_priority(_LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Gives each file its address. Raises PluginError where two have the same."""
        theme = [file for file in files if file.src_dir in config.theme.dirs]
        docs = [file for file in files if file.src_dir not in config.theme.dirs]
        docs = [file for file in docs if f"docs/{file.src_uri}" != README]
        for file in docs:
            addresses.set_address(file)
            if made := self._made.get(file.src_uri):
                file.inclusion = InclusionLevel.INCLUDED  # whatever exclude_docs says
                SeedPage(made, file, config)
        docs = [file for file in docs if file.inclusion.value > InclusionLevel.DRAFT.value]
        taken = addresses.collisions(docs, self._made, self._former)
        published = {file.dest_uri for file in (*docs, *theme)}
        problems = [*addresses.misplaced(docs), *taken, *lost_files(config, published)]
        pages = [file for file in docs if file.is_documentation_page()]
        own = [own_pages.read(file, problems) for file in pages if file.src_uri not in self._made]
        refuse(problems)
        ours = {source: page.document.url(page.lang) for source, page in self._made.items()}
        self.own = own_pages.OwnPages(own, ours)
        warn(config, [*self.own.problems(), *problems])
        config.extra["published"] = published
        config.theme.static_templates -= {file.dest_uri for file in docs}
        for file in theme:
            file.inclusion = InclusionLevel.INCLUDED
            if file.src_uri in _COMMENTED:  # a tenth of the first page, and nobody would read it
                source = file.abs_src_path  # which a plug-in may open
                file.content_bytes = _COMMENT.sub(b"", file.content_bytes)
                file.abs_src_path = source
        return Files([*docs, *theme])

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the items of `nav`, if it is set, until their pages have titles."""
        self._nav = nav.items if config.nav else []

    # --- the pages

    @event_priority(_LAST)
    def on_page_markdown(self, _: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Sets the frame of each page and the metadata of a generated one."""
        made = self._made.get(page.file.src_uri)
        way_back = self._site.label[addresses.language(page.file)]["back_to_note"]
        config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": way_back} | self._footnotes
        page.meta = {key: value for key, value in page.meta.items() if value not in (None, "")}
        if made:
            page.meta |= self._meta(made)
        page.meta.setdefault("template", FRAME)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Makes templates escape every value, makes the menu, and writes the pages that MkDocs does
        not know: those of former addresses and the 404 page. Raises PluginError if a page was
        added or removed since its address was given."""
        pages = {file.src_uri for file in files.documentation_pages()}
        late = pages ^ {*self._made, *self.own.all}
        refuse([problem("late", Place(f"docs/{source}")) for source in late])
        env.autoescape = select_autoescape(default_for_string=False)
        env.optimized = False  # to look for constants takes longer than they save
        asking: dict[Lang, list[menu.Entry]] = {lang: [] for lang in LANGS}
        for own in self.own.all.values():
            page = own.file.page
            assert page and page.content is not None  # noqa: S101 - MkDocs has made it
            if self._indexing:
                self._indexing.add(own.file.dest_uri, own.lang, page.content)
            if own.in_menu:
                asking[own.lang].append((own_pages.title(page), page.url))
        if self._indexing:
            self._indexing.request_files()
        chosen = {lang: list(menu.entries_of_nav(self._nav, lang)) for lang in LANGS}
        self.menu = menu.Menu(self._site.documents, asking, chosen if self._nav else None)
        config.extra["navigation"] = {lang: self.menu.entries(lang) for lang in LANGS}
        for place, (document, lang) in self._former.items():
            url = place.removesuffix("index.html")
            target = from_address(document.url(lang), url)
            meta = self._common_meta(document, lang) | {"target": target}
            meta["menu"] = self.menu.entries(lang, document)
            self._write(env, "frame/moved.html", config, place, SimpleNamespace(url=url, meta=meta))
        if "404.html" not in {file.dest_uri for file in files}:
            self._write(env, "frame/404.html", config, "404.html")

    def _write(
        self, env: Environment, template: str, config: MkDocsConfig, place: str, page: Any = None
    ) -> None:
        """Writes a page from a template; without `page`, its links begin at the site's root."""
        base = urlsplit(config.site_url or "/").path  # of no page
        context = get_context(Navigation([], []), Files([]), config, page, base)
        shown = env.get_template(template).render(context)
        write_file(shown.encode("utf-8", "xmlcharrefreplace"), f"{config.site_dir}/{place}")

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:
        """Gives the frame the menu of a page, and the metadata of one's own."""
        if made := self._made.get(page.file.src_uri):
            page.meta["menu"] = self.menu.entries(made.lang, made.document)
        else:
            own = self.own.all[page.file.src_uri]
            home = {lang: self._site.document[HOME].url(lang) for lang in LANGS}
            page.meta.setdefault("description", own_pages.description(page))
            page.meta.update(
                title=own_pages.title(page),
                language=own.lang,
                menu=self.menu.entries(own.lang),
                alternate=home | self.own.alternate(own),  # a page without a twin leads to a home
                is_alone=self.own.is_alone(own),
            )

    def sitemap_pages(self) -> Iterator[tuple[str, dict[Lang, str]]]:
        """The address of every page, with those in both languages if it is in both."""
        for made in self._made.values():
            yield made.document.url(made.lang), {lang: made.document.url(lang) for lang in LANGS}
        for own in self.own.all.values():
            yield own.file.url, {} if self.own.is_alone(own) else self.own.alternate(own)

    def _meta(self, made: HtmlPage) -> dict[str, Any]:
        """The metadata of a generated page, for the frame."""
        document, lang, day = made.document, made.lang, self._imprint.day
        return self._common_meta(document, lang) | {
            "description": document.description[lang],
            "template": FRAME,
            "structured": structured_data(self._site, document, lang, self._imprint),
            "embedded": meta_tags(document, lang, self._imprint),
            "day": in_words(day, lang) if day else "",
        }

    def _common_meta(self, document: Document, lang: Lang) -> dict[str, Any]:
        return {
            "title": document.title[lang],
            "language": lang,
            "alternate": {code: document.url(code) for code in LANGS},
        }
