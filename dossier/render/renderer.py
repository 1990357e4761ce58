"""Model and templates → every page as Markdown and as HTML, as strings; no disk but the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
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
from markupsafe import Markup

from dossier.evidence.ledger import Ledger
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem, Rejected
from dossier.render.html_article import passages
from dossier.render.html_view import Edition, Heading, HtmlView
from dossier.render.imprint import Imprint
from dossier.render.markdown_view import MarkdownView
from dossier.render.markup import finalized, html
from dossier.render.pages import Document
from dossier.render.site import SiteView
from dossier.text.markdown import BANNER, escape, front_matter, shown

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

README = "docs/README.md"
"""The way into both languages, shown for the folder by GitHub."""


@dataclass(frozen=True)
class HtmlPage:
    """A page of our site: the HTML of its article, its sections, and every id in it."""

    document: Document
    lang: Lang
    content: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    description: str

    @property
    def source(self) -> str:
        """Its Markdown file below `docs/`."""
        return f"{self.lang}/{self.document.source(self.lang)}"

    @property
    def address(self) -> str:
        """Its file below the site's root."""
        url = self.document.url(self.lang)
        return url if url.endswith(".html") else f"{url}index.html"


@dataclass(frozen=True)
class Rendering:
    """Every page, made of the view of the whole when it is asked for.

    Raises Rejected when a template does not work.
    """

    site: SiteView
    templates: Path

    @cached_property
    def files(self) -> dict[str, str]:
        """The content of each file of docs/ by its path."""
        try:
            return dict(_markdown_files(_environment(self.templates, escape), self.site))
        except TemplateError as error:
            raise Rejected([_problem(error, self.templates)]) from None

    @property
    def names(self) -> dict[Lang, str]:
        """Each edition's name."""
        site = self.site.dossier.site
        return {lang: shown(site.name[lang]) for lang in LANGS} if site else {}

    def html_pages(self, imprint: Imprint) -> Iterator[HtmlPage]:
        """Every page as our site shows it."""
        environment = _environment(self.templates, finalized)
        environment.globals["passages"] = passages
        environment.filters["as_is"] = lambda text: Markup(html(text))  # noqa: S704 - escaped
        try:
            for lang in LANGS:
                edition = Edition(self.site, lang, imprint)
                for document in self.site.documents:
                    yield _html_page(environment, edition, document)
        except TemplateError as error:
            raise Rejected([_problem(error, self.templates)]) from None


def render(dossier: Dossier, ledger: Ledger, templates: Path, as_files: bool = False) -> Rendering:
    """The pages of a dossier, none of them made yet."""
    return Rendering(SiteView(dossier, ledger, _labels(templates), as_files), templates)


def _markdown_files(environment: Environment, site: SiteView) -> Iterator[tuple[str, str]]:
    for document in site.documents:
        for lang in LANGS:
            view = MarkdownView(site, document, lang)
            body = _rendered(environment, f"pages/{document.kind}.md.j2", view)
            head = {"title": document.title[lang], "description": view.description}
            path = f"docs/{lang}/{document.source(lang)}"
            yield path, _markdown_file(document.seed, head, body, view.notes)
    if site.dossier.site:
        body = environment.get_template("readme.md.j2").render(site=site.dossier.site, langs=LANGS)
        yield README, _markdown_file("seeds/site.yml", {}, body)


def _markdown_file(seed: str, head: dict[str, str], *parts: str) -> str:
    texts = (re.sub(r"\n{3,}", "\n\n", part).strip("\n") for part in parts if part)
    return "\n\n".join((f"{BANNER}{seed}: edit that\n{front_matter(head)}".strip(), *texts)) + "\n"


def _html_page(environment: Environment, edition: Edition, document: Document) -> HtmlPage:
    view = HtmlView(edition, document)
    content = _rendered(environment, f"pages/{document.kind}.html.j2", view).strip()
    headings, ids = tuple(view.headings), frozenset(view.ids)
    return HtmlPage(document, edition.lang, content, headings, ids, view.description)


def _rendered(environment: Environment, template: str, view: MarkdownView | HtmlView) -> str:
    return environment.get_template(template).render(
        view=view, subject=view.document.subject, lang=view.lang, label=view.label
    )


def _problem(error: TemplateError, templates: Path) -> Problem:
    """The error with its place, which for a running template only its traceback knows."""
    frames = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    name, line = [frame for frame in frames if frame[0].startswith(str(templates))][-1]
    path = Path(name).relative_to(templates.parent).as_posix()
    return Problem(Place(path, line or 1), f"this template does not work: {error.message}")


def _environment(templates: Path, escaped: Callable[[object], Markup]) -> Environment:
    """Templates in which every value is escaped unless it is markup already."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        finalize=escaped,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _labels(templates: Path) -> dict[str, Text]:
    data = yaml.load((templates / "labels.yml").read_bytes(), Loader=yaml.CSafeLoader)
    # Not validated: some begin or end with a space that counts.
    return {key: Text.model_construct(fr=text["fr"], en=text["en"]) for key, text in data.items()}
