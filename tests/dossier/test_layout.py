"""The site to the eye: what stands where, at the widths that readers have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

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
