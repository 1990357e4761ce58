"""Model and templates → the Markdown of every page, as strings; no disk but the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from dossier.render.pages import Document
from dossier.render.site import SiteView
from dossier.render.views import PageView
from dossier.text.markdown import BANNER, escape, front_matter, shown


@dataclass(frozen=True)
class MarkdownPage:
    """A page in one language: its Markdown and the ids of the documents that it links to."""

    document: Document
    lang: Lang
    content: str
    linked: tuple[str, ...]

    @property
    def source(self) -> str:
        """Its file below `docs/<lang>/`."""
        return self.document.source(self.lang)

    @property
    def path(self) -> str:
        """Its file below the project's root."""
        return f"docs/{self.lang}/{self.source}"


@dataclass(frozen=True)
class Rendering:
    """Every page of the site in both languages, and the view of the whole they were made from."""

    pages: tuple[MarkdownPage, ...]
    site: SiteView

    @property
    def names(self) -> dict[Lang, str]:
        """Each edition's name."""
        site = self.site.dossier.site
        return {lang: shown(site.name[lang]) for lang in LANGS} if site else {}

    @property
    def files(self) -> dict[str, str]:
        """The content of each page by its path below the project's root."""
        return {page.path: page.content for page in self.pages}


def render(dossier: Dossier, ledger: Ledger, templates: Path, as_files: bool = False) -> Rendering:
    """Every page of the site in both languages. Raises Rejected when a template does not work."""
    try:
        site = SiteView(dossier, ledger, _labels(templates), as_files)
        return Rendering(tuple(_pages(_environment(templates), site)), site)
    except TemplateError as error:
        raise Rejected([_problem(error, templates)]) from None


def _pages(environment: Environment, site: SiteView) -> Iterator[MarkdownPage]:
    for document in site.documents:
        template = environment.get_template(f"pages/{document.kind}.md.j2")
        for lang in LANGS:
            view = PageView(site, document, lang)
            body = template.render(view=view, subject=document.subject, lang=lang, label=view.label)
            head = {"title": document.title[lang], "description": view.description}
            parts = [
                f"{BANNER}{document.seed}: edit that\n{front_matter(head)}",
                re.sub(r"\n{3,}", "\n\n", body).strip(),
                view.notes.text(),
            ]
            content = "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"
            yield MarkdownPage(document, lang, content, tuple(view.ways))


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
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _labels(templates: Path) -> dict[str, Text]:
    data = yaml.load((templates / "labels.yml").read_bytes(), Loader=yaml.CSafeLoader)
    # Not validated: some begin or end with a space that counts.
    return {key: Text.model_construct(fr=text["fr"], en=text["en"]) for key, text in data.items()}
