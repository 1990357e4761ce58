"""What a reader does on the site, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.reading import Site
from tests.site.workshop import SITE_URL

both_editions = pytest.mark.parametrize("lang", ["fr", "en"])
STATEMENTS = {"fr": "partenariat/", "en": "en/partnership/"}


@both_editions
def test_a_passage_opens_on_the_spot_and_the_way_back_leads_to_the_statement(
    address: str, scriptless: Page, lang: str
) -> None:
    """Statement → passage → article → statement, in one language and without a script."""
    page = scriptless
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + STATEMENTS[lang])
    statement = page.locator("#P-01")
    proof = statement.locator("details.proof")
    expect(proof.locator("blockquote")).to_be_hidden()
    name = {
        "fr": "Lire La\u00a0citation\u00a0·\u00a0kelnews.fr\u00a02017",
        "en": "Read The\u00a0quote\u00a0·\u00a0kelnews.fr\u00a02017",
    }
    expect(proof.locator("summary")).to_have_accessible_name(name[lang])
    proof.locator("summary").click()
    expect(proof.locator("blockquote")).to_be_visible()

    proof.locator("figcaption a").click()
    expect(page).to_have_url(re.compile(r"/sources/cio-alibaba-2017/#s2$"))
    expect(page.locator("#s2")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", lang)

    page.locator("article a[href$='#P-01']").first.click()
    expect(page).to_have_url(f"{address}{STATEMENTS[lang]}#P-01")
    expect(statement).to_be_in_viewport()


@pytest.mark.parametrize("path", ["partenariat/", "dakar-2026/", "en/partnership/"])
def test_where_there_is_room_the_passage_stands_beside_its_statement(
    address: str, scriptless: Page, path: str
) -> None:
    """Its first lines without a click, in the first screen, the way to the article beside them."""
    page = scriptless
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + path)
    statement = page.locator("div.statement").first
    quote = statement.locator("blockquote").first
    expect(quote).to_be_in_viewport()
    words, beside = statement.locator(".claim").bounding_box(), quote.bounding_box()
    assert words and beside and beside["x"] > words["x"] + words["width"]
    assert abs(beside["y"] - words["y"]) < 10
    shut = beside["height"]
    long = page.locator("div.statement", has=page.locator("blockquote")).filter(
        has_text="2028, scellant" if path.startswith("part") else "le"
    )
    statement = long.first
    statement.locator("summary").click(position={"x": 10, "y": 10})
    opened = statement.locator("blockquote").first.bounding_box()
    assert opened and opened["height"] >= shut
    statement.locator("figcaption a").first.click()
    expect(page).to_have_url(re.compile(r"/sources/[^/]+/#s\d+$"))


@pytest.mark.parametrize("viewport", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("path", ["", "en/"])
def test_the_first_screen_of_the_home_page_shows_a_proof(
    address: str, scriptless: Page, path: str, viewport: tuple[int, int]
) -> None:
    scriptless.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    scriptless.goto(address + path)
    expect(scriptless.locator(".proof[open] blockquote").first).to_be_in_viewport()
    expect(scriptless.locator(".proof[open]")).to_have_count(1)


@both_editions
def test_no_page_needs_a_third_party_or_anything_that_fails(
    site: Path, address: str, page: Page, lang: str
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("requestfailed", lambda request: check_failure(request.url, request.failure))
    page.on("request", lambda request: check_address(request.url))
    page.on("response", lambda response: check_status(response.status, response.url))

    def check_failure(url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # we left the page before it was answered
            complaints.append(f"{url}: {why}")

    def check_address(url: str) -> None:
        if not url.startswith(address):
            complaints.append(url)

    def check_status(status: int, url: str) -> None:
        if status >= 300:
            complaints.append(f"{status} {url}")

    for built in Site(site).edition(lang):
        page.goto(built.url.replace(SITE_URL, address), wait_until="networkidle")
    assert complaints == []
