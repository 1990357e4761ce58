"""The addresses that pages once had lead on to those they have, without a script."""

from __future__ import annotations

from types import SimpleNamespace

from jinja2 import Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from dossier.model.base import LANGS, Lang
from dossier.publish.menu import Menu, entries
from dossier.render.pages import PAGE, Document, from_address
from dossier.render.site import SiteView


def redirects(
    site: SiteView, lang: Lang, template: Template, config: MkDocsConfig
) -> dict[str, bytes]:
    """A page that leads on for each former address, by its path in the edition."""
    menu = Menu(site.documents)
    moved = [document for document in site.documents if document.kind == PAGE]
    return {
        f"{slug}/index.html": _redirect(f"{slug}/", document, lang, menu, template, config)
        for document in moved
        for slug in document.subject.formerly[lang]
    }


def _redirect(
    url: str, document: Document, lang: Lang, menu: Menu, template: Template, config: MkDocsConfig
) -> bytes:
    meta = {
        "title": document.title[lang],
        "target": from_address(document.folder[lang], url),
        "alternate": {code: document.url(code) for code in LANGS},
        "menu": entries(menu.of(document), lang),
    }
    page = SimpleNamespace(url=url, meta=meta)
    context = get_context(Navigation([], []), Files([]), config, page)  # type: ignore[arg-type]
    return template.render(context).encode("utf-8", "xmlcharrefreplace")
