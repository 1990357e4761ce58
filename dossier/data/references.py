"""References for reference managers: the articles, the pages that statements from outside them
rest on, and the pages of this site."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Article
from dossier.render.imprint import Imprint
from dossier.render.pages import Document
from dossier.render.site import SiteView
from dossier.text.markdown import one_line
from dossier.text.words import table_of

_TABLE = table_of(__file__)
_BABEL = {"fr": "french", "en": "english"}
_TEX = str.maketrans(_TABLE["tex"])
_LIGATURE = re.compile(r"(?<=([-'`,<>]))(?=\1)|(?<=[!?])(?=`)")  # TeX makes -- a dash, << a mark


class Reference(NamedTuple):
    """Something to cite; what is not known of it is empty.

    `container` is the newspaper, or the site of a page; dates are written 2026, 2026-01 or
    2026-01-31.
    """

    id: str
    is_news: bool
    title: str
    url: str
    container: str = ""
    date: str = ""
    language: str = ""
    accessed: str = ""


def references(site: SiteView, imprint: Imprint) -> list[Reference]:
    """All references in the order of the site, each with an id of its own.

    Ids that no editor wrote have a colon, which an editor's cannot have.
    """
    articles = map(of_article, site.articles.values())
    others = (page for page in site.documents if not isinstance(page.subject, Article))
    pages = (of_page(page, lang, imprint) for page in others for lang in LANGS)
    return [*articles, *_of_contexts(site), *pages]


def of_article(article: Article) -> Reference:
    """The reference of an article, by its own title; one of ours is in brackets."""
    sidecar = article.sidecar
    title = sidecar.title[sidecar.title_lang("fr")]
    cited = f"[{title}]" if sidecar.title_is_ours else title
    rest = sidecar.url, sidecar.publisher, sidecar.published, sidecar.language
    return Reference(article.id, True, cited, *rest)


def of_page(page: Document, lang: Lang, imprint: Imprint) -> Reference:
    """The reference of a page of this site, dated like the site."""
    name, url = f"page:{page.id}-{lang}", imprint.address(page.url(lang))
    return Reference(name, False, page.title[lang], url, imprint.names[lang], imprint.day, lang)


def _of_contexts(site: SiteView) -> Iterator[Reference]:
    """The references of pages elsewhere, each with the id of the first statement that cites it."""
    cited: set[str] = set()
    for statement in site.statements.values():
        context = statement.context
        if context and context.reference.url not in cited:
            cited.add(context.reference.url)
            page, accessed = context.reference, context.accessed
            name, lang = f"context:{statement.id}", page.language or ""
            yield Reference(name, False, page.title, page.url, language=lang, accessed=accessed)


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def _fields(entry: Reference, form: str, **others: Any) -> dict[str, Any]:
    """The fields of a reference by the names that a form has for them; `others` replace their
    values."""
    kind = _TABLE["kinds"][form]["news" if entry.is_news else "page"]
    values = entry._asdict() | {"kind": kind, "year": entry.date[:4]} | others
    return filled({name: values[field] for name, field in _TABLE["fields"][form].items()})


def bibtex(entries: Iterable[Reference]) -> str:
    """The entries as biblatex and BibTeX read them: https://ctan.org/pkg/biblatex"""
    return "\n".join(map(_bibtex, entries))


def _bibtex(entry: Reference) -> str:
    kind = "article" if entry.is_news else "online"
    title = f"{{{_tex(entry.title)}}}"  # within braces, no style writes small letters
    words = {"title": title, "container": _tex(entry.container)}
    fields = _fields(entry, kind, language=_BABEL.get(entry.language), **words)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{entry.id},\n{lines}}}\n"


def _tex(text: str) -> str:
    return _LIGATURE.sub("{}", one_line(text).translate(_TEX))


def ris(entries: Iterable[Reference]) -> str:
    """The entries as RIS: https://en.wikipedia.org/wiki/RIS_(file_format)"""
    lines: list[str] = []
    for entry in entries:
        dates = {"date": _slashed(entry.date), "accessed": _slashed(entry.accessed)}
        fields = _fields(entry, "ris", **dates) | {"ER": ""}
        lines += (f"{tag}  - {one_line(value)}\r\n" for tag, value in fields.items())
    return "".join(lines)


def _slashed(date: str) -> str:
    """YYYY/MM/DD/other, whose parts may be missing but not their slashes."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""


def csl(entries: Iterable[Reference]) -> Iterator[dict[str, Any]]:
    """The entries as https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html says."""
    for entry in entries:
        dates = {"date": _parts(entry.date), "accessed": _parts(entry.accessed)}
        yield _fields(entry, "csl", **dates)


def _parts(date: str) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def meta_tags(page: Document, lang: Lang, imprint: Imprint) -> dict[str, str]:
    """The `<meta>` elements of a page by name, as Zotero reads them.

    The page of an article describes the article; its address and the newspaper's name are given
    under two names, as Zotero would else take them from Open Graph.
    """
    is_news = isinstance(page.subject, Article)
    entry = of_article(page.subject) if is_news else of_page(page, lang, imprint)
    found = _fields(entry, "head")
    if is_news:
        found |= {"prism.publicationName": entry.container, "eprints.official_url": entry.url}
    return found
