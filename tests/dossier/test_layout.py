"""The site to the eye: what stands where, at the widths that readers have."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


def at(page: Page, address: str, width: int, height: int = 800) -> None:
    """The page, in a window of that size."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)


# --- Marks

# Of the marks that are seen, those that stand on no line of their sentence, or beyond the edge, or
# that make the sentence longer than it is without them.
_MARKS_AMISS = """() => {
  const marks = [...document.querySelectorAll(".q")].filter((one) => one.checkVisibility());
  const end = (mark) => {
    const texts = document.createTreeWalker(mark.closest(".t"), NodeFilter.SHOW_TEXT);
    let last;
    for (let text; (text = texts.nextNode()) && !mark.contains(text); ) {
      const range = new Range();
      range.selectNode(text);
      const isShown = !text.parentElement.closest(".unseen, .term__card, .q");
      if (text.data.trim() && isShown) last = [...range.getClientRects()].at(-1) ?? last;
    }
    return last;
  };
  const heights = () => marks.map((mark) => mark.closest(".t").getBoundingClientRect().height);
  const amiss = marks.map((mark) => {
    const { top, bottom, left, right } = mark.firstElementChild.getBoundingClientRect();
    const line = end(mark), middle = (top + bottom) / 2;
    const isApart = middle < line.top || middle > line.bottom || left < line.right - 2;
    return isApart || right > document.documentElement.clientWidth;
  });
  const before = heights();
  marks.forEach((mark) => { mark.style.display = 'none'; });
  const after = heights();
  marks.forEach((mark) => { mark.style.display = ''; });
  return marks.filter((_, at) => amiss[at] || Math.abs(before[at] - after[at]) > 1)
    .map((mark) => `${innerWidth} ${location.pathname}: ${mark.textContent}`);
}"""


@pytest.mark.parametrize("path", ["partenariat/", "en/games/"])
def test_a_mark_hangs_on_the_last_line_of_its_sentence_and_moves_no_word(
    scriptless: Page, address: str, path: str
) -> None:
    scriptless.goto(address + path)
    wrong, seen = [], 0
    for width in range(320, 1441, 16):
        scriptless.set_viewport_size({"width": width, "height": 800})
        wrong += scriptless.evaluate(_MARKS_AMISS)
        seen += scriptless.locator(".q > summary").filter(visible=True).count()
    assert not wrong
    assert seen > 70 * 10


# --- Tables of any number of columns

# A copy of the page's table with this many columns.
_COLUMNS = """(count) => {
  const table = document.querySelector(".rows");
  table.className = `list rows c${count}`;
  for (const row of table.querySelectorAll("tr")) {
    const [head, ...cells] = row.children, last = cells.pop();
    const wanted = Array.from({ length: count - 1 }, (_, at) => {
      const cell = cells[at % cells.length].cloneNode(true);
      if (cell.localName === "td") cell.dataset.label = `Colonne ${at}`;
      return cell;
    });
    row.replaceChildren(head, ...wanted, last);
  }
}"""
# The texts of rows that are printed over each other, or off the screen.
_OVERPRINTED = """() => [...document.querySelectorAll(".rows tbody tr")].flatMap((row) => {
  const parts = [...row.querySelectorAll(":scope > :not(.s), .t, .p")]
    .filter((one) => one.checkVisibility());
  const boxes = parts.flatMap((part) => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];
    for (let text; (text = texts.nextNode()); ) {
      const range = new Range();
      range.selectNode(text);
      const isShown = text.data.trim() && text.parentElement.checkVisibility()
        && !text.parentElement.closest(".unseen");
      if (isShown) found.push(...[...range.getClientRects()].map((box) => [part, box]));
    }
    return found;
  });
  return boxes.filter(([part, box]) => box.right > innerWidth + 1 || boxes.some(([other, its]) =>
    other !== part && box.left < its.right - 2 && its.left < box.right - 2
    && box.top < its.bottom - 5 && its.top < box.bottom - 5)).map(([part]) => part.textContent);
})"""


@pytest.mark.parametrize("width", [320, 390, 960, 1440])
def test_in_a_table_of_two_to_eight_columns_nothing_is_overprinted(
    scriptless: Page, address: str, width: int
) -> None:
    for count in range(1, 8):
        at(scriptless, f"{address}jeux/", width)
        scriptless.evaluate(_COLUMNS, count)
        assert scriptless.locator(".rows tbody tr").count() > 3
        assert not scriptless.evaluate(_OVERPRINTED), count


