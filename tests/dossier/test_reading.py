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
@pytest.mark.parametrize("viewport", [(390, 844), (1440, 900)])
def test_a_passage_opens_in_its_place_and_the_way_back_leads_to_the_statement(
    address: str, scriptless: Page, lang: str, viewport: tuple[int, int]
) -> None:
    """Statement → passage → article → statement, in one language and without a script."""
    page = scriptless
    page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    page.goto(address + STATEMENTS[lang])
    statement = page.locator("[id='P-09']")
    expect(statement.locator(".n").first).to_be_hidden()
    mark = statement.locator(".q summary")
    name = {"fr": "Citation\u00a0: Alibaba devait apporter", "en": "Quote: Alibaba was to support"}
    expect(mark).to_have_accessible_name(re.compile(f"^{name[lang]}"))
    mark.click()
    expect(statement.locator(".n").first).to_be_visible()
    passage = statement.locator("blockquote")
    assert "Alibaba apportera son soutien" in passage.locator("mark").inner_text()
    expect(passage).to_contain_text("Alibaba est la première entreprise")

    statement.locator(".do a").first.click()
    expect(page).to_have_url(re.compile(r"/sources/cio-alibaba-2017/#s10-P-09$"))
    expect(page.locator("html")).to_have_attribute("lang", lang)
    back = page.locator(":target")
    expect(back).to_be_in_viewport(ratio=1)
    expect(page.locator("#s10")).to_be_in_viewport(ratio=1)
    expect(back).to_have_accessible_name(
        re.compile(
            {"fr": "^Vous lisiez.: Alibaba devait", "en": "^You were reading: Alibaba was"}[lang]
        )
    )

    back.press("Enter")
    expect(page).to_have_url(f"{address}{STATEMENTS[lang]}#P-09")
    expect(statement).to_be_in_viewport()


@both_editions
@pytest.mark.parametrize("path", ["dakar-2026/", "sources/cojoj-alibaba-2025/"])
def test_from_what_an_article_does_not_say_one_is_led_to_the_passage_and_back(
    address: str, scriptless: Page, lang: str, path: str
) -> None:
    """On the page of a topic, where it is folded, and on that of its article."""
    page, start = scriptless, f"{address}{'en/' if lang == 'en' else ''}{path}"
    page.goto(start)
    for fold in page.locator(".fold:not(.basis) > summary").all():
        fold.click()
    words = {"fr": "qui a donné les instructions", "en": "who gave the instructions"}[lang]
    gap = page.locator(".s", has_text=words)
    gap.locator(".q summary").click()
    gap.locator(".do a").click()
    back = page.locator(":target")
    expect(back).to_be_in_viewport(ratio=1)
    expect(back).to_have_accessible_name(re.compile(words))
    expect(page.locator("#s6")).to_be_in_viewport(ratio=1)
    back.press("Enter")
    expect(page).to_have_url(re.compile(f"^{re.escape(start)}#.*-gap-6$"))
    expect(page.locator(":target")).to_contain_text(words)
    expect(page.locator(":target")).to_be_in_viewport()


_GROUND = "(one) => getComputedStyle(one).backgroundColor"


@both_editions
def test_wherever_one_is_led_sentence_and_way_back_are_lit_in_the_first_screen(
    site: Path, address: str, scriptless: Page, lang: str
) -> None:
    """Its sentence lights, whatever its number in the paragraph, and no other."""
    page, ground = scriptless, "rgba(0, 0, 0, 0)"
    page.set_viewport_size({"width": 1440, "height": 900})
    seen = {one.url.replace(SITE_URL, address) for one in Site(site).references(lang)}
    places = sorted(url for url in seen if "#" in url)
    assert len(places) > 50
    for url in places[::4]:
        page.goto("about:blank")
        page.goto(url)
        sentence = url.partition("#")[2].partition("-")[0]
        expect(page.locator(f"[id={sentence}]")).to_be_in_viewport()
        expect(page.locator(":target")).to_be_in_viewport(ratio=1)
        lit = f"all => all.filter((one) => ({_GROUND})(one) !== '{ground}').map((one) => one.id)"
        assert page.locator(".unit").evaluate_all(lit) == [sentence]


def test_the_tenth_sentence_of_a_paragraph_lights_as_the_first_does(
    address: str, scriptless: Page
) -> None:
    scriptless.goto(f"{address}sources/cio-alibaba-2017/")
    scriptless.evaluate(
        "const p = document.querySelectorAll('.words.sentence')[1];"
        "const own = [...p.childNodes];"
        "for (let at = 0; at < 9; at++) p.prepend(...own.map((one) => one.cloneNode(true)));"
        "for (const one of p.querySelectorAll('[id]')) one.removeAttribute('id');"
        "p.querySelectorAll('.back a')[p.querySelectorAll('.back a').length - 1].id = 'there';"
        "location.hash = '#there'"
    )
    units = scriptless.locator(".words.sentence").nth(1).locator(".unit")
    grounds = [unit.evaluate(_GROUND) for unit in units.all()]
    assert len(grounds) > 12
    assert [ground != "rgba(0, 0, 0, 0)" for ground in grounds[-3:]] == [False, False, True]
    assert len(set(grounds)) == 2 and grounds.count(grounds[-1]) == 1


