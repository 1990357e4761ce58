"""The finished site, read without a browser: whatever stands in the seeds and the configuration."""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote
from xml.etree import ElementTree

import pytest
import yaml

from dossier.data.exports import exports
from dossier.pipeline import generate
from dossier.render.imprint import Imprint
from tests import project as projects
from tests.site.markup import Element, parse

TEXT = """<!-- <b>x</b> & &amp; "q" 'a' {{y}} {%z%} ]]></script> <script></title>"""
ADDRESS = """'"><b>&amp;&"""
ENCODED = """'%22%3E%3Cb%3E&amp;&"""  # as the address of the site has it
PLAIN, PLAIN_ADDRESS = (re.sub(r"\S", "m", words) for words in (TEXT, ADDRESS))
IMPRINT = Imprint({"fr": "Voile", "en": "Sailing"}, "https://a.example/", "2030-05-01")
FAR = "\n" * 40  # beyond what is given as the context of the last quote
_OWN = {"publisher", "name"}


def spoil(seed: Any, words: str) -> Any:
    """The seed with these words behind every text that an editor writes."""
    if isinstance(seed, list):
        return [spoil(item, words) for item in seed]
    if not isinstance(seed, dict):
        return seed
    is_reference = "url" in seed and isinstance(seed["title"], str)
    texts = {"fr", "en"} - ({"fr"} if "speaker" in seed else set())  # which the article says
    texts |= _OWN | ({"title"} if is_reference else set())
    spoiled = {
        key: behind(value, words) if key in texts else spoil(value, words)
        for key, value in seed.items()
    }
    return spoiled | ({"slug": seed["slug"]} if "slug" in seed else {})


def behind(value: Any, words: str) -> Any:
    if isinstance(value, list):
        return [*(behind(item, words) for item in value), *value]  # quotes have the old form
    return f"{value} {words}" if isinstance(value, str) else spoil(value, words)


