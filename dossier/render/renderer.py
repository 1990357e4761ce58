"""Renders every page as Markdown and as HTML from the model and the templates."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from dossier.evidence.ledger import Ledger
from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem, Rejected
from dossier.model.seeds import Site
from dossier.render.html_article import passages
from dossier.render.html_view import Heading, HtmlView
from dossier.render.markdown_view import MarkdownView
from dossier.render.markup import address, finalized, html
from dossier.render.pages import Document, Words
from dossier.render.passages import in_context
from dossier.render.site import SiteView
from dossier.text.languages import attributes
from dossier.text.markdown import BANNER, escape, front_matter, shown

_INSTALLED = Path(__file__).resolve().parents[1] / "templates"
TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parents[1] / "templates"
"""The program's own templates: in the package if it is installed, else beside it."""

Folders = tuple[Path, ...]
"""Folders of templates; those of one's own come before the program's."""

README = "docs/README.md"
"""The way into both languages, shown for the folder by GitHub."""


class HtmlPage(NamedTuple):
    """A page of our site: the HTML of its article, its sections, and every id in it.

    The HTML is in UTF-8, as one curly apostrophe makes a string take twice as much memory.
    """

    document: Document
    lang: Lang
    content: bytes
    headings: tuple[Heading, ...]
    ids: set[str]


@dataclass
class Rendering:
    """All pages of the site, rendered when they are asked for.

    Raises Rejected if a template does not work.
    """

    site: SiteView
    folders: Folders

    @cached_property
    def files(self) -> dict[str, str]:
        """The content of each file of docs/ by its path below the project's root."""
        environment = _environment(self.folders, escape, _state(self.folders))
        files = {}
        with _problems(self.folders):
            for document in self.site.documents:
                for lang in LANGS:
                    view = MarkdownView(self.site, document, lang)
                    files[f"docs/{document.source(lang)}"] = _page(environment, view)
            files[README] = _readme(environment, self.site.seed)
        return files

    def html_pages(self) -> Iterator[HtmlPage]:
        """Every page of our site. Raises Rejected if a template does not work."""
        environment = _environment(self.folders, finalized, _state(self.folders))
        shared = cache(partial(in_context, self.site))
        with _problems(self.folders):
            for document in self.site.documents:
                for lang in LANGS:
                    yield _html_page(environment, HtmlView(self.site, document, lang, shared))


def template_folders(root: Path) -> Folders:
    """The folders of templates, that of the project at `root` first.

    Raises Rejected when the program was installed without its own.
    """
    if not (TEMPLATES / "labels.yml").is_file():
        hint = "Install the program again."
        raise Rejected([Problem(Place("templates"), "the program’s templates are missing", hint)])
    return tuple(folder for folder in (root / "templates", TEMPLATES) if folder.is_dir())


def render(dossier: Dossier, ledger: Ledger, root: Path, as_files: bool = False) -> Rendering:
    """The rendering of a dossier; templates at `root` come before the program's."""
    folders = template_folders(root)
    return Rendering(SiteView(dossier, ledger, _labels(folders), as_files), folders)


def _page(environment: Environment, view: MarkdownView) -> str:
    document = view.document
    body = _rendered(environment, f"pages/{document.kind}.md.j2", view)
    head = {"title": document.title[view.lang], "description": document.description[view.lang]}
    return _markdown_file(document.seed, head, body, view.notes)


def _readme(environment: Environment, site: Site) -> str:
    body = environment.get_template("readme.md.j2").render(site=site, langs=LANGS)
    head = {"title": shown(site.name["fr"]), "description": shown(site.description["fr"])}
    return _markdown_file("seeds/site.yml", head, body)


def _markdown_file(seed: str, head: dict[str, str], *parts: str) -> str:
    banner = f"{BANNER}{seed}: edit that\n{front_matter(head)}".strip()
    # `\n{3,}` says the same, but begins with nothing that could be searched for
    texts = (re.sub(r"\n\n\n+", "\n\n", part).strip("\n") for part in parts if part)
    return "\n\n".join((banner, *texts)) + "\n"


def _html_page(environment: Environment, view: HtmlView) -> HtmlPage:
    text = _rendered(environment, f"pages/{view.document.kind}.html.j2", view).strip()
    text += _rendered(environment, "addresses.html.j2", view)
    return HtmlPage(view.document, view.lang, text.encode(), tuple(view.headings), view.ids)


def _rendered(environment: Environment, template: str, view: MarkdownView | HtmlView) -> str:
    return environment.get_template(template).render(
        view=view, subject=view.document.subject, lang=view.lang, label=view.label
    )


def _labels(folders: Folders) -> dict[str, Words]:
    """The words of the interface; they are not validated, as some end with a space that counts."""
    found: dict[str, Words] = {}
    for folder in reversed(folders):
        if (path := folder / "labels.yml").is_file():
            found |= yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return found


def _state(folders: Folders) -> tuple[tuple[Path, int], ...]:
    """Every template, and when it was changed."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*.j2")))
    return tuple((path, path.stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=8)
def _environment(folders: Folders, escaped: Callable[[object], Markup], _: object) -> Environment:
    """An environment in which every value is escaped unless it is markup already, and templates
    stay what they are: to ask each time whether they changed takes as long as a dozen pages."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        finalize=escaped,
        undefined=StrictUndefined,
        auto_reload=False,
        optimized=False,  # to look for constants takes a fifth of the time and finds hardly any
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"attributes": attributes, "passages": passages}
    environment.filters |= {"address": address, "as_is": html}
    return environment


@contextmanager
def _problems(folders: Folders) -> Iterator[None]:
    """Raises Rejected, with the place, when a template does not work."""
    try:
        yield
    except TemplateError as error:
        places = [
            Place(Path(frame.filename).relative_to(folder.parent).as_posix(), frame.lineno or 1)
            for frame in extract_tb(error.__traceback__)
            for folder in folders
            if frame.filename.startswith(str(folder))
        ]
        message = f"this template does not work: {error.message}"
        raise Rejected([Problem(places[-1], message)]) from None
