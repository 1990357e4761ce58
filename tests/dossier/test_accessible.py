"""What WCAG 2.2 asks for, seen by axe-core or not: https://www.w3.org/TR/WCAG22/."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.browsing import reader, search
from tests.site.reading import Site, SitePage
from tests.site.workshop import REPOSITORY

NARROW: ViewportSize = {"width": 320, "height": 640}


# --- 1.4.10 and 1.4.12: no scrolling sideways, whatever is open, spaced, or called

_OPEN = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
_RENAME = "(name) => { document.querySelector('.brand').lastChild.data = name; }"
_SPACE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
_TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  && `${location.pathname}: ${document.documentElement.scrollWidth}`"""


def test_no_page_scrolls_sideways_at_320_pixels(
    page: Page, address: str, pages: list[SitePage]
) -> None:
    page.set_viewport_size(NARROW)
    wrong = []
    for one in pages:
        page.goto(address + one.path)
        page.evaluate(_OPEN)
        page.evaluate(_RENAME, "Dampfschifffahrtselektrizitätenhauptbetriebswerkbaugesellschaft")
        wrong.append(page.evaluate(_TOO_WIDE))
        page.evaluate(_SPACE)
        wrong.append(page.evaluate(_TOO_WIDE))
    assert not [one for one in wrong if one]


# --- 2.4.11: what has the focus is seen

_FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  focused.style.pointerEvents = "auto"; // else no point is said to be in it
  const parts = [1, 2, 3, 4, 5, 6, 7].map((part) => part / 8);
  const isSeen = [...focused.getClientRects()].some(({ x, y, width, height }) =>
    parts.some((right) => parts.some((down) =>
      focused.contains(document.elementFromPoint(x + width * right, y + height * down)))));
  return isSeen && Number(getComputedStyle(focused).opacity)
    ? "seen" : `${location.pathname}: ${focused.outerHTML.slice(0, 120)}`;
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "partenariat/", "jeux/", "en/sources/cio-alibaba-2017/"])
def test_the_focus_is_never_hidden(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address + path)
    seen = []
    for key in ("Tab", "Shift+Tab"):
        page.keyboard.press(key)
        while place := page.evaluate(_FOCUS):
            seen.append(place)
            page.keyboard.press(key)
    assert len(seen) > 30
    assert set(seen) == {"seen"}


# --- 1.3.1: the number that a mark refers to is read where the sentence begins


@pytest.mark.parametrize(("edition", "word"), [("", "phrase"), ("en/", "sentence")])
def test_a_sentence_is_read_with_the_number_that_marks_call_it_by(
    page: Page, address: str, edition: str, word: str
) -> None:
    page.goto(f"{address}{edition}sources/cio-alibaba-2017/")
    for number in (1, 3, 6):
        name = page.locator(f"#s{number}").get_by_role("img", name=f"{word} {number}", exact=True)
        assert name.evaluate("(one) => one.closest('[lang]').lang") == (edition[:2] or "fr")
        assert name.bounding_box()


# --- 1.3.1: the name of a sign makes a sentence of the words around it


@pytest.mark.parametrize(
    ("path", "width", "words"),
    [
        ("jeux/", 390, "Touchez le signe Citation pour"),
        ("jeux/", 1280, ". Le signe Citation le montre"),
        ("en/games/", 390, "Touch the sign Quote to read"),
        ("en/games/", 1280, ". The sign Quote shows it"),
    ],
)
def test_a_sign_is_read_as_a_part_of_its_sentence(
    page: Page, address: str, path: str, width: int, words: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert words in " ".join(page.locator(".how").first.inner_text().split())


# --- 3.1.2: the title of a page in another language says so

_REFERENCES = """() => [...document.querySelectorAll(".p > .ref")].map((title) => {
  const link = title.parentElement.querySelector("a[rel]");
  return [link.href, (title.querySelector("[lang]") ?? title.closest("[lang]")).lang];
})"""


def languages(value: Any) -> dict[str, str]:
    """The language of each page that a context rests on, by its address, in a seed or below it."""
    found: dict[str, str] = {}
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in below:
        found |= languages(one)
    if isinstance(value, dict) and "reference" in value:
        found[value["reference"]["url"]] = value["reference"]["language"]
    return found


def test_the_title_of_every_reference_is_in_the_language_it_is_written_in(
    page: Page, address: str, pages: list[SitePage]
) -> None:
    wanted: dict[str, str] = {}
    for seed in (REPOSITORY / "seeds").rglob("*.yml"):
        wanted |= languages(yaml.safe_load(seed.read_text("utf-8")))
    found = set()
    for one in pages:
        page.goto(address + one.path)
        found |= set(map(tuple, page.evaluate(_REFERENCES)))
    assert found == set(wanted.items())


# --- 2.4.3 and 4.1.2: one stop a statement, named by its sentence


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["partenariat/", "jeux/", "en/glossary/"])
def test_a_closed_statement_has_one_stop_of_the_tab_key(
    scriptless: Page, address: str, path: str, width: int
) -> None:
    scriptless.set_viewport_size({"width": width, "height": 800})
    scriptless.goto(address + path)
    stops = scriptless.locator(".s").evaluate_all(
        "all => all.filter((one) => !one.querySelector('.q[open]')).map((one) =>"
        " [...one.querySelectorAll('a, button, summary')].filter((stop) => stop.checkVisibility()"
        " && !stop.closest('.term, .who, .by')).length)"
    )
    assert len(stops) > 10
    assert max(stops) == 1


