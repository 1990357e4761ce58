"""Exports all statements with their evidence, and all references, for others to reuse."""

import csv
import io
from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any

from dossier.data.references import bibtex, csl, references, ris
from dossier.model.base import LANGS
from dossier.model.dossier import Article
from dossier.model.reserved import DATA
from dossier.model.statements import Evidence, Statement
from dossier.render.imprint import Imprint
from dossier.render.pages import of_article
from dossier.render.site import SiteView
from dossier.text.markdown import shown

Node = dict[str, Any]
"""An object of JSON."""

FOLDER = "donnees/"
"""The folder of the files below the site's root, the same for both editions."""

_ANNOTATIONS = FOLDER + "annotations.jsonld"
FORMATS = {
    FOLDER + "dossier.json": "application/json",
    FOLDER + "dossier.csv": "text/csv",
    _ANNOTATIONS: "application/ld+json",
    FOLDER + "sources.bib": "application/x-bibtex",
    FOLDER + "sources.ris": "application/x-research-info-systems",
    FOLDER + "sources.csl.json": "application/vnd.citationstyles.csl+json",
}
"""The files of data in the order of the page that describes them, each with its media type."""

_CONTEXT = 32  # characters around a quote, as annotation tools write them
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_OF_ARTICLE = ("id", "title_is_ours", "language", "published", "publisher", "url", "sha256")
_SAID_OTHERWISE = {"evidence", "context", "exceptions"}  # all else is as in the seeds
_OF_ROW = "id page kind name date fr en as_of article exact start end sentences reference accessed"
_encoded = JSONEncoder(ensure_ascii=False).encode


def exports(site: SiteView, imprint: Imprint) -> dict[str, bytes]:
    """The content of each file by its path below the site's root."""
    cited = references(site, imprint)
    base = imprint.base or "../"  # the way to the root, where nobody knows its address
    statements = [_statement(site, base, item) for item in site.statements.values()]
    articles = [_article(site, base, article) for article in site.articles.values()]
    contents = (
        _json({"articles": articles, "statements": statements}),
        _csv(statements),
        _json(_annotations(site, base, imprint, statements)),
        bibtex(cited),
        ris(cited),
        _lines([*csl(cited)]) + "\n",
    )
    return {path: text.encode() for path, text in zip(FORMATS, contents, strict=True)}


def _article(site: SiteView, base: str, article: Article) -> Node:
    page, sidecar = site.document[of_article(article.id)], article.sidecar
    return {
        **{name: getattr(sidecar, name) for name in _OF_ARTICLE},
        "title": {lang: sidecar.title[lang] for lang in LANGS},
        "page": {lang: base + page.url(lang) for lang in LANGS},
    }


def _statement(site: SiteView, base: str, statement: Statement) -> Node:
    page, context = site.owners[statement.id], statement.context
    return {
        **statement.model_dump(mode="json", exclude=_SAID_OTHERWISE, exclude_defaults=True),
        "id": statement.id,
        "page": page.id,
        "kind": type(statement).__name__.lower(),
        "url": {lang: f"{base}{page.url(lang)}#{statement.id}" for lang in LANGS},
        **{name: getattr(statement, name) for name in ("fr", "en", "as_of")},
        "evidence": [_evidence(site, item) for item in statement.evidence],
        "context": context.model_dump(mode="json") if context else None,
    }


def _evidence(site: SiteView, item: Evidence) -> Node:
    article, start, end, sentences = site.ledger.matches[item]
    exact = site.articles[article].text[start:end]
    return {"article": article, "exact": exact, "start": start, "end": end, "sentences": sentences}


def _annotations(site: SiteView, base: str, imprint: Imprint, statements: Iterable[Node]) -> Node:
    """The statements as annotations of the passages they rest on, each complete by itself, as tools
    take one out of its page: https://www.w3.org/TR/annotation-model/. `rights` leads to the page
    about the rights in the texts."""
    model = {"@context": "http://www.w3.org/ns/anno.jsonld"}
    same = {
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"id": base, "type": "Organization", "name": imprint.names["fr"]},
        "rights": base + site.document[DATA].url("fr"),
        **({"created": f"{imprint.day}T00:00:00Z"} if imprint.day else {}),
    }
    items = []
    for item in (item for item in statements if item["evidence"]):
        bodies = [{"type": "TextualBody", "value": item[lang], "language": lang} for lang in LANGS]
        targets = [one for quote in item["evidence"] for one in _targets(site, base, quote)]
        items.append(model | same | {"id": item["url"]["fr"], "body": bodies, "target": targets})
    return model | {"id": base + _ANNOTATIONS, "type": "AnnotationPage", "items": items}


def _targets(site: SiteView, base: str, quote: Node) -> list[Node]:
    """The page of the article with a selector for the words of the quote in each of its blocks;
    the page alone if it shows none of them."""
    name, selectors = quote["article"], []
    text, page = site.articles[name].text, site.document[of_article(name)]
    for frame in site.layouts[name].frames:
        start, end = max(quote["start"], frame.start), min(quote["end"], frame.end)
        if start < end:
            before = text[max(frame.start, start - _CONTEXT) : start]
            after = text[end : min(frame.end, end + _CONTEXT)]
            parts = {"exact": text[start:end], "prefix": before, "suffix": after}
            on_page = {key: shown(words) for key, words in parts.items()}
            selectors.append({"type": "TextQuoteSelector"} | on_page)
    source = {"source": base + page.url("fr")}
    return [source | {"selector": one} for one in selectors] or [source]


def _json(value: Node) -> str:
    """The object as JSON, a line for each item of its lists, so that differences are readable."""
    entries = (f"{_encoded(key)}: {_lines(entry)}" for key, entry in value.items())
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return _encoded(value)
    return "[\n" + ",\n".join(map(_encoded, value)) + "\n]"


def _csv(statements: Iterable[Node]) -> str:
    """The statements as CSV, a row for each quote and for each reference."""
    file, columns = io.StringIO(), _OF_ROW.split()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    for row in (row for statement in statements for row in _rows(statement)):
        writer.writerow([_without_formula(row.get(name)) for name in columns])
    return "\ufeff" + file.getvalue()  # without the mark, Excel takes UTF-8 for something else


def _without_formula(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rows(statement: Node) -> Iterator[Node]:
    for item in statement["evidence"]:
        yield statement | item | {"sentences": " ".join(map(str, item["sentences"]))}
    if context := statement["context"]:
        cited = {"reference": context["reference"]["url"], "accessed": context["accessed"]}
        yield statement | cited
