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


def moved(site: SiteView, lang: Lang, config: MkDocsConfig) -> dict[str, Document]:
    """The page that each former address leads on to, by the file that was there."""
    suffix = "/index.html" if config.use_directory_urls else ".html"
    return {
        slug + suffix: document
        for document in site.documents
        if document.kind == PAGE
        for slug in document.subject.formerly[lang]
    }


def redirect(
    path: str, document: Document, lang: Lang, menu: Menu, template: Template, config: MkDocsConfig
) -> bytes:
    """The page that leads on from that file of the edition to a document."""
    url = path.removesuffix("index.html")
    meta = {
        "title": document.title[lang],
        "target": from_address(document.address[lang], url),
        "alternate": {code: document.url(code) for code in LANGS},
        "menu": menu.entries(lang, document),
    }
    page = SimpleNamespace(url=url, meta=meta)
    context = get_context(Navigation([], []), Files([]), config, page)  # type: ignore[arg-type]
    return template.render(context).encode("utf-8", "xmlcharrefreplace")
