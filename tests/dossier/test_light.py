"""A reader follows a reference: the browser lights up the quoted passage, and nothing else.

A page cannot ask its browser which words a text fragment lit up. So the page is photographed
twice: as the browser lit it, and with the expected words lit by us in the same colour.
"""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.reading import Site
from tests.site.workshop import SITE_URL, becomes

_PAINT = "background: #f0f !important; color: #000 !important"
_NO_PAINT = "background: none !important; color: currentcolor !important"
LIT_BY_BROWSER = f"::target-text {{ {_PAINT} }}"
LIT_BY_US = f"::target-text {{ {_NO_PAINT} }} ::highlight(expected) {{ {_PAINT} }}"
UNLIT = f"::target-text {{ {_NO_PAINT} }}"

# Finds the quote in the article's sentences, from the one whose id is given on, whatever the
# white space; as browsers do, takes the whole of the first and of the last word.
EXPECT = """([id, quote]) => {
  const folded = (text) => text.replace(/\\s+/g, " ");
  const places = [];
  let text = "";
  for (const sentence of document.querySelectorAll("[id]")) {
    if (!/^s\\d+$/.test(sentence.id) || (!text && sentence.id !== id)) continue;
    const nodes = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    for (let node; (node = nodes.nextNode()); ) {
      for (let offset = 0; offset < node.length; offset++) {
        const letter = folded(node.data[offset]);
        if (letter === " " && text.endsWith(" ")) continue;
        text += letter;
        places.push([node, offset]);
      }
    }
    if (!text.endsWith(" ")) { text += " "; places.push(places.at(-1)); }
  }
  let start = text.indexOf(folded(quote).trim());
  if (start < 0) return false;
  let end = start + folded(quote).trim().length;
  const words = new Intl.Segmenter("fr", { granularity: "word" }).segment(text);
  const first = words.containing(start), last = words.containing(end - 1);
  if (first.isWordLike) start = first.index;
  if (last.isWordLike) end = last.index + last.segment.length;
  const range = new Range();
  range.setStart(...places[start]);
  range.setEnd(places[end - 1][0], places[end - 1][1] + 1);
  CSS.highlights.set("expected", new Highlight(range));
  expected = range;
  return true;
}"""
IS_IN_VIEW = """() => {
  const { top, bottom } = expected.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}"""
RESTYLE = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  scrollTo({ top: 0, behavior: "instant" });
}"""


SIZE = """() => {
  const { scrollWidth: width, scrollHeight: height } = document.documentElement;
  return { width, height };
}"""


class Camera:
    """Photographs a page, whole, lit in one way or another."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools = page.context.new_cdp_session(page)

    def photograph(self, style: str) -> bytes:
        self.page.evaluate(RESTYLE, style)
        clip = {"x": 0, "y": 0, "scale": 0.5, **self.page.evaluate(SIZE)}  # a letter is still seen
        options = {"captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
        return base64.b64decode(self._devtools.send("Page.captureScreenshot", options)["data"])

    def sees_lit(self, quote: str) -> bool:
        """Whether the quote, and nothing else, is lit by the browser, or soon will be."""
        sentence = urlsplit(self.page.url).fragment.partition(":~:")[0]
        if not self.page.evaluate(EXPECT, [sentence, quote]):
            return False
        self.page.wait_for_function(IS_IN_VIEW)
        photograph = self.photograph  # both anew each time: the browser may still be scrolling
        return becomes(lambda: photograph(LIT_BY_BROWSER) == photograph(LIT_BY_US), within=5)


@pytest.fixture
def camera(page: Page) -> Camera:
    return Camera(page)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("article", ["cio-alibaba-2017", "cojoj-alibaba-2025"])
def test_each_reference_lights_up_exactly_its_quote(
    site: Path, address: str, camera: Camera, lang: str, article: str
) -> None:
    references = {
        (reference.url, reference.quote): f"{reference.page.path}#{reference.statement}"
        for reference in Site(site).references(lang)
        if f"/{article}/" in reference.url
    }
    assert references
    wrong = []
    for number, ((url, quote), statement) in enumerate(references.items()):
        # Another query is another page: else this one would stay, and with it the last light.
        camera.page.goto(url.replace(SITE_URL, address).replace("#", f"?{number}#"))
        if not camera.sees_lit(quote):
            wrong.append((statement, quote))
    assert wrong == []


def test_the_camera_sees_what_is_not_lit_or_lit_amiss(address: str, camera: Camera) -> None:
    sentence = f"{address}sources/cio-alibaba-2017/#s3"
    camera.page.goto(f"{sentence}:~:text=Les%20montants%20financiers")
    assert camera.sees_lit("Les montants financiers")
    assert camera.photograph(UNLIT) != camera.photograph(LIT_BY_US)
    camera.page.evaluate(EXPECT, ["s3", "montants financiers"])
    assert camera.photograph(LIT_BY_BROWSER) != camera.photograph(LIT_BY_US)


@pytest.mark.parametrize(
    "path",
    ["partenariat/", "en/games/", "sources/cio-alibaba-2017/", "en/sources/cio-alibaba-2017/"],
)
def test_a_reader_s_click_lights_up_the_quote(address: str, camera: Camera, path: str) -> None:
    """From a page of statements to the article; and within the page of an article."""
    camera.page.goto(address + path)
    proof = camera.page.locator("details.proof", has=camera.page.locator("blockquote")).first
    proof.locator("summary").click()
    quote = proof.locator("blockquote").first.inner_text()
    proof.locator("a[href*=':~:text=']").first.click()
    camera.page.wait_for_url("**/sources/cio-alibaba-2017/#s*")
    assert camera.sees_lit(quote)
