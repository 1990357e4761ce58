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

CITED_CONTEXT = (
    "Contexte. Un mille marin mesure 1 852 mètres. Source : « The SI Brochure », "
    "https://www.bipm.org/en/publications/si-brochure, en anglais, consulté le 21 novembre 2026. "
    "Dossier régate, 21 novembre 2026, https://example.github.io/dossier/regate/#R-C1"
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


def test_without_a_script_a_statement_on_a_reference_has_them_beside_it(
    scriptless: Page, address: str
) -> None:
    scriptless.goto(f"{address}regate/")
    statement = scriptless.locator("[id='R-C1']")
    expect(statement.locator(".citation")).to_be_hidden()
    statement.get_by_text("Pour citer").click()
    expect(statement.locator(".citation")).to_be_visible()
    scriptless.get_by_role("link", name="Lien vers R-C1").click()
    scriptless.wait_for_url(f"{address}regate/#R-C1")


@pytest.mark.parametrize("path", ["", "regate/", "glossaire/", "en/", "en/regatta/"])
def test_whatever_has_a_name_of_its_own_has_its_link_and_its_citation(
    site: Path, path: str
) -> None:
    root = parse((site / path / "index.html").read_text("utf-8"))
    named = [one for one in root.below() if one["id"] and "statement" in one["class"].split()]
    assert named
    for one in named:
        links = [link for link in one.below("a") if link["class"] == "self"]
        assert [link["href"] for link in links] == [f"#{one['id']}"]
        [citation] = [part for part in one.below("p") if part["class"] == "citation"]
        assert citation.text.endswith(f", https://example.github.io/dossier/{path}#{one['id']}")


def test_a_sentence_of_an_article_has_a_link_to_itself(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}sources/club-2029/")
    scriptless.get_by_role("link", name="phrase 2", exact=True).click()
    scriptless.wait_for_url(f"{address}sources/club-2029/#s2")


def test_a_button_copies_the_citation(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address}regate/")
        for label, citation in (("R-02", CITATION), ("R-C1", CITED_CONTEXT)):
            statement = page.locator(f"[id='{label}']")
            statement.locator("summary").last.click(position={"x": 5, "y": 5})
            statement.get_by_role("button", name="Copier").click()
            expect(statement.get_by_role("button", name="Copié")).to_be_visible()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert re.sub("[\u00a0\u202f]", " ", copied) == citation


def test_paper_has_the_address_the_day_and_every_id_and_no_citation(
    page: Page, address: str
) -> None:
    page.goto(f"{address}en/regatta/")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_have_text(
        "https://example.github.io/dossier/en/regatta/ · 21 November 2026"
    )
    assert page.locator(".citation").evaluate_all(
        "all => !all.some((one) => one.checkVisibility())"
    )
    signs = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    assert '"#R-01"' in page.locator(".self").evaluate_all(signs)


def test_the_day_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    site = projects.publish(projects.make(tmp_path))
    html = (site / "en/regatta/index.html").read_text("utf-8")
    assert len(re.findall("17 March 2030", html)) > 2
    [printed] = [one for one in parse(html).below("p") if one["class"] == "printed"]
    assert printed.text.endswith("17 March 2030")