@pytest.mark.parametrize(
    ("path", "label", "words"),
    [
        ("jeux/", "· Lieu nommé\u00a0: ", "non précisé"),
        ("en/games/", "· Place named: ", "not stated"),
    ],
)
@pytest.mark.parametrize("width", [390, 959, 960, 1440])
def test_what_an_article_does_not_say_is_named_where_no_column_does(
    scriptless: Page, address: str, path: str, label: str, words: str, width: int
) -> None:
    at(scriptless, address + path, width)
    cell = scriptless.locator(".rows td.unknown").first
    expect(cell).to_have_text(words)
    content = cell.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert "".join(re.findall('"([^"]*)"', content)) == (label if width < 960 else "")


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
  const others = within(texts(document.querySelector("article")), ".term__card, .unseen, thead");
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
        ("", [".part > h2", ".go", ".rows", ".s > .p"]),
        ("jeux/", [".part > h2", ".rows", ".list", ".s > .p"]),
        ("sources/cio-alibaba-2017/", [".par .uses", ".par"]),
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


@pytest.mark.parametrize("width", [960, 1280, 1920, 2560])
def test_the_timeline_is_as_large_as_its_text_needs(
    scriptless: Page, address: str, width: int
) -> None:
    at(scriptless, address, width)
    text = scriptless.locator(".chart:visible text").first
    size = text.evaluate(
        "(text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
    )
    body = scriptless.locator(".lead").evaluate(
        "(text) => parseFloat(getComputedStyle(text).fontSize)"
    )
    assert 10 <= size < body


@pytest.mark.parametrize("width", [320, 390, 768, 959])
def test_where_the_timeline_would_be_small_it_is_not_drawn(
    scriptless: Page, address: str, width: int
) -> None:
    at(scriptless, address, width)
    expect(scriptless.locator(".chart")).to_be_hidden()
    expect(scriptless.locator("#T-01 .t")).to_be_visible()


def test_a_phone_has_a_table_of_contents(scriptless: Page, address: str) -> None:
    at(scriptless, f"{address}jeux/", 390)
    contents = scriptless.get_by_role("navigation", name="Sur cette page")
    contents.locator("summary").click()
    contents.get_by_role("link", name="Les dates des Jeux").click()
    expect(scriptless.locator("h2", has_text="Les dates des Jeux")).to_be_in_viewport()


@pytest.mark.parametrize("width", [960, 1024, 1219, 1220, 1280])
def test_a_wide_page_shows_its_contents_and_no_button_for_them(
    scriptless: Page, address: str, width: int
) -> None:
    """In a row above the sections, or beside them, where the section one reads is marked."""
    at(scriptless, f"{address}jeux/", width)
    contents = scriptless.get_by_role("navigation", name="Sur cette page")
    expect(contents.get_by_role("link").first).to_be_visible()
    expect(contents.locator("summary")).to_be_hidden()
    box, text = contents.bounding_box(), scriptless.locator("h2").first.bounding_box()
    assert box and text
    if width < 1220:
        assert box["x"] == text["x"] and box["y"] + box["height"] <= text["y"]
        return
    expect(contents.get_by_text("Sur cette page").first).to_be_visible()
    assert box["x"] + box["width"] < text["x"]
    scriptless.locator("h2").nth(2).evaluate("one => one.scrollIntoView()")
    for link, weight in zip(contents.get_by_role("link").all(), (400, 400, 700), strict=True):
        expect(link).to_have_css("font-weight", str(weight))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "place", ["partenariat/#P-02", "jeux/#G-04", "glossaire/#alibaba", "#T-06"]
)
def test_a_statement_that_is_asked_for_arrives_with_its_quotes_shown(
    scriptless: Page, address: str, place: str, width: int
) -> None:
    at(scriptless, address + place, width)
    target = scriptless.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_be_visible()
    for quote in target.locator("mark").all():
        assert quote.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_proof_that_one_was_led_to_says_that_it_is_open_and_can_be_closed(
    page: Page, address: str, width: int
) -> None:
    at(page, f"{address}jeux/#G-10", width)
    page.locator("#G-10 .q[open]").wait_for(state="attached")
    expect(page.locator("#G-10 .do")).to_be_visible()
    page.locator("#G-10 .q > summary").click()
    expect(page.locator("#G-10 .do")).to_be_hidden()
    expect(page.locator("#G-10 .n").first).to_be_hidden()
    expect(page.locator("#G-10 mark").first).to_be_visible(visible=width > 390)