@both_editions
def test_a_proof_ends_in_three_actions_and_says_where_each_other_sentence_is(
    site: Path, lang: str
) -> None:
    """Beside the article that it is in; no two links of a proof are called alike."""
    said, whole = [], Site(site)
    for page in whole.edition(lang):
        for proof in (one for one in page.root.below("div") if one["class"] == "p"):
            names = [one.text for one in proof.below("a", "button")]
            is_original = names.count("page d’origine") or names.count("original page")
            assert len(names) == len(set(names)) + max(is_original - 1, 0), (page.path, names)
            [actions] = [one for one in proof.below("div") if one["class"] == "do"]
            assert len(list(actions.below("a", "button"))) in (1, 3), (page.path, names)
            beside = [one for one in proof.below("span") if one["class"] == "at"]
            said.append([link.text for one in beside for link in one.below("a")])
    assert sum(len(one) > 1 for one in said) > 15
    original, see = {
        "fr": ("page d’origine", "voir phrase"),
        "en": ("original page", "see sentence"),
    }[lang]
    assert [f"{see} 9", original, f"{see} 1", f"{see} 2", original] in said


@both_editions
def test_names_that_have_commas_of_their_own_stand_between_semicolons(
    site: Path, lang: str
) -> None:
    path, between = {"fr": ("", "\u202f; "), "en": ("en/", "; ")}[lang]
    cells = list(Site(site).page(f"{SITE_URL}{path}verification/").root.below("td"))
    uses = [cell for cell in cells if len(list(cell.below("a"))) > 1]
    assert any("," in link.text for cell in uses for link in cell.below("a"))
    for cell in uses:
        assert {part for part in cell.children if isinstance(part, str)} == {between}


_CODE = re.compile(r"\b[A-Z]-(?:[A-Z]?[0-9]+)\b")


def test_no_page_shows_the_code_of_a_statement_or_leaves_out_whose_it_is(
    site: Path, address: str, page: Page
) -> None:
    """The articles are named once, below the heading, and not by each sentence."""
    page.set_viewport_size({"width": 1440, "height": 900})
    for one in Site(site).pages:
        page.goto(one.url.replace(SITE_URL, address))
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        text = page.locator("main").inner_text()
        assert not _CODE.findall(text), one.path
        assert not re.search("^(Selon l’article|According to the article)", text, re.M), one.path
        unnamed = page.locator(".part:has(.s) > h2:not(:has(+ .after))")
        assert not unnamed.all_text_contents(), one.path


@pytest.mark.parametrize("path", ["partenariat/", "jeux/", "dakar-2026/"])
def test_topic_pages_lead_on_one_after_the_other_and_the_last_to_the_sources(
    address: str, scriptless: Page, path: str
) -> None:
    order = ["partenariat/", "jeux/", "dakar-2026/", "sources/"]
    scriptless.goto(address + path)
    scriptless.get_by_role("navigation", name="Page suivante").get_by_role("link").click()
    expect(scriptless).to_have_url(address + order[order.index(path) + 1])


@pytest.mark.parametrize(
    ("path", "pages"),
    [
        ("partenariat/", ["partenariat/"]),
        ("en/games/", ["en/games/"]),
        ("", ["", "partenariat/", "jeux/", "dakar-2026/"]),
    ],
)
def test_a_page_says_how_many_statements_rest_on_articles(
    site: Path, path: str, pages: list[str]
) -> None:
    whole = Site(site)
    [said] = [one for one in whole.page(SITE_URL + path).root.below("p") if one["class"] == "how"]
    count = 0
    for name in pages:
        for part in whole.page(SITE_URL + name).root.below("li", "tr"):
            blocks = [one for one in part.below("div") if one["class"] == "p"]
            is_statement = part["id"] and "-gap-" not in part["id"]
            count += bool(is_statement and any(list(one.below("blockquote")) for one in blocks))
    assert int(said.text.split()[0]) == count


@both_editions
def test_no_page_needs_a_third_party_or_anything_that_fails(
    site: Path, address: str, page: Page, lang: str
) -> None:
    complaints: list[str] = []
    browser = page.context
    browser.on("console", lambda message: complaints.append(message.text))
    browser.on("weberror", lambda error: complaints.append(error.error.message))
    browser.on("requestfailed", lambda request: check_failure(request.url, request.failure))
    browser.on("request", lambda request: check_address(request.url))
    browser.on("response", lambda response: check_status(response.status, response.url))

    def check_failure(url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # we left the page before it was answered
            complaints.append(f"{url}: {why}")

    def check_address(url: str) -> None:
        if not url.startswith(address):
            complaints.append(url)

    def check_status(status: int, url: str) -> None:
        if status >= 300:
            complaints.append(f"{status} {url}")

    tabs = [(browser.new_page(), built) for built in Site(site).edition(lang)]
    for tab, built in tabs:
        tab.goto(built.url.replace(SITE_URL, address))
    for tab, _ in tabs:
        tab.wait_for_load_state("networkidle")
    assert complaints == []
