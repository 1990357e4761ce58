"""A reader shares a statement, and cites it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests import project as projects
from tests.site.browsing import DESK, PHONE
from tests.site.markup import parse

CITATION = (
    "« The results », The Example Gazette, 1er mars 2026, phrases 1 et 2. "
    "Dossier régate, 21 novembre 2026, R-02, https://example.github.io/dossier/regate/#R-02"
)

CITED_CONTEXT = (
    "The SI Brochure, https://www.bipm.org/en/publications/si-brochure, en anglais, consulté le "
    "21 novembre 2026. "
    "Dossier régate, 21 novembre 2026, R-C1, https://example.github.io/dossier/regate/#R-C1"
)


@pytest.mark.parametrize("label", ["R-02", "R-C1"])
@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_without_a_script_a_statement_has_its_link_and_a_page_its_citation(
    scriptless: Page, address: str, viewport: object, label: str
) -> None:
    scriptless.set_viewport_size(viewport)  # type: ignore[arg-type]
    scriptless.goto(f"{address}regate/")
    statement = scriptless.locator(f"[id='{label}']")
    link = statement.get_by_role("link", name="Copier le lien")
    expect(link).to_be_hidden()
    statement.locator(".q summary").press("Enter")
    expect(statement.get_by_text("Citer")).to_be_hidden()
    link.click()
    scriptless.wait_for_url(f"{address}regate/#{label}")
    expect(scriptless.locator(".citation > span")).to_have_text(
        "«\u00a0La régate\u00a0», Dossier régate, 21\u00a0novembre 2026,"
        " https://example.github.io/dossier/regate/"
    )


@pytest.mark.parametrize("path", ["", "regate/", "glossaire/", "en/", "en/regatta/"])
def test_whatever_has_a_name_of_its_own_has_its_link_and_its_button(site: Path, path: str) -> None:
    """But for what an article does not say, which has an address, and nothing to be cited for."""
    root = parse((site / path / "index.html").read_text("utf-8"))
    proofs = [one for one in root.below("div") if one["class"] == "p"]
    named = [
        one
        for one in root.below("li", "tr")
        if one["id"] and "-gap-" not in one["id"]
        if any(proof["class"] == "p" for proof in one.below("div"))
    ]
    assert named and proofs
    for one in named:
        links = [link for link in one.below("a") if link["class"] == "self"]
        assert [link["href"] for link in links] == [f"#{one['id']}"]
        assert len(list(one.below("button"))) == 1


def test_a_sentence_of_an_article_has_a_link_to_itself(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}sources/club-2029/")
    scriptless.get_by_role("link", name="phrase 2", exact=True).click()
    scriptless.wait_for_url(f"{address}sources/club-2029/#s2")


@pytest.mark.parametrize(("label", "citation"), [("R-02", CITATION), ("R-C1", CITED_CONTEXT)])
def test_a_button_composes_the_citation_and_copies_it(
    browser: Browser, address: str, label: str, citation: str
) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address}regate/")
        statement = page.locator(f"[id='{label}']")
        statement.locator(".q summary:visible").click()
        statement.get_by_role("button", name="Citer").click()
        expect(statement.get_by_role("button", name="Copié")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.sub("[\u00a0\u202f]", " ", copied) == citation
        expect(statement.locator(".cite")).to_have_text(copied)
        statement.get_by_role("link", name="Copier le lien").click()
        link = f"https://example.github.io/dossier/regate/#{label}"
        page.wait_for_function(f"navigator.clipboard.readText().then((text) => text === '{link}')")
        page.wait_for_url(f"{address}regate/#{label}")


@pytest.mark.parametrize(("path", "between"), [("regate/", "\u202f; «"), ("en/regatta/", "; “")])
def test_the_articles_of_a_citation_are_apart_as_its_language_wants(
    page: Page, address: str, path: str, between: str
) -> None:
    page.goto(address + path)
    statement = page.locator("[id='R-02']")
    statement.locator(".src").evaluate("(one) => one.after(one.cloneNode(true))")
    statement.locator(".q summary:visible").click()
    statement.locator(".do button").click()
    cited = statement.locator(".cite").inner_text()
    assert cited.count(";") == 1
    assert cited[cited.index(";") - 1 :].startswith(between if path == "regate/" else f"2{between}")


def test_clicked_again_a_control_has_its_name_back(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(f"{address}regate/")
        statement = page.locator("[id='R-02']")
        statement.locator(".q summary:visible").click()
        control = statement.locator(".self")
        control.click()
        expect(control).to_have_text("Copié")
        page.clock.run_for(1500)
        control.click()
        page.evaluate("navigator.clipboard.readText()")  # which waits for what is being written
        page.clock.run_for(1500)
        expect(control).to_have_text("Copié")
        page.clock.run_for(1000)
        expect(control).to_have_text("Copier le lien")


_REFUSING = "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"


@pytest.mark.parametrize("clipboard", ["undefined", _REFUSING])
def test_what_could_not_be_copied_is_not_said_to_be(
    page: Page, address: str, clipboard: str
) -> None:
    """Over plain http, and where the reader refuses."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    page.goto(f"{address}regate/")
    statement = page.locator("[id='R-02']")
    statement.locator(".q summary:visible").click()
    for control in statement.locator(".do > :is(button, .self)").all():
        name = control.inner_text()
        control.click()
        page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))")
        assert control.inner_text() == name
    expect(statement.locator(".cite")).to_be_visible()
    assert not wrong