def built(root: Path, words: str, address: str) -> Path:
    """The site of the golden dossier with these words in every value, and in its addresses."""
    projects.make(root)
    article = root / "seeds/000_club.txt"
    article.write_bytes(article.read_bytes() + f"{FAR}{words}\n".encode())
    for path in root.glob("seeds/**/*.yml"):
        seed = spoil(yaml.safe_load(path.read_text("utf-8")), words)
        if path.stem == article.stem:
            reason = {"fr": words, "en": words}
            seed["unused"].append({"exact": words, "reason": reason})
            seed["sha256"] = hashlib.sha256(article.read_bytes()).hexdigest()
        if path.stem == "regatta":
            seed["formerly"] = {"fr": ["course"], "en": ["race"]}
        path.write_text(yaml.safe_dump(seed, allow_unicode=True), "utf-8")
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    config["site_url"] = f"https://example.org/{address}/"
    repository = address.replace(ADDRESS, ENCODED)  # any other is refused
    config["extra"] = {"repository": f"https://code.example/{repository}"}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return projects.publish(root)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site with hostile words everywhere, and the same with a plain one."""
    folder = tmp_path_factory.mktemp("published")
    return built(folder / "hostile", TEXT, ADDRESS), built(folder / "plain", PLAIN, PLAIN_ADDRESS)


@pytest.fixture(scope="module")
def harmless(sites: tuple[Path, Path]) -> Path:
    return sites[1]


def read(path: Path) -> Any:
    """The words of a file of the site to its readers, with the plain word throughout."""
    text = path.read_text("utf-8-sig")
    readers: dict[str, Callable[[str], Any]] = {
        ".html": lambda text: page(parse(text)),
        ".json": json.loads,
        ".jsonld": json.loads,
        ".csv": lambda text: list(csv.reader(io.StringIO(text))),
        ".xml": lambda text: [
            (one.tag, one.text, sorted(one.attrib.items()))
            for one in ElementTree.fromstring(text).iter()  # noqa: S314 - we made it
        ],
        ".txt": str.splitlines,
    }
    return plain(readers[path.suffix](text))


def page(root: Element) -> list[Any]:
    """Tags, attributes and texts in their order, without what is made of words by rule: ids, and
    the addresses of sections."""
    found: list[Any] = []
    for child in root.children:
        if isinstance(child, str):
            is_data = root["type"] == "application/ld+json"
            found.append(json.loads(child) if is_data else " ".join(child.split()))
            continue
        attributes = {name: child[name] for name in child.attributes if name != "id"}
        if "href" in attributes:
            attributes["href"] = attributes["href"].partition("#")[0]
        found += [child.tag, attributes, *page(child), "/"]
    return found


def plain(value: Any) -> Any:
    if isinstance(value, str):
        words = value.replace(TEXT, PLAIN)
        words = re.sub("(?:<!--|mmmm)[^…]*…", "…", words)  # only the first words are shown
        for address in (ADDRESS, ENCODED):
            words = words.replace(address, PLAIN_ADDRESS)
        return re.sub(r"[0-9a-f]{64}", "hash", words)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def test_hostile_words_change_nothing_but_the_words(sites: tuple[Path, Path]) -> None:
    """On every page, in the menu and the head, on the 404 page, in the data, to the letter."""
    hostile, harmless = sites
    kinds = (".html", ".json", ".jsonld", ".csv", ".xml", ".txt")
    names = [
        path.relative_to(harmless)
        for path in sorted(harmless.rglob("*"))
        if path.suffix in kinds and "pagefind" not in path.parts
    ]
    assert {path.suffix for path in names} == set(kinds)
    for name in names:
        spoiled, wanted = read(hostile / name), read(harmless / name)
        assert spoiled == wanted, name
        assert PLAIN in str(wanted) or PLAIN_ADDRESS in str(wanted), name


# --- Addresses that pages once had


@pytest.mark.parametrize(
    ("former", "target"), [("course/", "regate/"), ("en/race/", "en/regatta/")]
)
def test_an_old_address_leads_on_without_a_script(harmless: Path, former: str, target: str) -> None:
    root = parse((harmless / former / "index.html").read_text("utf-8"))
    metas = {meta["http-equiv"] or meta["name"]: meta["content"] for meta in root.below("meta")}
    way = f"../{target.removeprefix('en/')}"
    assert metas["refresh"] == f"0; url={way}"
    assert metas["robots"] == "noindex"
    assert "default-src 'none'" in metas["Content-Security-Policy"]
    [canonical] = [link for link in root.below("link") if link["rel"] == "canonical"]
    assert canonical["href"] == f"https://example.org/{PLAIN_ADDRESS}/{target}"
    [main] = root.below("main")
    assert [link["href"] for link in main.below("a")] == [way]
    assert former not in (harmless / "sitemap.xml").read_text("utf-8")


def test_an_old_address_is_not_found_by_a_search(harmless: Path) -> None:
    entry = json.loads((harmless / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert entry["languages"]["fr"]["page_count"] == len(
        list(harmless.parent.glob("docs/fr/**/*.md"))
    )


# --- Only the cited passages of an article

BUDGET = "Le budget n’a pas été communiqué."
HIDDEN = ("Avant le départ il a plu toute la nuit.", "Après le départ le vent est tombé d’un coup.")


@pytest.fixture(scope="module")
def quotes_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose articles show their quotes only, one of which they say twice; published."""
    root = projects.make(tmp_path_factory.mktemp("quotes"))
    article, sidecar = root / "seeds/000_club.txt", root / "seeds/000_club.yml"
    text = f"{article.read_text('utf-8')}\n\n{HIDDEN[0]} {BUDGET} {HIDDEN[1]}\n"
    article.write_text(text, "utf-8", newline="")
    for path in (sidecar, root / "seeds/pages/regatta.yml"):
        quote = f"{{article: club-2029, exact: {BUDGET}}}"
        first, second = (
            f"{quote[:-1]}, prefix: {before!r}}}" for before in ("(CN). ", "la nuit. ")
        )
        seed = path.read_text("utf-8")
        path.write_text(re.sub(f"( *- ){quote}", rf"\1{first}\n\1{second}", seed), "utf-8")
    seed = yaml.safe_load(sidecar.read_text("utf-8"))
    seed["unused"] += [{"exact": one, "reason": {"fr": "Non.", "en": "No."}} for one in HIDDEN]
    seed |= {"display": "quotes", "sha256": hashlib.sha256(article.read_bytes()).hexdigest()}
    sidecar.write_text(yaml.safe_dump(seed, allow_unicode=True), "utf-8")
    projects.publish(root)
    return root


