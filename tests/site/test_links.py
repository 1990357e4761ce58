"""Every address the site names leads to a place there is, in both editions."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import pytest

from tests.site.reading import Site, is_ours
from tests.site.workshop import SITE_URL

LANGS = ("fr", "en")
both_editions = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(scope="module")
def whole(site: Path) -> Site:
    return Site(site)


@both_editions
def test_every_internal_link_leads_to_its_place(whole: Site, lang: str) -> None:
    links = {(page.path, url) for page in whole.edition(lang) for url in page.targets}
    assert links
    assert sorted(link for link in links if is_ours(link[1]) and not whole.has(link[1])) == []


def test_the_404_page_works_at_any_depth(whole: Site) -> None:
    page = whole.page(SITE_URL + "404.html")
    links = [link["href"] or link["src"] for link in page.root.below("a", "link", "script", "img")]
    away = [urljoin(SITE_URL + "en/no/such/page", link) for link in links if link[:1] != "#"]
    within = [page.url + link for link in links if link[:1] == "#"]
    assert {SITE_URL, SITE_URL + "en/"} <= set(away)
    assert [url for url in away + within if is_ours(url) and not whole.has(url)] == []


def test_every_file_a_stylesheet_names_is_there(whole: Site) -> None:
    named = [
        urljoin(SITE_URL + sheet.relative_to(whole.folder).as_posix(), url)
        for sheet in whole.folder.rglob("*.css")
        for url in re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
        if not url.startswith(("data:", "#"))
    ]
    assert [url for url in named if not is_ours(url) or not whole.has(url)] == []


def test_a_page_names_its_icon(whole: Site) -> None:
    """Else a browser asks for /favicon.ico, which a project's site cannot have."""
    assert [page.path for page in whole.pages if not page.links("icon")] == []


def test_no_id_stands_twice_on_a_page(whole: Site) -> None:
    assert {page.path for page in whole.pages if len(page.ids) > len(set(page.ids))} == set()


@both_editions
def test_a_page_says_its_language_and_its_one_address(whole: Site, lang: str) -> None:
    for page in whole.edition(lang):
        assert next(page.root.below("html"))["lang"] == lang, page.path
        assert [link["href"] for link in page.links("canonical")] == [page.url]


@both_editions
def test_a_page_names_its_counterpart_which_names_it_back(whole: Site, lang: str) -> None:
    for page in whole.edition(lang):
        named = alternates(whole, page.url)
        assert named[lang] == page.url
        assert named["x-default"] == named["fr"]
        assert alternates(whole, named["en"]) == alternates(whole, named["fr"]) == named


@both_editions
def test_a_reader_is_offered_the_same_page_in_the_other_language(whole: Site, lang: str) -> None:
    other = {"fr": "en", "en": "fr"}[lang]
    for page in whole.edition(lang):
        switches = [link for link in page.root.below("a") if link["hreflang"] == other]
        offered = {urljoin(page.url, switch["href"]) for switch in switches}
        assert offered == {alternates(whole, page.url)[other]}, page.path


def test_no_page_is_the_counterpart_of_two(whole: Site) -> None:
    named = [alternates(whole, page.url)["en"] for page in whole.edition("fr")]
    assert sorted(named) == sorted(page.url for page in whole.edition("en"))


def test_the_sitemap_has_every_page_and_says_what_the_pages_say(whole: Site) -> None:
    urlset = ElementTree.parse(whole.folder / "sitemap.xml").getroot()  # noqa: S314
    said = {
        url.findtext("{*}loc"): {link.attrib["hreflang"]: link.attrib["href"] for link in url[1:]}
        for url in urlset
    }
    pages = [page.url for lang in LANGS for page in whole.edition(lang)]
    assert len(urlset) == len(pages)
    assert said == {url: alternates(whole, url) for url in pages}


@both_editions
def test_each_passage_leads_back_to_every_statement_that_rests_on_it(
    whole: Site, lang: str
) -> None:
    references = list(whole.references(lang))
    assert references
    missing = [
        (reference.statement, article.path)
        for reference in references
        if reference.statement not in (article := whole.page(reference.url)).targets
    ]
    assert missing == []


@both_editions
def test_each_proof_leads_to_the_way_back_beside_its_sentence(whole: Site, lang: str) -> None:
    for reference in whole.references(lang):
        place = urldefrag(reference.url).fragment
        sentence, _, statement = place.partition("-")
        if not place:
            continue  # what is no sentence has no address
        assert re.fullmatch("s[0-9]+", sentence)
        assert statement == urldefrag(reference.statement).fragment
        links = whole.page(reference.url).root.below("a")
        [back] = [link["href"] for link in links if link["id"] == place]
        assert urljoin(reference.url, back) == reference.statement


def alternates(whole: Site, url: str) -> dict[str, str]:
    """Language → address, as the head of the page at `url` says."""
    return {link["hreflang"]: link["href"] for link in whole.page(url).links("alternate")}