@pytest.mark.parametrize("width", [1024, 1440])
def test_in_the_margin_every_quote_is_whole_and_is_text(
    page: Page, address: str, width: int
) -> None:
    """One can select it with the mouse, from its first word to its last."""
    at(page, f"{address}partenariat/", width)
    quotes = page.locator(".s > .p blockquote p")
    assert quotes.evaluate_all(
        "all => all.every((one) => one.scrollHeight <= one.clientHeight + 1)"
    )
    for quote in (quotes.first, quotes.filter(has=page.locator(".gap")).first):
        quote.scroll_into_view_if_needed()
        start, end = quote.evaluate(_ENDS)
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move(*end, steps=4)
        page.mouse.up()
        selected = " ".join(page.evaluate("getSelection().toString()").split())
        words = " ".join("".join(quote.locator("mark, .gap").all_text_contents()).split())
        assert selected[1:-2] in words
        assert len(selected) > len(words) - 6


# Where the first cited word of a quote begins, and where the last one ends.
_ENDS = """(quote) => {
  const boxes = [...quote.querySelectorAll("mark")].flatMap((one) => [...one.getClientRects()]);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const opening = 16; // a quotation mark is the stylesheet's
  return [[first.left + opening, (first.top + first.bottom) / 2],
    [last.right - opening, (last.top + last.bottom) / 2]];
}"""


_ROWS = """() => [...document.querySelectorAll(".do")].map((row) =>
  new Set([...row.children].map((one) => one.getBoundingClientRect().top).filter(Boolean)).size)"""


@pytest.mark.parametrize("width", [320, 960, 1440])
@pytest.mark.parametrize("path", ["partenariat/", "en/games/", "en/glossary/"])
def test_the_actions_of_a_proof_stand_in_one_row(
    page: Page, address: str, path: str, width: int
) -> None:
    at(page, address + path, width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert {*page.evaluate(_ROWS)} == {1}


@pytest.mark.parametrize("path", ["partenariat/", "jeux/", "en/games/", "glossaire/"])
def test_references_begin_where_quotes_do(scriptless: Page, address: str, path: str) -> None:
    at(scriptless, address + path, 1440)
    edges = scriptless.locator(".p > :is(blockquote, .ref)").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len({round(edge) for edge in edges}) == 1
    expect(scriptless.locator(".ctx .src").first).to_contain_text(re.compile("Contexte|Context"))


TOPICS = ["partenariat/", "jeux/", "dakar-2026/", "en/partnership/", "en/games/", "en/dakar-2026/"]


@pytest.mark.parametrize("path", ["", "en/", *TOPICS])
def test_on_a_phone_the_first_screen_has_a_statement_with_its_proof_open(
    scriptless: Page, address: str, path: str
) -> None:
    at(scriptless, address + path, 390, 844)
    box = scriptless.locator(".q > summary").filter(visible=True).first.bounding_box()
    assert box and box["y"] + box["height"] <= 680
    proof = scriptless.locator(".s").first.locator(".p")
    expect(proof.locator("mark").first).to_be_in_viewport()
    expect(scriptless.locator(".do").filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize("path", ["", "en/", *TOPICS])
def test_on_a_wide_page_the_first_screen_has_a_quote_and_no_proof_is_open(
    scriptless: Page, address: str, path: str
) -> None:
    at(scriptless, address + path, 1440, 900)
    expect(scriptless.locator(".p mark").first).to_be_in_viewport()
    expect(scriptless.locator(".do").filter(visible=True)).to_have_count(0)
    repeated = scriptless.locator("[lang=fr] > body .said .p blockquote").filter(visible=True)
    expect(repeated).to_have_count(0)


@pytest.mark.parametrize("path", TOPICS)
def test_on_a_phone_how_it_works_and_the_contents_follow_the_first_section(
    scriptless: Page, address: str, path: str
) -> None:
    at(scriptless, address + path, 390)
    tops = scriptless.locator(
        "h1, .lead, .part:nth-of-type(1), .how, .contents, .part:nth-of-type(2)"
    )
    order = tops.evaluate_all(
        "all => all.sort((one, other) => one.getBoundingClientRect().top"
        " - other.getBoundingClientRect().top).map((one) => one.className || one.localName)"
    )
    assert order == ["h1", "lead", "part", "how", "contents", "part"]


@pytest.mark.parametrize("width", [390, 959, 960, 1440])
def test_the_english_summary_is_beside_the_french_one_or_a_closed_line(
    scriptless: Page, address: str, width: int
) -> None:
    at(scriptless, f"{address}jeux/", width)
    summary, text = scriptless.locator(".en summary"), scriptless.locator(".en p")
    if width < 960:
        expect(text).to_be_hidden()
        summary.click()
        expect(text).to_be_visible()
        return
    expect(summary).to_be_hidden()
    beside, lead = text.bounding_box(), scriptless.locator(".lead").bounding_box()
    assert beside and lead and beside["x"] > lead["x"] + lead["width"]
    scriptless.goto(f"{address}en/games/")
    expect(scriptless.locator(".en")).to_have_count(0)