def letters(text: str) -> str:
    """The letters and digits of a text, however the rest of it is written."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
    return re.sub(r"[\W_]+", "", unquote(html.unescape(text)))


def unquoted(root: Path) -> Iterator[str]:
    """Every five words in a row of an article of which none is quoted."""
    rendering, _ = generate(root)
    site = rendering.site
    for name, article in site.articles.items():
        quotes = [match for match in site.ledger.matches.values() if match.article == name]
        words = [
            (word.group(), any(quote.start <= word.start() < quote.end for quote in quotes))
            for word in re.finditer(r"\w+", article.text)
        ]
        for run in zip(*(words[at:] for at in range(5)), strict=False):
            if not any(is_quoted for _, is_quoted in run):
                yield letters("".join(word for word, _ in run))


def test_nothing_but_the_quotes_is_published(quotes_only: Path) -> None:
    """Not in the pages, their addresses, the data, the search index nor in docs/."""
    hidden = set(unquoted(quotes_only))
    assert letters("il a plu toute la") in hidden
    files = [path for name in ("site", "docs") for path in (quotes_only / name).rglob("*.*")]
    packed = [path for path in files if path.suffix.startswith(".pf_")]
    assert packed
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        content = gzip.decompress(content) if path in packed else content
        shown = letters(content.decode("utf-8", "replace"))
        assert [words for words in hidden if words in shown] == [], path


def test_every_sentence_that_is_linked_is_there(quotes_only: Path) -> None:
    """A hidden one as a mark of its place, which the verification page leads to."""
    site = quotes_only / "site"
    article = parse((site / "sources/club-2029/index.html").read_text("utf-8"))
    there = {element["id"] for element in article.below()}
    verification = parse((site / "verification/index.html").read_text("utf-8"))
    links = [link["href"] for link in verification.below("a") if "/club-2029/#" in link["href"]]
    assert len(links) == 11
    assert {link.partition("#")[2] for link in links} <= there
    texts = {element["id"]: element.text for element in article.below("span")}
    assert texts["s9"] == "[…]"


def test_what_is_shown_twice_is_told_apart_by_its_sentence(quotes_only: Path) -> None:
    page = parse((quotes_only / "site/regate/index.html").read_text("utf-8"))
    [statement] = [one for one in page.below("li") if one["id"] == "R-04"]
    [action] = (one for one in statement.below("div") if one["class"] == "do")
    [beside] = (one for one in statement.below("span") if one["class"] == "at")
    ways = [link["href"] for part in (action, beside) for link in part.below("a")]
    ways = [way.partition("#")[2] for way in ways if "/sources/" in way]
    assert ways == ["s3-R-04", "s10-R-04"]


# --- Data for spreadsheets


def test_no_cell_is_a_formula_and_a_spreadsheet_knows_the_encoding(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    seed = root / "seeds/pages/regatta.yml"
    text = seed.read_text("utf-8")
    for old, new in (
        ("fr: Le budget n’a", "fr: =Le budget n’a"),
        ("en: The budget was", "en: '@The budget was"),
        ("made known.", "made known.'"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    seed.write_text(text, "utf-8")
    rendering, _ = generate(root)
    content = exports(rendering.site, IMPRINT)["donnees/dossier.csv"]
    assert content.startswith("\ufeffid,page".encode())
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert rows["R-04"]["fr"] == "'=Le budget n’a pas été communiqué."
    assert rows["R-04"]["en"] == "'@The budget was not made known."
    assert rows["R-01"]["fr"].startswith("La Régate")


def test_the_data_say_whose_and_of_when_a_statement_is(site: Path) -> None:
    """« Signataire » alone says nothing."""
    statements = json.loads((site / "donnees/dossier.json").read_text("utf-8"))["statements"]
    own = {"person": {"name", "role"}, "event": {"date", "label"}, "quotation": {"speaker"}}
    kinds = {one["kind"]: one for one in statements}
    assert {kind: names for kind, names in own.items() if names <= kinds[kind].keys()} == own
    rows = csv.DictReader(io.StringIO((site / "donnees/dossier.csv").read_text("utf-8-sig")))
    said = {row["kind"]: row for row in rows}
    assert said["person"]["name"] and said["event"]["date"]


# --- Settings


def test_without_a_repository_no_link_leads_to_one(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    config = (root / "mkdocs.yml").read_text("utf-8")
    line = next(line for line in config.splitlines() if "repository:" in line)
    (root / "mkdocs.yml").write_text(config.replace(line, "  other: 1"), "utf-8")
    page = parse((projects.publish(root) / "index.html").read_text("utf-8"))
    [footer] = page.below("footer")
    assert [link.text for link in footer.below("a")] == ["Vie privée", "Données"]


def test_a_page_says_who_made_the_dossier_and_where_to_report_a_mistake(site: Path) -> None:
    page = parse((site / "en/regatta/index.html").read_text("utf-8"))
    [footer] = page.below("footer")
    assert "Dossier made by The Friends of the Port." in footer.text
    [mistake] = [link for link in footer.below("a") if link.text == "Report a mistake"]
    form, _, asked = mistake["href"].partition("?")
    assert form == "https://github.com/example/dossier/issues/new"
    assert parse_qs(asked) == {
        "template": ["mistake.yml"],
        "title": ["Mistake on the page: The regatta"],
        "page": ["https://example.github.io/dossier/en/regatta/"],
    }


def test_the_menu_has_the_short_title_of_a_page(site: Path) -> None:
    page = parse((site / "en/regatta/index.html").read_text("utf-8"))
    [menu] = (one for one in page.below("nav") if one["id"] == "_menu")
    assert [link.text for link in menu.below("a")][:2] == ["Home", "Regatta"]
    assert [heading.text for heading in page.below("h1")] == ["The regatta"]


def test_what_is_published_has_a_policy_whatever_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also that of the server that `mkdocs serve` starts, which alone may do without."""
    monkeypatch.setenv("SITE_URL", "http://127.0.0.1:8000/")
    site = projects.publish(projects.make(tmp_path))
    for name in ("index.html", "en/index.html", "404.html"):
        assert "Content-Security-Policy" in (site / name).read_text("utf-8")