def test_a_statement_is_an_item_of_a_list_and_its_mark_is_named_by_it(
    page: Page, address: str
) -> None:
    """Nothing is said twice but the first words of a sentence, which name its mark."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}partenariat/")
    snapshot = page.locator("[id='P-04']").aria_snapshot()
    assert snapshot.startswith("- listitem:")
    assert "group" in snapshot
    assert snapshot.count("Citation : ") == 1
    assert "kelnews.fr, 19 janvier 2017" not in snapshot
    page.locator("[id='P-04'] .q > summary").click()
    opened = page.locator("[id='P-04']").aria_snapshot()
    acts = ("Lire l’article", "Citer", "Copier le lien")
    for part in ("blockquote", "mark", "kelnews.fr, 19 janvier 2017", *acts):
        assert opened.count(part) == 1, part


# --- 1.4.1: what is a link is told by more than its colour

_TOLD_BY_COLOUR = """() => [...document.querySelectorAll("article a, footer a")].filter((link) => {
  const block = link.closest("p, li, td, th, dd, figcaption, div");
  const isAmidText = block.textContent.trim() !== link.textContent.trim();
  return isAmidText && link.textContent.trim() && link.checkVisibility()
    && !link.closest("h1, h2, h3, svg, .next")
    && !getComputedStyle(link).textDecorationLine.includes("underline");
}).map((link) => `${location.pathname}: ${link.outerHTML}`)"""


def test_links_in_text_are_told_by_more_than_colour(
    page: Page, address: str, pages: list[SitePage]
) -> None:
    wrong = []
    for one in pages:
        page.goto(address + one.path)
        page.evaluate(_OPEN)
        wrong += page.evaluate(_TOLD_BY_COLOUR)
    assert not wrong


# --- No landmark is empty

_LANDMARKS = "main, nav, aside, header, footer, search, [role=search], section[aria-label], form"


@pytest.mark.parametrize("width", [360, 1280])
def test_no_landmark_is_empty(page: Page, address: str, pages: list[SitePage], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for one in pages:
        page.goto(address + one.path)
        landmarks = page.locator(_LANDMARKS).filter(visible=True)
        words = page.locator("a, button, summary, p").filter(visible=True)
        assert landmarks.count() and not landmarks.filter(has_not=words).count(), one.path


# --- What axe-core sees, on every page and in the search


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing(browser: Browser, address: str, site: Path, lang: str) -> None:
    """On every page with a passage and a word explained, and in the search once it has answered."""
    found = []
    edition = [page.path for page in Site(site).edition(lang)] + ["404.html"]
    with reader(browser, address, viewport=LIGHTHOUSE) as (page, wrong):
        for path in edition:
            page.goto(address + path)
            page.evaluate(_OPEN_HALF)
            found += violations(page)
            if path in ("", "en/", "404.html"):
                search(page, "Alibaba")
                found += violations(page, "dialog")
    assert not found
    assert not wrong


_OPEN_HALF = """document.querySelectorAll("details").forEach((one, at) => {
  if (at % 2 && one.checkVisibility()) one.open = true;
})"""


LIGHTHOUSE: ViewportSize = {"width": 412, "height": 823}  # the phone it looks through


_RULES: dict[Literal["dark", "light"], dict[str, object]] = {
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},  # nothing else is different
    "light": {"rules": {"target-size": {"enabled": True}}},
}


def violations(page: Page, part: str | None = None) -> list[str]:
    """The objections of axe-core to the page or a part of it, in the dark or in the light."""
    found = []
    for scheme, rules in _RULES.items():
        page.emulate_media(color_scheme=scheme)
        answer = Axe().run(page, part, rules | {"resultTypes": ["violations"]}).response
        found += [
            f"{page.url}: {scheme}: {rule['help']}: {node['html']}"
            for rule in answer["violations"]
            for node in rule["nodes"]
        ]
    return found
