"""Model and templates → the Markdown of every page, as strings; no disk but the templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb

import yaml
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from dossier.evidence.ledger import Ledger
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem, Rejected
from dossier.publish.docs import BANNER
from dossier.publish.json_ld import about
from dossier.render.pages import Document, Menu, entries
from dossier.render.views import PageView, SiteView
from dossier.text.markdown import escape, front_matter


@dataclass(frozen=True)
class Rendering:
    """The content of every page by its path below the root, each edition's list of pages (title,
    address) and name, and the view of the whole that they were made from."""

    pages: dict[str, str]
    navigation: dict[Lang, list[list[str]]]
    names: dict[Lang, str]
    site: SiteView = field(compare=False)


def render(dossier: Dossier, ledger: Ledger, templates: Path) -> Rendering:
    """Every page of the site in both languages, `docs/fr/…` and `docs/en/…`.

    Raises Rejected when a template does not work.
    """
    try:
        return _rendering(dossier, ledger, templates)
    except TemplateError as error:
        raise Rejected([_problem(error, templates)]) from None


def _rendering(dossier: Dossier, ledger: Ledger, templates: Path) -> Rendering:
    environment = _environment(templates)
    site = SiteView(dossier, ledger, _labels(templates))
    menu = Menu(site.documents)
    pages = {
        f"docs/{lang}/{document.source(lang)}": _page(
            environment, site, document, lang, entries(menu.of(document), lang)
        )
        for lang in LANGS
        for document in site.documents
    }
    navigation = {lang: entries(menu.all, lang) for lang in LANGS}
    names = {lang: dossier.site.name[lang] for lang in LANGS} if dossier.site else {}
    return Rendering(pages, navigation, names, site)


def _page(
    environment: Environment, site: SiteView, document: Document, lang: Lang, menu: list[list[str]]
) -> str:
    view = PageView(site, document, lang)
    template = environment.get_template(f"pages/{document.template}.md.j2")
    body = template.render(view=view, subject=document.subject, lang=lang, label=view.label)
    description = view.description
    del view.site  # the macros of a template keep its context, and that keeps the view
    tidy = re.sub(r"\n{3,}", "\n\n", body)
    head = {
        "title": document.title[lang],
        "description": description,
        "alternate": {lang: document.url(lang) for lang in LANGS},
        "menu": menu,
        "structured": about(site, document, lang),
    }
    return f"{BANNER}{document.seed}: edit that\n{front_matter(head)}\n{tidy.strip()}\n"


def _problem(error: TemplateError, templates: Path) -> Problem:
    """The error with its place, which for a running template only its traceback knows."""
    frames = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    name, line = [frame for frame in frames if frame[0].startswith(str(templates))][-1]
    path = Path(name).relative_to(templates.parent).as_posix()
    return Problem(Place(path, line or 1), f"this template does not work: {error.message}")


def _environment(templates: Path) -> Environment:
    """Templates in which every value is escaped for Markdown unless it is markup already."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _labels(templates: Path) -> dict[str, Text]:
    data = yaml.load((templates / "labels.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return {key: Text.model_validate(value) for key, value in data.items()}
