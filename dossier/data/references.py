"""What can be cited, as reference managers read it: the articles, the pages that statements from
outside them rest on, and the pages of this site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Article
from dossier.render.imprint import Imprint
from dossier.render.pages import Document
from dossier.render.site import SiteView
from dossier.text.markdown import one_line

_BABEL = {"fr": "french", "en": "english"}
_BIBTEX = str.maketrans(  # as Zotero writes them: BibTeX counts braces, escaped or not
    {
        "\\": r"{\textbackslash}",
        "{": r"\{\vphantom{\}}",
        "}": r"\vphantom{\{}\}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)


@dataclass(frozen=True)
class Reference:
    """Something to cite; what is not known of it is empty.

    `container` is the newspaper, or the site of a page; dates are as precise as they are known.
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
    """Everything that can be cited: in the order of the site, each under an id of its own.

    Those that are not an editor's have a colon, which an editor's cannot have.
    """
    pages = (page for page in site.documents if not isinstance(page.subject, Article))
    return [
        *(of_article(article) for article in site.articles.values()),
        *_of_contexts(site),
        *(of_page(page, lang, imprint) for page in pages for lang in LANGS),
    ]


def of_article(article: Article) -> Reference:
    """An article by its own title; one of ours stands in brackets, as libraries have it."""
    sidecar = article.sidecar
    title = sidecar.own_title
    return Reference(
        id=article.id,
        is_news=True,
        title=f"[{title}]" if sidecar.title_is_ours else title,
        url=sidecar.url,
        container=sidecar.publisher,
        date=sidecar.published,
        language=sidecar.language,
    )


def of_page(page: Document, lang: Lang, imprint: Imprint) -> Reference:
    """A page of this site, as of its day."""
    return Reference(
        id=f"page:{page.id}-{lang}",
        is_news=False,
        title=page.title[lang],
        url=imprint.address(page.url(lang)),
        container=imprint.names[lang],
        date=imprint.day,
        language=lang,
    )


def _of_contexts(site: SiteView) -> Iterator[Reference]:
    """The pages elsewhere, each called after the first statement that rests on it."""
    known: set[str] = set()
    for statement in site.statements.values():
        context = statement.context
        if context and context.reference.url not in known:
            known.add(context.reference.url)
            page, accessed = context.reference, context.accessed
            name, lang = f"context:{statement.id}", page.language or ""
            yield Reference(name, False, page.title, page.url, language=lang, accessed=accessed)


def bibtex(entries: Iterable[Reference]) -> str:
    """As biblatex and BibTeX read them: https://ctan.org/pkg/biblatex"""
    return "\n".join(_bibtex(entry) for entry in entries)


def _bibtex(entry: Reference) -> str:
    fields = {
        "title": _escaped(entry.title),
        "journal" if entry.is_news else "organization": _escaped(entry.container),
        "entrysubtype": "newspaper" if entry.is_news else "",
        "date": entry.date,
        "year": entry.date[:4],
        "url": entry.url,
        "urldate": entry.accessed,
        "langid": _BABEL.get(entry.language, ""),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if entry.is_news else 'online'}{{{entry.id},\n{''.join(lines)}}}\n"


def _escaped(text: str) -> str:
    return one_line(text).translate(_BIBTEX)


def ris(entries: Iterable[Reference]) -> str:
    """https://en.wikipedia.org/wiki/RIS_(file_format)"""
    lines = (line for entry in entries for line in (*_ris(entry), ("ER", "")))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _ris(entry: Reference) -> Iterator[tuple[str, str]]:
    fields = {
        "TY": "NEWS" if entry.is_news else "ELEC",
        "ID": entry.id,
        "TI": one_line(entry.title),
        "T2": one_line(entry.container),
        "PY": entry.date[:4],
        "DA": _slashed(entry.date),
        "Y2": _slashed(entry.accessed),
        "UR": entry.url,
        "LA": entry.language,
    }
    yield from ((tag, value) for tag, value in fields.items() if value)


def _slashed(date: str) -> str:
    """YYYY/MM/DD/other, whose parts may be missing but not their slashes."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""


def csl_json(entries: Iterable[Reference]) -> str:
    """https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html"""
    lines = (json.dumps(_csl(entry), ensure_ascii=False) for entry in entries)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _csl(entry: Reference) -> dict[str, Any]:
    fields = {
        "id": entry.id,
        "type": "article-newspaper" if entry.is_news else "webpage",
        "title": entry.title,
        "container-title": entry.container,
        "issued": _parts(entry.date),
        "accessed": _parts(entry.accessed),
        "URL": entry.url,
        "language": entry.language,
    }
    return {name: value for name, value in fields.items() if value}


def _parts(date: str) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def embedded(page: Document, lang: Lang, imprint: Imprint) -> dict[str, str]:
    """What a page says of itself in its head, by the names that Zotero reads.

    The page of an article stands for the article, whose address Zotero would else take from Open
    Graph, and the newspaper's name, too.
    """
    is_news = isinstance(page.subject, Article)
    entry = of_article(page.subject) if is_news else of_page(page, lang, imprint)
    fields = {
        "DC.type": "newsItem" if is_news else "webpage",
        "DC.title": entry.title,
        "DC.publisher": entry.container,
        "DC.date": entry.date,
        "DC.language": entry.language,
        "DC.identifier": entry.url,
        "prism.publicationName": entry.container if is_news else "",
        "eprints.official_url": entry.url if is_news else "",
    }
    return {name: value for name, value in fields.items() if value}
