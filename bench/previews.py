"""Draws the picture of each edition that other sites show beside a link: `make previews`."""

from __future__ import annotations

import html
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

from dossier.model.base import LANGS, Lang
from dossier.read import reader
from tests.install_browser import find_browser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/fr/assets"
"""Among the files of this dossier’s own, of both editions; in templates/ every dossier had them."""
WIDTH, HEIGHT = 1200, 630
COLOURS = 32
"""As many suffice for smooth letters; a palette of them makes half the size."""


def words(lang: Lang) -> dict[str, str]:
    """What the picture of an edition says, as seeds/site.yml has it."""
    dossier, _ = reader.read(ROOT)
    assert dossier.site  # noqa: S101 - else the site would not build either
    site = dossier.site
    texts = {"name": site.name, "title": site.home.title, "description": site.description}
    return {key: text[lang] for key, text in texts.items()}


def main() -> None:
    """Writes docs/fr/assets/preview-<lang>.png, with the words it was drawn from inside it."""
    template = (ROOT / "templates/preview.html").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for lang in LANGS:
            drawn, said = template.replace("{lang}", lang), PngInfo()
            for key, text in words(lang).items():
                drawn = drawn.replace(f"{{{key}}}", html.escape(text))
                said.add_itxt(key, text)
            page.set_content(drawn)
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
            picture.save(PICTURES / f"preview-{lang}.png", optimize=True, pnginfo=said)
        browser.close()


if __name__ == "__main__":
    main()