_RESULTS = [
    "Quarante bateaux étaient inscrits en 2026.",
    "the results of the 2026 Island Regatta […] Forty boats had entered.",
    "The Example Gazette, 1er mars 2026, phrases 1 et 2",
]
_COURSE = [
    "Le parcours longe l’île_aux_Oies, <b>puis</b> la {{ baie }} | anse.",
    "Un parcours *nouveau*",
    "il longe l’île_aux_Oies, <b>puis</b> la {{ baie }} | anse",
    "Le Journal d’Exemple, mai 2029, intertitre et phrase 7",
]
_PARAGRAPH = (
    "« L’eau est à tous. À nous d’en prendre soin », a déclaré Claire Exemple, présidente du CN. Le"
    " parcours mesure 12 milles ; il longe l’île_aux_Oies, <b>puis</b> la {{ baie }} | anse."
)


@pytest.mark.parametrize("viewport", [PHONE, DESK])
@pytest.mark.parametrize(
    ("label", "closed", "opened"),
    [
        ("R-02", _RESULTS, _RESULTS),  # `display: quotes`: there is no more to open
        ("R-03", _COURSE, [*_COURSE[:2], _PARAGRAPH, _COURSE[3]]),
    ],
)
def test_what_is_selected_and_copied_is_the_sentence_and_the_quote(
    browser: Browser,
    address: str,
    viewport: ViewportSize,
    label: str,
    closed: list[str],
    opened: list[str],
) -> None:
    """Nothing of the interface, closed or open; a quote with its […]."""
    rights = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=rights, viewport=viewport) as context:
        page = context.new_page()
        page.goto(f"{address}regate/")
        assert taken(page, label) == (closed if viewport is DESK else closed[:1])
        page.locator(f"[id='{label}'] .q summary:visible").click()
        assert taken(page, label) == opened


def taken(page: Page, label: str) -> list[str]:
    """The lines that one pastes after selecting a statement, and copying it by keyboard."""
    page.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", label)
    page.keyboard.press("Control+c")
    text = page.evaluate("navigator.clipboard.readText()")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_what_another_page_says_is_cited_from_there(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(address)
        fact = page.locator(".part").first.locator(".s").first
        own = fact.locator(".self").get_attribute("href") or ""
        assert own.startswith("regate/#")
        fact.locator(".q summary:visible").click()
        fact.get_by_role("button", name="Citer").click()
        expect(fact.locator(".cite")).to_contain_text(f"https://example.github.io/dossier/{own}")


def test_paper_has_the_address_and_the_day_once(page: Page, address: str) -> None:
    page.goto(f"{address}en/regatta/")
    page.emulate_media(media="print")
    expect(page.locator(".citation > span")).to_have_text(
        "“The regatta”, Regatta dossier, 21 November 2026,"
        " https://example.github.io/dossier/en/regatta/"
    )
    expect(page.locator(".citation")).to_be_visible()


def test_the_day_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    site = projects.publish(projects.make(tmp_path))
    html = (site / "en/regatta/index.html").read_text("utf-8")
    [citation] = [one for one in parse(html).below("p") if one["class"] == "citation"]
    assert "17 March 2030" in citation.text.replace("\xa0", " ")
