"""The addresses that pages once had lead on to those they have, without a script."""

from __future__ import annotations

from types import SimpleNamespace

from jinja2 import Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from dossier.model.base import LANGS, Lang
from dossier.publish.menu import Menu
from dossier.render.pages import PAGE, Document, from_address
from dossier.render.site import SiteView


def redirects(
    site: SiteView, lang: Lang, menu: Menu, template: Template, config: MkDocsConfig
) -> dict[str, bytes]:
    """A page that leads on for each former address, by its path in the edition."""
    moved = [document for document in site.documents if document.kind == PAGE]
    return {
        path(slug, config): _redirect(slug, document, lang, menu, template, config)
        for document in moved
        for slug in document.subject.formerly[lang]
    }


def path(slug: str, config: MkDocsConfig) -> str:
    """The file that a page of that slug had."""
    return f"{slug}/index.html" if config.use_directory_urls else f"{slug}.html"


def _redirect(
    slug: str, document: Document, lang: Lang, menu: Menu, template: Template, config: MkDocsConfig
) -> bytes:
    url = path(slug, config).removesuffix("index.html")
    meta = {
        "title": document.title[lang],
        "target": from_address(document.address[lang], url),
        "alternate": {code: document.url(code) for code in LANGS},
        "menu": menu.entries(lang, document),
    }
    page = SimpleNamespace(url=url, meta=meta)
    context = get_context(Navigation([], []), Files([]), config, page)  # type: ignore[arg-type]
    return template.render(context).encode("utf-8", "xmlcharrefreplace")
