"""What can be cited, read by programs of others or by the rules that they document."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.bibtex.utils import change_case
from pybtex.database import Entry
from pybtex.database import parse_string as parse_bibtex
from pybtex.style.formatting.unsrt import Style

from dossier.data.exports import exports
from dossier.data.json_ld import structured_data
from dossier.data.references import Reference, bibtex, csl, references, ris
from dossier.model.base import Lang
from dossier.model.problems import Rejected
from dossier.pipeline import generate
from dossier.render.imprint import Imprint, day_of
from dossier.render.pages import of_article
from dossier.render.site import SiteView
from tests.project import GOLDEN, ROOT, edit, fill, publish
from tests.site.markup import Element, parse

IMPRINT = Imprint({"fr": "Voile", "en": "Sailing"}, "https://a.example/", "2030-05-01")
BASE = "https://example.github.io/dossier/"  # of the golden dossier, published
HOSTILE = r"100 % {of} a} \cite{b} & c_d $e$ #f ~g ^h “i” « j »"


@pytest.fixture(scope="module")
def view() -> SiteView:
    return generate(GOLDEN)[0].site


@pytest.fixture(scope="module")
def data(view: SiteView) -> dict[str, str]:
    return {name: content.decode() for name, content in exports(view, IMPRINT).items()}


def by_bibtexparser(text: str) -> dict[str, dict[str, str]]:
    """The fields of each entry: addresses as they stand, all others as LaTeX shows them."""
    raw = parse_string(text)
    shown = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert raw.failed_blocks == shown.failed_blocks == []
    return {
        entry.key: {"kind": entry.entry_type}
        | {field.key: str(field.value) for field in entry.fields}
        | {field.key: str(field.value) for field in original.fields if field.key == "url"}
        for entry, original in zip(shown.entries, raw.entries, strict=True)
    }


def by_rispy(text: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(text)}


# --- Files for reference managers


def test_other_parsers_find_an_article_in_each_file(data: dict[str, str]) -> None:
    title, url = "[La régate annoncée]", "https://journal.example/regate"
    assert by_bibtexparser(data["donnees/sources.bib"])["club-2029"] == {
        "kind": "article",
        "title": title,
        "journal": "Le Journal d’Exemple",
        "entrysubtype": "newspaper",
        "date": "2029-05",
        "year": "2029",
        "url": url,
        "langid": "french",
    }
    assert by_rispy(data["donnees/sources.ris"])["club-2029"] == {
        "type_of_reference": "NEWS",
        "id": "club-2029",
        "title": title,
        "secondary_title": "Le Journal d’Exemple",
        "year": "2029",
        "date": "2029/05//",
        "urls": [url],
        "language": "fr",
    }
    by_csl = {item["id"]: item for item in json.loads(data["donnees/sources.csl.json"])}
    assert by_csl["club-2029"] == {
        "id": "club-2029",
        "type": "article-newspaper",
        "title": title,
        "container-title": "Le Journal d’Exemple",
        "issued": {"date-parts": [[2029, 5]]},
        "URL": url,
        "language": "fr",
    }


def test_articles_references_and_pages_are_the_same_in_each_file(
    data: dict[str, str], view: SiteView
) -> None:
    names = [entry.id for entry in references(view, IMPRINT)]
    assert {"club-2029", "results-2026", "context:R-C1", "page:regatta-fr"} <= set(names)
    assert list(by_bibtexparser(data["donnees/sources.bib"])) == names
    assert list(by_rispy(data["donnees/sources.ris"])) == names
    assert [item["id"] for item in json.loads(data["donnees/sources.csl.json"])] == names


def test_no_two_of_them_have_one_id_whatever_the_articles_are_called(tmp_path: Path) -> None:
    for path in (GOLDEN / "seeds").rglob("*.*"):
        text = path.read_text("utf-8").replace("club-2029", "page-regatta-fr")
        text = text.replace("results-2026", "context-R-C1")
        fill(tmp_path, {str(path.relative_to(GOLDEN)): text})
    site = generate(tmp_path)[0].site
    names = [entry.id.lower() for entry in references(site, IMPRINT)]
    assert {"page-regatta-fr", "context-r-c1"} < set(names) and len(set(names)) == len(names)


def test_the_data_say_of_a_title_that_it_is_ours(data: dict[str, str]) -> None:
    articles = json.loads(data["donnees/dossier.json"])["articles"]
    assert {article["id"]: article["title_is_ours"] for article in articles} == {
        "club-2029": True,
        "results-2026": False,
    }


def test_a_page_elsewhere_says_when_it_was_read_and_one_of_ours_the_day(
    data: dict[str, str],
) -> None:
    found = by_bibtexparser(data["donnees/sources.bib"])
    assert found["context:R-C1"]["urldate"] == "2026-11-21"
    assert found["page:regatta-en"]["date"] == IMPRINT.day
    assert found["page:regatta-en"]["organization"] == "Sailing"
    assert found["page:regatta-en"]["url"] == "https://a.example/en/regatta/"


def test_a_title_is_read_to_the_letter_whatever_is_in_it() -> None:
    entry = Reference("a", True, HOSTILE, "https://a.example/?a=1&b=%20#c_d", HOSTILE, "2030-05-01")
    both = [entry, entry._replace(id="b")]
    for found in by_bibtexparser(bibtex(both)).values():
        assert found["title"].replace("ˆ", "^") == HOSTILE  # the accent that LaTeX shows there
        assert found["url"] == entry.url
    for item in by_rispy(ris(both)).values():
        assert item["title"] == HOSTILE and item["urls"] == [entry.url]
    assert [item["title"] for item in csl(both)] == [HOSTILE, HOSTILE]


def test_of_an_article_that_shows_only_quotes_nothing_else_is_exported(
    data: dict[str, str], view: SiteView
) -> None:
    article = view.articles["results-2026"]
    assert article.sidecar.display == "quotes"
    quoted = [match for match in view.ledger.matches.values() if match.article == article.id]
    hidden = article.text
    for match in sorted(quoted, key=lambda match: -match.start):
        hidden = hidden[: match.start] + "\n" + hidden[match.end :]
    words = [line.strip(" .") for line in hidden.splitlines() if len(line.split()) > 2]
    assert words
    for name, content in data.items():
        assert not [line for line in words if line in content], name


class SmallLetters(Style):  # type: ignore[misc]
    """A style of BibTeX that writes titles in small letters, as most do."""

    def title(self, entry: Entry) -> str:
        text = self.format_title(entry, "title", as_sentence=False)
        return str(text.format_data({"entry": entry, "style": self}).render_as("text"))


@pytest.mark.parametrize(
    "title",
    [
        "The IOC and NATO sign for an iPhone",
        "Le CIO à Dakar",
        "& Co, Le CIO",
        r"\LaTeX à Dakar",
        "Le port -- le CIO --- la VILLE",
    ],
)
def test_a_style_that_writes_small_letters_leaves_a_title_to_the_letter(title: str) -> None:
    entry = Reference("a", True, title, "https://a.example/", "Le Journal", "2030-05-01")
    found = parse_bibtex(bibtex([entry]), "bibtex").entries["a"]
    assert SmallLetters().title(found) == title
    assert change_case(found.fields["title"], "l") == found.fields["title"]  # as BibTeX does it


# --- What Zotero reads of a page: `Embedded Metadata.js` and `RDF.js` in zotero/translators

_TYPES = {"newsitem": "newspaperArticle", "webpage": "webpage"}


def zotero(page: Element) -> dict[str, str]:
    """The item that Zotero makes of a page: what stands first in each list comes first."""
    found = {meta["name"] or meta["property"]: meta["content"] for meta in page.below("meta")}
    assert not [name for name in found if name.startswith("citation_")]  # they would come first
    bylines = [one for one in page.below() if {"byline", "vcard"} & set(one["class"].split())]
    assert not bylines  # it takes them for the names of authors

    def first(*names: str) -> str:
        return next((found[name] for name in names if found.get(name)), "")

    by_open_graph = "webpage" if found.get("og:type") == "website" else ""
    return {
        "itemType": by_open_graph or _TYPES[found["DC.type"].lower()],
        "title": first("DC.title", "og:title"),
        "publicationTitle": first("prism.publicationName", "DC.source", "og:site_name"),
        "date": first("prism.publicationDate", "og:published_time", "DC.date"),
        "language": first("DC.language"),
        "url": first("eprints.official_url", "og:url"),
    }


def test_zotero_takes_the_page_of_an_article_for_the_article(site: Path) -> None:
    for edition in ("", "en/"):
        page = parse((site / edition / "sources/club-2029/index.html").read_text("utf-8"))
        assert zotero(page) == {
            "itemType": "newspaperArticle",
            "title": "[La régate annoncée]",
            "publicationTitle": "Le Journal d’Exemple",
            "date": "2029-05",
            "language": "fr",
            "url": "https://journal.example/regate",
        }


def test_zotero_takes_a_page_of_ours_for_a_web_page(site: Path, view: SiteView) -> None:
    assert view.dossier.site
    pages: list[tuple[str, Lang, str]] = [
        ("regate/", "fr", "La régate"),
        ("en/", "en", "The Island Regatta"),
    ]
    for path, lang, title in pages:
        assert zotero(parse((site / path / "index.html").read_text("utf-8"))) == {
            "itemType": "webpage",
            "title": title,
            "publicationTitle": view.dossier.site.name[lang],
            "date": "2026-11-21",
            "language": lang,
            "url": BASE + path,
        }


# --- What machines are told


def test_an_annotation_is_whole_by_itself(data: dict[str, str]) -> None:
    """https://www.w3.org/TR/annotation-model/: what it says that an annotation must have."""
    page = json.loads(data["donnees/annotations.jsonld"])
    assert page["type"] == "AnnotationPage" and page["items"]
    for item in page["items"]:
        assert item["@context"] == page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert item["type"] == "Annotation" and item["id"].startswith(IMPRINT.base)
        assert item["created"] == "2030-05-01T00:00:00Z"
        assert item["creator"] == {"id": IMPRINT.base, "type": "Organization", "name": "Voile"}
        assert item["rights"] == "https://a.example/donnees/"
        assert "bodyValue" not in item and len(item["body"]) == 2
        for body in item["body"]:
            assert body["type"] == "TextualBody" and body["value"] and body["language"]
        assert item["target"]
        for target in item["target"]:
            assert urlsplit(target["source"]).scheme == "https"
            assert target["selector"]["type"] == "TextQuoteSelector" and target["selector"]["exact"]


