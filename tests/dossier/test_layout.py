"""The site to the eye: what stands where, at the widths that readers have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.reading import Site


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    """The address of every page below the site's."""
    return [page.path for page in Site(site).pages]


def at(page: Page, address: str, width: int, height: int = 800) -> None:
    """The page, in a window of that size."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)


# --- Marks

# Of the marks in running text: those whose first line has nothing of the sentence before them, and
# those that push a line of it away from the others.
_MARKS_AMISS = """() => [...document.querySelectorAll(".proof > summary")].filter((mark) => {
  if (getComputedStyle(mark).position === "absolute") return false;
  const sentence = mark.closest(".proof").parentElement;
  const { fontSize, lineHeight } = getComputedStyle(sentence);
  const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let text; (text = texts.nextNode()) && !mark.contains(text); ) {
    if (getComputedStyle(text.parentElement).fontSize !== fontSize) continue;
    const range = new Range();
    range.selectNode(text);
    lines.push(...[...range.getClientRects()].map(({ y, height }) => y + height / 2));
  }
  const { top, bottom } = mark.getClientRects()[0];
  const isAlone = !lines.some((middle) => top < middle && middle < bottom);
  const grown = (Math.max(...lines) - Math.min(...lines)) / parseFloat(lineHeight);
  return isAlone || Math.abs(grown - Math.round(grown)) > .03;
}).map((mark) => `${location.pathname}: ${mark.closest("[id]")?.id} ${mark.textContent}`)"""


@pytest.mark.parametrize("width", [360, 390, 768])
def test_a_mark_keeps_to_the_line_of_its_sentence(
    scriptless: Page, address: str, paths: list[str], width: int
) -> None:
    wrong = []
    for path in paths:
        at(scriptless, address + path, width)
        wrong += scriptless.evaluate(_MARKS_AMISS)
    assert not wrong


# --- Words of the glossary

# Of all words explained, those whose card is over any text, off the screen, or far from its word,
# and those that cut the line they stand on.
_CARDS_AMISS = """() => [...document.querySelectorAll(".term")].filter((term) => {
  const within = (texts, apart) => {
    const found = [];
    for (let text; (text = texts.nextNode()); ) {
      const range = new Range();
      range.selectNode(text);
      const isShown = text.parentElement.checkVisibility() && !text.parentElement.closest(apart);
      if (isShown) found.push(...range.getClientRects());
    }
    return found;
  };
  const texts = (root) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const end = () => [...term.querySelector("summary").getClientRects()].at(-1);
  const line = () => within(texts(term.parentElement), ".term__card, .unseen")
    .filter(({ top, bottom }) => top < end().bottom && bottom > end().top)
    .map(({ x, width }) => `${x} ${width}`).join();
  const before = line();
  term.open = true;
  const after = line();
  const card = term.querySelector(".term__card").getBoundingClientRect();
  const word = end();
  const others = within(texts(document.querySelector("article")), ".term__card, .unseen");
  term.open = false;
  const isOver = others.some((text) =>
    text.left < card.right - 1 && text.right > card.left + 1
    && text.top < card.bottom - 1 && text.bottom > card.top + 1);
  const isOff = card.left < 0 || card.right > innerWidth;
  const isFar = card.top - word.bottom > word.height || word.top - card.bottom > 0;
  return isOver || isOff || isFar || before !== after;
}).map((term) => `${location.pathname}: ${term.textContent}`)"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_a_word_is_explained_beside_it_and_not_over_the_text(
    page: Page, address: str, width: int
) -> None:
    for path in ("", "jeux/", "dakar-2026/"):
        at(page, address + path, width)
        assert page.evaluate("document.querySelectorAll('.term').length") > 5
        assert not page.evaluate(_CARDS_AMISS)


# --- The page as a whole

_RIGHT = """(selectors) => selectors.map((selector) => {
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const edges = shown.map((one) => {
    const { right } = one.getBoundingClientRect();
    return right - parseFloat(getComputedStyle(one).paddingRight);
  });
  return Math.round(Math.max(...edges));
})"""


