"""What the checks look at: places in a page, pictures of it, letters on paper."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from ctypes import byref, c_uint
from typing import Any

from PIL import Image
from pypdfium2 import PdfTextPage, raw

from tests.engines.engine import Engine
from tests.site.workshop import becomes

# What is wider than the screen, larger than any title, or covered by other text. What is clipped
# is not seen.
LAYOUT = """(() => {
  const wrong = document.documentElement.scrollWidth > innerWidth ? ["wider than the screen"] : [];
  const lines = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    const around = text.parentElement, range = new Range();
    if (!text.data.trim() || !around.checkVisibility({ opacityProperty: true })) continue;
    let end = getComputedStyle(around).fontSize === "0px" ? 0 : Infinity;
    for (let one = around; one; one = one.parentElement) {
      const { clipPath, overflowY } = getComputedStyle(one);
      if (clipPath !== "none") end = 0;
      if (overflowY === "hidden") end = Math.min(end, one.getBoundingClientRect().bottom + 4);
    }
    range.selectNodeContents(text);
    for (const box of range.getClientRects())
      if (end && box.bottom <= end) lines.push({ box, text });
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach(({ box, text }, at) => {
    if (box.height > 60) wrong.push(`${text.data}: ${box.height} px high`);
    for (const other of lines.slice(at + 1)) {
      if (other.box.top > box.bottom) break;
      const low = Math.min(box.bottom, other.box.bottom) - other.box.top;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const isCovered = wide > 2 && low > 0.4 * Math.min(box.height, other.box.height);
      if (isCovered && text !== other.text) wrong.push(`${text.data} | ${other.text.data}`);
    }
  });
  return wrong;
})()"""

# Whether the script came late, and nothing was seen before.
FIRST_SEEN_AFTER_THE_SCRIPT = """(() => {
  const [seen] = performance.getEntriesByName("first-contentful-paint");
  const script = performance.getEntriesByType("resource").find(({ name }) => /r\\.js$/.test(name));
  return script?.responseEnd > 500 && seen?.startTime >= script.responseEnd;
})()"""


def find(selector: str) -> str:
    """The expression of an element; so of the others."""
    return f"document.querySelector({json.dumps(selector)})"


def each(selector: str, value: str) -> str:
    return f"[...document.querySelectorAll({json.dumps(selector)})].map((one) => {value})"


def is_seen(selector: str) -> str:
    box = f"{find(selector)}.getBoundingClientRect()"
    return f"""(({{ left, right, top, bottom }}) => left < right && top < bottom
      && left < innerWidth && right > 0 && top < innerHeight && bottom > 0)({box})"""


def soon(engine: Engine, expression: str) -> bool:
    """True if it is so in the page, or becomes so."""

    def is_so() -> bool:
        try:
            return bool(engine.value(expression))
        except Exception:  # each engine has its own for a page that is just being left
            return False

    return becomes(is_so, within=5)


def picture(engine: Engine) -> Image.Image:
    return Image.open(io.BytesIO(engine.picture())).convert("RGB")


def colours(image: Image.Image) -> set[Any]:
    return {colour for _, colour in image.getcolors(image.width * image.height) or ()}


def paper(image: Image.Image) -> int:
    """The lightness of most of it, of 255."""
    histogram = image.convert("L").histogram()
    return histogram.index(max(histogram))


def inks(text: PdfTextPage) -> Iterator[int]:
    """The lightness of each letter of a sheet."""
    for at in range(text.count_chars()):
        parts = [c_uint() for _ in "rgba"]
        raw.FPDFText_GetFillColor(text.raw, at, *map(byref, parts))
        yield max(part.value for part in parts[:3])


def letters(text: str) -> str:
    """A text as it can be compared however its lines are broken."""
    return re.sub(r"[\W_\ufffe\u00ad]", "", text)