def test_the_data_are_a_data_set_whose_files_are_there(site: Path) -> None:
    for path in ("donnees", "en/data"):
        page = parse((site / path / "index.html").read_text("utf-8"))
        [block] = [one for one in page.below("script") if one["type"] == "application/ld+json"]
        data = json.loads(block.text)["mainEntity"]
        assert data["@type"] == "Dataset"
        assert 50 <= len(data["description"]) <= 5000  # as Google asks
        assert data["creator"]["@type"] == "Organization"
        assert data["dateModified"] == "2026-11-21"
        addresses = [part["contentUrl"] for part in data["distribution"]]
        [links] = [item for item in page.below("ul") if "files" in item["class"]]
        assert addresses == [urljoin(data["url"], link["href"]) for link in links.below("a")]
        for address in addresses:
            assert (site / address.removeprefix(BASE)).is_file()


def test_the_citation_file_is_one_and_names_no_person() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    schemas = files("check_jsonschema") / "builtin_schemas/vendor"
    jsonschema.validate(citation, json.loads((schemas / "citation-file-format.json").read_bytes()))
    assert [author.keys() for author in citation["authors"]] == [{"name"}]


def test_a_title_of_ours_is_the_name_of_an_article_and_no_headline(view: SiteView) -> None:
    titles = {}
    for name in view.articles:
        found = structured_data(view, view.document[of_article(name)], "fr", IMPRINT)["mainEntity"]
        titles[name] = {key: found[key] for key in ("name", "headline") if key in found}
    assert titles == {
        "club-2029": {"name": "La régate annoncée"},
        "results-2026": {"headline": "The results"},
    }