@pytest.mark.parametrize("width", [1280, 1920, 2560])
@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("", ["h2", ".cards"]),
        ("jeux/", ["h2", "table", ".statement .proof"]),
        ("sources/cio-alibaba-2017/", ["h2", ".passage .uses"]),
    ],
)
def test_what_fills_the_page_ends_at_one_edge(
    scriptless: Page, address: str, path: str, parts: list[str], width: int
) -> None:
    at(scriptless, address + path, width)
    edges = scriptless.evaluate(
        _RIGHT, [".switch", ".foot p", *(f".content {part}" for part in parts)]
    )
    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("width", [480, 600, 768, 900, 1280])
def test_cards_leave_no_hole(scriptless: Page, address: str, width: int) -> None:
    at(scriptless, address, width)
    rows: dict[float, float] = {}
    for card in scriptless.locator(".cards > li").all():
        box = card.bounding_box()
        assert box
        rows[box["y"]] = max(rows.get(box["y"], 0), box["x"] + box["width"])
    assert max(rows.values()) - min(rows.values()) < 1


@pytest.mark.parametrize("width", [320, 390, 480, 768, 959, 960, 1280, 1920, 2560])
def test_the_timeline_is_as_large_as_its_text_needs(
    scriptless: Page, address: str, width: int
) -> None:
    at(scriptless, address, width)
    text = scriptless.locator(".chart:visible text").first
    size = text.evaluate(
        "(text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
    )
    body = scriptless.locator(".lead__text").evaluate(
        "(text) => parseFloat(getComputedStyle(text).fontSize)"
    )
    assert 10 <= size < body


def test_a_phone_has_a_table_of_contents(scriptless: Page, address: str) -> None:
    at(scriptless, f"{address}jeux/", 390)
    contents = scriptless.get_by_role("navigation", name="Sur cette page")
    contents.locator("summary").click()
    contents.get_by_role("link", name="Les dates des Jeux").click()
    expect(scriptless.locator("h2", has_text="Les dates des Jeux")).to_be_in_viewport()


def test_a_wide_page_shows_its_contents_and_no_button_for_them(
    scriptless: Page, address: str
) -> None:
    at(scriptless, f"{address}jeux/", 1280)
    contents = scriptless.get_by_role("navigation", name="Sur cette page")
    expect(contents.get_by_text("Sur cette page").first).to_be_visible()
    expect(contents.get_by_role("link").first).to_be_visible()
    expect(contents.locator("summary")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "place", ["partenariat/#P-02", "jeux/#G-04", "glossaire/#alibaba", "#T-06"]
)
def test_a_statement_that_is_asked_for_arrives_with_its_proof_open(
    scriptless: Page, address: str, place: str, width: int
) -> None:
    at(scriptless, address + place, width)
    target = scriptless.locator(":target")
    expect(target).to_be_in_viewport()
    for quote in target.locator("blockquote").all():
        assert quote.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })")
        assert quote.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")


def test_a_proof_that_one_was_led_to_can_be_closed(page: Page, address: str) -> None:
    at(page, f"{address}jeux/#G-10", 390)
    page.locator("#G-10 .proof[open]").wait_for()
    page.locator("#G-10 .proof > summary").click()
    expect(page.locator("#G-10 blockquote").first).to_be_hidden()
    expect(page.locator("#G-10 .citation")).to_be_hidden()


def test_in_the_margin_who_is_led_to_a_statement_sees_quotes_and_no_more(
    page: Page, address: str
) -> None:
    at(page, f"{address}partenariat/#P-02", 1280)
    quote = page.locator("#P-02 blockquote")
    expect(quote).to_be_in_viewport()
    page.wait_for_load_state()
    assert quote.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    expect(page.locator("#P-02 .citation")).to_be_hidden()


@pytest.mark.parametrize(
    "path",
    ["", "partenariat/", "jeux/", "dakar-2026/", "en/partnership/", "en/dakar-2026/", "en/games/"],
)
def test_the_first_screen_of_a_page_shows_a_proof(
    scriptless: Page, address: str, path: str
) -> None:
    at(scriptless, address + path, 1280)
    proof = scriptless.locator(".proof").first
    quote = proof.locator("figure:visible").first  # beside its statement; in a table, its mark
    shown = quote if quote.count() else proof.locator("summary")
    expect(shown).to_be_in_viewport(ratio=1)
