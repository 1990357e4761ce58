"""All statements with their evidence and all references, for others to reuse and to check again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dossier.data.references import bibtex, csl_json, references, ris
from dossier.model.base import LANGS
from dossier.model.dossier import Article
from dossier.model.reserved import DATA
from dossier.model.statements import Evidence, Statement
from dossier.render.imprint import Imprint
from dossier.render.pages import of_article
from dossier.render.site import SiteView

FOLDER = "donnees/"
"""Where the files are, below the site's root; both editions describe the same ones."""

_UP = "../"  # the way back from there, where nobody knows the address of the root

_JSON, _CSV, _ANNOTATIONS = (
    FOLDER + name for name in ("dossier.json", "dossier.csv", "annotations.jsonld")
)
_BIBTEX, _RIS, _CSL = (FOLDER + name for name in ("sources.bib", "sources.ris", "sources.csl.json"))
FORMATS = {
    _JSON: "application/json",
    _CSV: "text/csv",
    _ANNOTATIONS: "application/ld+json",
    _BIBTEX: "application/x-bibtex",
    _RIS: "application/x-research-info-systems",
    _CSL: "application/vnd.citationstyles.csl+json",
}
"""The files of data, as the page about them calls them, and what each is."""

_ANNOTATION_MODEL = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT = 32  # characters around a quote, as annotation tools write them
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
_COLUMNS = (
    "id page kind fr en as_of article exact start end sentences reference accessed".split()  # noqa: SIM905
)


def exports(site: SiteView, imprint: Imprint) -> dict[str, bytes]:
    """The content of each file by its path below the site's root."""
    cited = references(site, imprint)
    imprint = replace(imprint, base=imprint.base or _UP)
    base = imprint.base
    statements = [_statement(site, base, item) for item in site.statements.values()]
    articles = [_article(site, base, article) for article in site.articles.values()]
    files = {
        _JSON: _json({"articles": articles, "statements": statements}),
        _CSV: _csv(statements),
        _ANNOTATIONS: _json(_annotations(site, imprint, statements)),
        _BIBTEX: bibtex(cited),
        _RIS: ris(cited),
        _CSL: csl_json(cited),
    }
    return {path: content.encode() for path, content in files.items()}


def _article(site: SiteView, base: str, article: Article) -> dict[str, Any]:
    sidecar = article.sidecar
    return {
        "id": article.id,
        "title": {lang: sidecar.title[lang] for lang in LANGS},
        "title_is_ours": sidecar.title_is_ours,
        "language": sidecar.language,
        "published": sidecar.published,
        "publisher": sidecar.publisher,
        "url": sidecar.url,
        "sha256": sidecar.sha256,
        "page": {lang: base + site.document[of_article(article.id)].url(lang) for lang in LANGS},
    }


def _statement(site: SiteView, base: str, statement: Statement) -> dict[str, Any]:
    owner = site.owners[statement.id]
    context = statement.context
    return {
        "id": statement.id,
        "page": owner.id,
        "kind": type(statement).__name__.lower(),
        "url": {lang: f"{base}{owner.url(lang)}#{statement.id}" for lang in LANGS},
        "fr": statement.fr,
        "en": statement.en,
        "as_of": statement.as_of,
        "evidence": [_evidence(site, item) for item in statement.evidence],
        "context": context.model_dump(mode="json") if context else None,
    }


def _evidence(site: SiteView, item: Evidence) -> dict[str, Any]:
    match = site.ledger.matches[item]
    return {
        "article": item.article,
        "exact": site.articles[item.article].text[match.start : match.end],
        "start": match.start,
        "end": match.end,
        "sentences": list(match.units),
    }


def _annotations(
    site: SiteView, imprint: Imprint, statements: list[dict[str, Any]]
) -> dict[str, Any]:
    """https://www.w3.org/TR/annotation-model/: a statement annotates the passages it rests on."""
    return {
        "@context": _ANNOTATION_MODEL,
        "id": imprint.base + _ANNOTATIONS,
        "type": "AnnotationPage",
        "items": [_annotation(site, imprint, item) for item in statements if item["evidence"]],
    }


def _annotation(site: SiteView, imprint: Imprint, statement: dict[str, Any]) -> dict[str, Any]:
    """An annotation, whole by itself: tools take one out of its page. `rights` leads to the page
    that says whose the texts are."""
    base = imprint.base
    return {
        "@context": _ANNOTATION_MODEL,
        "id": statement["url"]["fr"],
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"id": base, "type": "Organization", "name": imprint.names["fr"]},
        "rights": base + site.document[DATA].url("fr"),
        **({"created": f"{imprint.day}T00:00:00Z"} if imprint.day else {}),
        "body": [
            {"type": "TextualBody", "value": statement[lang], "language": lang} for lang in LANGS
        ],
        "target": [_target(site, base, item) for item in statement["evidence"]],
    }


def _target(site: SiteView, base: str, item: dict[str, Any]) -> dict[str, Any]:
    prefix, suffix = site.around(item["article"], item["start"], item["end"])
    return {
        "source": base + site.document[of_article(item["article"])].url("fr"),
        "selector": {
            "type": "TextQuoteSelector",
            "exact": item["exact"],
            "prefix": prefix[-_CONTEXT:],
            "suffix": suffix[:_CONTEXT],
        },
    }


def _json(value: dict[str, Any]) -> str:
    """The value with a line for each item of its lists, which is what changes between builds."""
    entries = (f"{json.dumps(key)}: {_lines(entry)}" for key, entry in value.items())
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"


def _csv(statements: list[dict[str, Any]]) -> str:
    """A row for each quote of a statement, or for its reference."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for statement in statements:
        for row in _rows(statement):
            writer.writerow({key: _harmless(value) for key, value in row.items()})
    return _BYTE_ORDER_MARK + file.getvalue()


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rows(statement: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in statement["evidence"]:
        yield statement | item | {"sentences": " ".join(map(str, item["sentences"]))}
    if context := statement["context"]:
        yield statement | {
            "reference": context["reference"]["url"],
            "accessed": context["accessed"],
        }