LEADS_ON = re.compile(r'http-equiv="refresh" content="0; url=([^"]*)"')
NAMED = re.compile(r'<[^>]* (?:href|src)="([^"#?]+)')


@pytest.mark.parametrize("as_folders", [True, False])
def test_a_former_address_leads_on_as_every_link_leads_to_a_file(
    project: Path, as_folders: bool
) -> None:
    """A site of files works from a disk, where no server looks for an index."""
    formerly = "formerly: {fr: [course], en: [race]}\norder:"
    projects.edit(project, "seeds/pages/regatta.yml", ("order:", formerly))
    if not as_folders:
        projects.edit(project, "mkdocs.yml", ("watch:", "use_directory_urls: false\nwatch:"))
    site = projects.publish(project)
    end = "/index.html" if as_folders else ".html"
    for old, new in (("course", "regate"), ("en/race", "en/regatta")):
        path = site / f"{old}{end}"
        [target] = LEADS_ON.findall(path.read_text("utf-8"))
        leads_to = (path.parent / target / ("index.html" if as_folders else "")).resolve()
        assert leads_to == site / f"{new}{end}"
    for path in site.rglob("*.html") if not as_folders else ():
        for name in NAMED.findall(path.read_text("utf-8")):
            here = "//" in name or path.name == "404.html" or (path.parent / name).is_file()
            assert here, f"{path}: {name}"
