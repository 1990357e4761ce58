"""Every page as it is sent: what it weighs, lets in, leads to, and says to machines."""

import gzip
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from bench import previews
from dossier.model.base import LANGS, Lang
from tests.site.reading import SitePage


def packed(*files: Path) -> int:
    """The bytes of files together as hosts send them."""
    return len(gzip.compress(b"".join(file.read_bytes() for file in files)))


def test_a_page_is_light_with_its_passages(pages: list[SitePage], site: Path) -> None:
    """A first view has three files besides the page; one of forty statements may be heavier."""
    files = [site / "assets" / name for name in ("dossier.css", "dossier.js", "favicon.svg")]
    assets = sum(map(packed, files))
    for page in pages:
        asked = [link["href"] for link in (*page.links("stylesheet"), *page.links("icon"))]
        asked += [script["src"] for script in page.root.below("script") if script["src"]]
        assert {Path(target).name for target in asked} == {file.name for file in files}
        assert len(asked) == 3
        assert packed(page.file) + assets <= 20_480, page.path
    whole = [site / path / "index.html" for path in ("partenariat", "jeux", "dakar-2026")]
    marks = sum(file.read_text("utf-8").count('class="self"') for file in whole)
    assert marks > 40
    assert packed(*whole) + packed(files[0]) <= 40_000


def test_every_page_has_a_policy_that_lets_nothing_else_in(pages: list[SitePage]) -> None:
    for page in pages:
        policies = [
            meta["content"]
            for meta in page.root.below("meta")
            if meta["http-equiv"] == "Content-Security-Policy"
        ]
        assert len(policies) == 1, page.path
        assert policies[0].startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
        assert "unsafe-inline" not in policies[0] and "http" not in policies[0]


def test_no_stylesheet_asks_for_what_the_policy_refuses(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert len(sheets) == 1
    for sheet in sheets:
        assert not re.search(r"url\(|@import", sheet.read_text("utf-8")), sheet.name


def test_links_that_leave_say_so(pages: list[SitePage], address: str) -> None:
    for page in pages:
        for link in page.root.below("a"):
            if link["href"].startswith("http"):
                assert {"external", "noopener"} <= set(link["rel"].split()), link["href"]


def test_the_way_to_the_publisher_names_the_quote_and_no_way_within_does(
    pages: list[SitePage],
) -> None:
    fragments = 0
    for page in pages:
        for link in page.root.below("a"):
            is_fragment = ":~:" in link["href"]
            assert not is_fragment or link["href"].startswith("http"), link["href"]
            fragments += is_fragment
    assert fragments > 50


def test_what_machines_read(pages: list[SitePage], site: Path) -> None:
    robots = (site / "robots.txt").read_text("utf-8")
    assert "Sitemap: https://example.github.io/dossier/sitemap.xml" in robots
    for page in pages:
        if page.path == "404.html":
            continue
        named = {meta["property"]: meta["content"] for meta in page.root.below("meta")}
        assert named["og:url"] == page.url
        picture = site / named["og:image"].removeprefix("https://example.github.io/dossier/")
        assert picture.name == f"preview-{page.lang}.png"
        assert picture.stat().st_size < 40_000


def test_each_page_is_described_in_words_of_its_own(pages: list[SitePage]) -> None:
    said = {}
    for page in pages:
        metas = [one for one in page.root.below("meta") if one["name"] == "description"]
        [said[page.path]] = [one["content"].replace("\xa0", " ") for one in metas]
        [title] = page.root.below("title")
        assert said[page.path] not in title.text, page.path
    assert len(set(said.values())) == len(said)
    assert said["sources/cio-alibaba-2017/"] == (
        "kelnews.fr, 19 janvier 2017 : ce que le dossier cite de cet article, phrase par phrase."
    )
    assert said["en/sources/cojoj-alibaba-2025/"] == (
        "Enquête+, July 2025: what the dossier quotes from this article, sentence by sentence."
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_of_a_link_was_drawn_of_what_the_seeds_say(lang: Lang) -> None:
    """Else: `make previews`."""
    with Image.open(previews.PICTURES / f"preview-{lang}.png") as picture:
        assert getattr(picture, "text", {}) == previews.words(lang)


def test_structured_data_is_json_and_cannot_end_its_script(pages: list[SitePage]) -> None:
    kinds: dict[str, set[str]] = {}
    for page in pages:
        html = page.file.read_text("utf-8")
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            assert "<" not in block
            itself = json.loads(block)
            assert itself["url"] == page.url and itself["inLanguage"] == page.lang
            parts = [itself, itself.get("mainEntity"), *itself.get("about", [])]
            parts += itself.get("citation", [])
            kinds[page.path] = {part["@type"] for part in parts if part}
    assert len(kinds) == len(pages) - 1  # all but the lost page
    assert kinds["sources/cio-alibaba-2017/"] == {"WebPage", "NewsArticle"}
    assert kinds["en/games/"] == {"WebPage", "NewsArticle"}
    assert kinds["en/"] == {"WebPage", "NewsArticle", "Event"}
