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
    page.goto(address + STATEMENTS[lang])
    statement = page.locator("#P-01")
    proof = statement.locator("details.proof")
    expect(proof.locator("blockquote")).to_be_hidden()
    proof.locator("summary").click()
    expect(proof.locator("blockquote")).to_be_visible()

    proof.locator("figcaption a").click()
    expect(page).to_have_url(re.compile(r"/sources/cio-alibaba-2017/#s2$"))
    expect(page.locator("#s2")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", lang)

    page.locator("article a[href$='#P-01']").click()
    expect(page).to_have_url(f"{address}{STATEMENTS[lang]}#P-01")
    expect(statement).to_be_in_viewport()


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
