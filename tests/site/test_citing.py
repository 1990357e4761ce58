"""A reader shares a statement, and cites it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import project as projects
from tests.site.browsing import DESK, PHONE
from tests.site.markup import parse

CITATION = (
    "Quarante bateaux étaient inscrits en 2026. Source : « The results », The Example Gazette, "
    "1er mars 2026. Dossier régate, 21 novembre 2026, https://example.github.io/dossier/regate/#R-02"
)


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_without_a_script_a_proof_has_the_link_to_its_statement_and_the_citation(
    scriptless: Page, address: str, viewport: object
) -> None:
    scriptless.set_viewport_size(viewport)  # type: ignore[arg-type]
    scriptless.goto(f"{address}regate/")
    statement = scriptless.locator("[id='R-02']")
    citation = statement.locator(".citation")
    expect(citation).to_be_hidden()
    statement.locator("summary").press("Enter")  # a mark may be on two lines
    expect(citation).to_be_visible()
    statement.get_by_role("link", name="Lien vers R-02").click()
    scriptless.wait_for_url(f"{address}regate/#R-02")


def test_a_statement_on_a_reference_has_its_link_beside_it(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}regate/")
    scriptless.get_by_role("link", name="Lien vers R-C1").click()
    scriptless.wait_for_url(f"{address}regate/#R-C1")


def test_a_sentence_of_an_article_has_a_link_to_itself(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}sources/club-2029/")
    scriptless.get_by_role("link", name="phrase 2", exact=True).click()
    scriptless.wait_for_url(f"{address}sources/club-2029/#s2")


def test_a_button_copies_the_citation(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address}regate/")
        statement = page.locator("[id='R-02']")
        statement.locator("summary").click(position={"x": 5, "y": 5})
        statement.get_by_role("button", name="Copier").click()
        expect(statement.get_by_role("button", name="Copié")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()").replace("\xa0", " ")
        assert copied == CITATION


def test_paper_has_the_address_and_the_day_and_no_citation(page: Page, address: str) -> None:
    page.goto(f"{address}en/regatta/")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_have_text(
        "https://example.github.io/dossier/en/regatta/ · 21 November 2026"
    )
    for name in (".citation", ".self"):
        assert page.locator(name).evaluate_all("all => all.every((one) => !one.checkVisibility())")


def test_the_day_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    site = projects.publish(projects.make(tmp_path))
    html = (site / "en/regatta/index.html").read_text("utf-8")
    assert len(re.findall("17 March 2030", html)) > 2
    [printed] = [one for one in parse(html).below("p") if one["class"] == "printed"]
    assert printed.text.endswith("17 March 2030")