# --- Annotations name words as the page shows them

STRANGE = """\
Publié samedi.

La jetée de Port-Exemple, samedi matin. | PHOTO D’ARCHIVES

La Régate des
Îles  aura lieu en 2030 à Port-\u00adExemple, a annoncé\u200b samedi le
Club nautique (CN). Le budget n’a pas été communiqué. Mis à jour lundi. Le vent souffle  fort.

Un parcours *nouveau*

« L’eau est à tous. À nous d’en
prendre soin », a déclaré Claire Exemple,  présidente du CN. Le parcours mesure 12 milles ; il
longe l’île_aux_Oies, <b>puis</b> la {{ baie }} | anse. Le vent souffle  fort.

Météo : rien à signaler.
"""
ADDED = """\
  - {role: metadata, exact: Publié samedi.}
  - {role: metadata, exact: Mis à jour lundi.}
unused:
  - rest: off-topic
"""
QUOTES = """\
          - {article: club-2029, exact: Le vent souffle fort., prefix: anse.}
          - {article: club-2029, exact: parcours *nouveau* « L'eau est à tous.}
          - {article: club-2029, exact: Publié samedi. La jetée}
          - {article: club-2029, exact: Mis à jour lundi.}
"""


@pytest.mark.parametrize("display", ["full", "quotes"])
def test_every_annotation_is_found_in_the_page_it_leads_to(project: Path, display: str) -> None:
    article = STRANGE.encode()
    (project / "seeds/000_club.txt").write_bytes(article)
    old = (project / "seeds/000_club.yml").read_text("utf-8")
    sidecar = old.replace("unused:\n", f"{ADDED}").replace("display: full\n", "")
    digest = hashlib.sha256(article).hexdigest()
    sidecar = re.sub("^sha256: .*", f"sha256: {digest}", sidecar, flags=re.MULTILINE)
    fill(project, {"seeds/000_club.yml": f"{sidecar}display: {display}\n"})
    quote = "          - {article: club-2029, exact: Le budget n’a pas été communiqué.}\n"
    edit(project, "seeds/pages/regatta.yml", (quote, quote + QUOTES))
    found = list(selectors(publish(project)))
    assert len(found) == 18
    for page, one in found:
        words = (one["prefix"] + one["exact"] + one["suffix"]).split()
        assert one["exact"] and " ".join(words) in page, one
    exact = [one["exact"] for _, one in found]
    assert {"parcours *nouveau*", "« L’eau est à tous.", "La jetée"} <= set(exact)
    assert not [one for one in exact if "lundi" in one]


def selectors(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each passage that an annotation names, and the text of the article's page."""
    data = json.loads((site / "donnees/annotations.jsonld").read_text("utf-8"))
    for target in (target for item in data["items"] for target in item["target"]):
        path = site / target["source"].removeprefix(BASE) / "index.html"
        [article] = parse(path.read_text("utf-8")).below("article")
        if selector := target.get("selector"):
            yield " ".join(article.text.split()), selector


# --- The day


def test_the_day_is_what_the_environment_says_else_the_newest_that_the_seeds_name(
    view: SiteView,
) -> None:
    assert day_of(view.dossier, {}) == "2026-11-21"  # a reference; “2029-05” is no day
    assert day_of(view.dossier, {"SOURCE_DATE_EPOCH": "1900000000"}) == "2030-03-17"
    with pytest.raises(Rejected, match=r"SOURCE_DATE_EPOCH:1:1: “soon” is no time\n +Give the sec"):
        day_of(view.dossier, {"SOURCE_DATE_EPOCH": "soon"})
