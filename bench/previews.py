"""Draws the picture of each edition that other sites show beside a link: `make previews`."""

from __future__ import annotations

import html
import struct
import zlib
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import sync_playwright

from dossier.model.base import LANGS
from dossier.read import reader
from tests.install_browser import find_browser

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1200, 630
# The colours of a screenshot, pixel by pixel; sixteen steps of each suffice for smooth letters.
_PIXELS = """async (png) => {
  const shot = await (await fetch(`data:image/png;base64,${png}`)).blob();
  const picture = await createImageBitmap(shot);
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const step = (at) => (Math.round(data[at] / 17) * 17).toString(16).padStart(2, "0");
  const colour = (at) => step(4 * at) + step(4 * at + 1) + step(4 * at + 2);
  return Array.from({ length: data.length / 4 }, (_, at) => colour(at));
}"""


def main() -> None:
    """Writes templates/theme/assets/preview-<lang>.png from what seeds/site.yml says."""
    dossier, _ = reader.read(ROOT)
    template = (ROOT / "templates/preview.html").read_text("utf-8")
    assert dossier.site  # noqa: S101 - else the site would not build either
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for lang in LANGS:
            texts = {"name": dossier.site.name, "title": dossier.site.home.title}
            texts["description"] = dossier.site.description
            drawn = template.replace("{lang}", lang)
            for key, text in texts.items():
                drawn = drawn.replace(f"{{{key}}}", html.escape(text[lang]))
            page.set_content(drawn)
            pixels = page.evaluate(_PIXELS, b64encode(page.screenshot()).decode())
            (ROOT / f"templates/theme/assets/preview-{lang}.png").write_bytes(_png(pixels))
        browser.close()


def _png(pixels: list[str]) -> bytes:
    """A PNG of the colours given row by row; a palette of them makes half the size."""
    palette = sorted(set(pixels))
    index = {colour: number for number, colour in enumerate(palette)}
    rows = (pixels[start : start + WIDTH] for start in range(0, len(pixels), WIDTH))
    data = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(map(bytes.fromhex, palette))),
            _chunk(b"IDAT", zlib.compress(data, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
