"""The site as its readers meet it: by eye, keyboard, finger, ear and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.browsing import DESK, PHONE, reader
from tests.site.reading import Site, SitePage

LANGS = ["fr", "en"]


# --- Every page

_SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""


def _shift(page: Page, url: str) -> float:
    """How far things move on all of three visits: a page painted half read moves on one."""
    for _ in range(3):
        page.goto(url)
        shift: float = page.evaluate(_SHIFTS)
        if not shift:
            break
    return shift


_SMALL = """() => [...document.querySelectorAll("a, button, summary, input")].filter((target) => {
  const { width, height } = target.getBoundingClientRect();
  const isShown = target.checkVisibility() && width > 1 && height > 1;
  const line = target.closest("p, li, dd, td, dt, figcaption, div, h2");
  const isInText = getComputedStyle(target).display === "inline"
    && line.textContent.trim() !== target.textContent.trim();
  return isShown && !isInText && (width < 24 || height < 24) && !target.closest("svg");
}).map((target) => target.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
)
def test_every_page_is_quiet_steady_and_fits(
    browser: Browser, address: str, pages: list[SitePage], viewport: ViewportSize, scheme: str
) -> None:
    with reader(browser, address, viewport=viewport, color_scheme=scheme) as (page, wrong):
        for one in pages:
            if shift := _shift(page, address + one.path):
                wrong.append(f"{one.path}: shifts by {shift}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{one.path}: is wider than the screen")
            wrong += [f"{one.path}: small {target}" for target in page.evaluate(_SMALL)]
    assert not wrong


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_the_name_has_its_place_before_the_buttons_beside_it_have_come(
    page: Page, address: str, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    page.goto(address + "en/sources/")
    name = page.get_by_role("banner").get_by_role("link").first
    whole = name.bounding_box()
    name.evaluate("name => { while (name.nextSibling) name.nextSibling.remove() }")
    assert name.bounding_box() == whole


# --- Languages and lost readers


def test_the_other_language_of_every_page_and_back(
    scriptless: Page, address: str, site: Path
) -> None:
    there = set()
    for one in Site(site).edition("fr"):
        scriptless.goto(address + one.path)
        for lang in ("en", "fr"):
            scriptless.locator(".switch").click()
            assert scriptless.locator("html").get_attribute("lang") == lang
            there.add(scriptless.url)
        assert scriptless.url == address + one.path
    assert there == {address + one.path for one in Site(site).pages if one.path != "404.html"}


@pytest.mark.parametrize("path", ["nowhere", "sources/no/such/page/", "en/nowhere/", "en/a/b.html"])
def test_a_lost_reader_finds_both_languages_at_any_depth(
    scriptless: Page, address: str, path: str
) -> None:
    answer = scriptless.goto(address + path)
    assert answer and answer.status == 404
    assert (
        scriptless.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "block"
    )
    expect(scriptless.locator("h1")).to_have_text("Page introuvable")
    scriptless.locator(".switch").click()
    expect(scriptless.locator("section[lang=en]")).to_be_in_viewport()
    for lang in LANGS:
        scriptless.goto(address + path)
        scriptless.locator(f"section[lang={lang}] a").nth(1).click()
        assert scriptless.locator("html").get_attribute("lang") == lang
        expect(scriptless.locator("h1")).not_to_have_text("Page introuvable")


def test_the_foot_of_the_lost_page_is_in_both_languages(pages: list[SitePage]) -> None:
    """What it says, and where it leads; a report names no page, as nobody knows which was meant."""
    [lost] = [page for page in pages if page.path == "404.html"]
    [foot] = lost.root.below("footer")
    parts = {part["lang"]: part for part in foot.below("div") if part["lang"]}
    assert list(parts) == LANGS
    names = [[link.text for link in part.below("a")] for part in parts.values()]
    assert names == [
        ["Vie privée", "Données", "Code du site", "Signaler une erreur"],
        ["Privacy", "Data", "Code of this site", "Report a mistake"],
    ]
    targets = [link["href"] for link in parts["en"].below("a")]
    assert targets[:2] == ["/dossier/en/verification/#privacy", "/dossier/en/data/"]
    assert "page=" not in targets[3]
    assert targets[3].endswith("&title=Mistake%20on%20the%20page%3A%20Page%20not%20found")


def test_a_lost_reader_of_english_is_led_to_it_by_a_page_with_scripts_too(
    page: Page, address: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}nowhere/")
    page.get_by_role("link", name="English").click()
    assert page.url == f"{address}nowhere/#en"
    expect(page.get_by_role("heading", name="Page not found")).to_be_in_viewport()


# --- Words, timeline, colours, paper, no script


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_explains_itself_by_keyboard_and_by_finger(
    scriptless: Page, address: str, lang: str
) -> None:
    scriptless.set_viewport_size(PHONE)
    scriptless.goto(f"{address}{'en/' if lang == 'en' else ''}")
    terms = scriptless.locator(".term")
    terms.nth(0).locator("summary").focus()
    scriptless.keyboard.press("Enter")
    expect(terms.nth(0).locator(".term__card")).to_be_visible()
    terms.nth(3).locator("summary").click()
    expect(terms.nth(0).locator(".term__card")).not_to_be_visible()
    card = terms.nth(3).locator(".term__card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    card.locator("a").click()
    assert re.search(r"/gloss(aire|ary)/#[a-z0-9-]+$", scriptless.url)


@pytest.mark.parametrize(
    ("path", "word", "beginning"),
    [
        ("jeux/", "JO", "Contexte Jeux olympiques – Compétition"),
        ("dakar-2026/", "JOJ", "Contexte Jeux olympiques de la jeunesse – Compétition"),
        ("en/dakar-2026/", "YOG", "Context Youth Olympic Games – Olympic competition"),
        ("", "Cojoj", "Comité d’organisation des Jeux olympiques de la jeunesse – Comité"),
        ("dakar-2026/", "Alibaba", "Entreprise"),
        ("dakar-2026/", "groupe Alibaba", "Groupe"),
    ],
)
def test_an_acronym_is_said_in_full_where_it_is_explained(
    scriptless: Page, address: str, path: str, word: str, beginning: str
) -> None:
    scriptless.goto(address + path)
    term = scriptless.locator(".term").filter(has=scriptless.get_by_text(word, exact=True))
    card = " ".join((term.locator(".term__card").text_content() or "").split())
    assert card.startswith(beginning)


def test_an_open_word_closes_with_escape_and_elsewhere(page: Page, address: str) -> None:
    page.goto(address)
    first = page.locator(".term").first
    first.locator("summary").click()
    page.keyboard.press("Escape")
    expect(first.locator(".term__card")).not_to_be_visible()
    expect(first.locator("summary")).to_be_focused()
    first.locator("summary").click()
    page.locator("h1").click()
    expect(first.locator(".term__card")).not_to_be_visible()


def test_each_word_is_explained_once_a_page_and_never_inside_a_quote(
    pages: list[SitePage],
) -> None:
    for page in pages:
        terms = [item for item in page.root.below("details") if item["class"] == "term"]
        targets = [next(term.below("a"))["href"] for term in terms]
        assert len(targets) == len(set(targets)), page.path
        for quote in (*page.root.below("blockquote"), *page.root.below("q")):
            inside = [item for item in quote.below("details") if item["class"] != "q"]
            assert not inside, page.path


def test_the_timeline_leads_to_its_statements(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address)
    chart = page.locator(".chart")
    sizes = chart.locator("text").evaluate_all(
        "all => all.map((text) => text.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 11
    for link in chart.get_by_role("link").all():
        assert (link.text_content() or "").strip()
        target = page.locator(f"tr[id='{(link.get_attribute('href') or '')[1:]}']")
        link.locator("text").click()
        expect(target).to_be_in_viewport()


def test_colours_follow_the_system_until_the_reader_chooses(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(18, 24, 31)"
    with reader(browser, address, color_scheme="dark") as (page, wrong):
        page.goto(address)
        assert page.evaluate(paper) == dark
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("button", name="Couleurs").click()
        assert page.evaluate(paper) == light
        page.goto(f"{address}en/")
        assert page.evaluate(paper) == light
        page.get_by_role("button", name="Colours: light").click()
        assert page.evaluate(paper) == dark
        assert page.evaluate("Object.keys(localStorage)") == ["dossier.scheme"]
        assert page.context.cookies() == []
    assert not wrong


# The texts whose colour is nearly that of the paper.
_FAINT = """() => {
  const light = (colour) => Math.max(...colour.match(/[\\d.]+/g).slice(0, 3));
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = [];
  for (let text; (text = texts.nextNode()); ) {
    const { color, fill } = getComputedStyle(text.parentElement);
    const ink = light(text.parentElement.closest("svg") ? fill : color);
    if (text.data.trim() && Math.abs(ink - paper) < 90) faint.push(text.data);
  }
  return faint;
}"""


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_colours_of_the_system_s_own_leave_every_text_readable(
    browser: Browser, address: str, system: str, chosen: str
) -> None:
    wishes = {"color_scheme": system, "forced_colors": "active"}
    with reader(browser, address, viewport=DESK, **wishes) as (page, wrong):
        page.goto(address)
        page.evaluate("scheme => localStorage.setItem('dossier.scheme', scheme)", chosen)
        for path in ("", "jeux/", "sources/cio-alibaba-2017/"):
            page.goto(address + path)
            assert page.locator("html").get_attribute("data-scheme") == chosen
            wrong += page.evaluate(_FAINT)
    assert not wrong


def test_without_a_script_nothing_is_missing_but_the_search(scriptless: Page, address: str) -> None:
    scriptless.set_viewport_size(PHONE)
    scriptless.goto(f"{address}partenariat/")
    expect(scriptless.locator("[data-search]")).to_be_hidden()
    scriptless.get_by_role("button", name="Menu").click()
    scriptless.get_by_role("link", name="Glossaire", exact=True).click()
    expect(scriptless.locator("h1")).to_have_text("Glossaire")
    scriptless.go_back()
    statement = scriptless.locator("[id='P-02']")
    statement.locator(".q > summary").click()
    expect(statement.locator(".p blockquote")).to_be_visible()
    expect(statement.get_by_role("button", name="Citer")).to_be_hidden()
    expect(statement.get_by_role("link", name="Copier le lien")).to_have_attribute("href", "#P-02")
    expect(scriptless.get_by_text("Pour citer cette page")).to_contain_text(
        "« Le partenariat d’Alibaba avec le CIO », Dossier Alibaba–CIO"
    )


@pytest.mark.parametrize("path", ["", "jeux/", "partenariat/", "en/glossary/"])
def test_paper_has_no_furniture_every_quote_and_each_address_once(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    for furniture in (".bar", ".contents", ".menu", ".q", ".do", ".at", ".how", ".next", ".n"):
        for one in page.locator(furniture).all():
            expect(one).to_be_hidden()
    hidden = "all => all.filter((one) => !one.getBoundingClientRect().height).length"
    assert page.locator(".p mark").evaluate_all(hidden) == 0
    written = page.locator("body").inner_text()
    targets = page.locator(".p a[rel]").evaluate_all(
        "all => [...new Set(all.map((link) => link.getAttribute('href').split(/#?:~:/)[0]))]"
    )
    assert targets
    assert [one for one in targets if written.count(one) != 1] == []
    expect(page.locator(".citation")).to_contain_text(f"https://example.github.io/dossier/{path}")
    expect(page.locator(".citation")).to_be_visible()


# --- What one takes away by selecting


def copied(page: Page, selector: str) -> str:
    """The text on its way to the clipboard when an element is selected."""
    text: str = page.evaluate(
        "(one) => { getSelection().selectAllChildren(document.querySelector(one));"
        "return getSelection().toString(); }",
        selector,
    )
    return " ".join(text.split())


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_what_is_copied_is_the_sentence_and_the_quote(
    scriptless: Page, address: str, viewport: ViewportSize
) -> None:
    scriptless.set_viewport_size(viewport)
    scriptless.goto(f"{address}jeux/")
    row, quote = "[id='G-03']", "[id='G-03'] .p blockquote"
    sentence = " ".join(scriptless.locator(f"{row} .t").evaluate(_WORDS).split())
    assert copied(scriptless, f"{row} .t") == sentence
    cited = scriptless.locator(f"{quote} p").last.locator("mark").all_text_contents()
    assert len(cited) == 2
    if viewport is DESK:
        assert copied(scriptless, quote).endswith(" […] ".join(cited))
    scriptless.locator(f"{row} .q summary:visible").click()
    whole = copied(scriptless, f"{quote} p:last-child")
    assert "[…]" not in whole and all(one in whole for one in cited)
    assert copied(scriptless, f"{row} .p").endswith("phrases 9 et 11")
    assert "Citation" not in copied(scriptless, row) and "Citer" not in copied(scriptless, row)


_WORDS = """(one) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll(".q, .term__card").forEach((part) => part.remove());
  return copy.textContent;
}"""


# --- Who is led to a statement

# Where a statement is, once its proof has opened: in the upper third (the last of a page cannot be
# at its top) or elsewhere.
_PLACE = """(name) => new Promise((resolve) => setTimeout(() => {
  const { top } = document.getElementById(name).getBoundingClientRect();
  resolve(top >= 0 && top < innerHeight / 3 ? "above" : `${location.pathname}#${name}: ${top}`);
}, 150))"""


@pytest.mark.parametrize("path", ["partenariat/", "dakar-2026/", "en/games/"])
def test_on_a_slow_phone_a_statement_keeps_its_place_when_its_proof_opens(
    browser: Browser, address: str, path: str
) -> None:
    """Whether the page is there already or comes."""
    with browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True) as context:
        page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address + path)
        names = page.locator(".s[id], tr[id]").evaluate_all("all => all.map(({ id }) => id)")
        assert len(names) > 8
        places = []
        for name in (*names, "", names[3], "", names[4]):
            page.goto(f"{address}{path}#{name}" if name else "about:blank")
            places += [page.evaluate(_PLACE, name)] if name else []
    assert set(places) == {"above"}
