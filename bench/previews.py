"""Draws the picture of each edition that other sites show beside a link: `make previews`."""

from __future__ import annotations

import html
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from dossier.model.base import LANGS
from dossier.read import reader
from tests.install_browser import find_browser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/fr/assets"
"""Among the files of this dossier’s own, of both editions; in templates/ every dossier had them."""
WIDTH, HEIGHT = 1200, 630
COLOURS = 32
"""As many suffice for smooth letters; a palette of them makes half the size."""


def main() -> None:
    """Writes docs/fr/assets/preview-<lang>.png from what seeds/site.yml says."""
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
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
            picture.save(PICTURES / f"preview-{lang}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
