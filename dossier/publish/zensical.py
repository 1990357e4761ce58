"""Everything that knows Zensical: the site without MkDocs, from the same docs/ and mkdocs.yml.

Zensical runs no hook, so what ours does for MkDocs is done around it. This module is also the
Markdown extension that keeps Zensical from changing the addresses that are written as HTML.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import yaml
from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from dossier.model.base import LANGS, Lang
from dossier.publish.exports import exports
from dossier.publish.pagefind import Unfinished, finish
from dossier.render.pages import ROOTS
from dossier.render.renderer import Rendering
from dossier.system.folders import put_in_place

_EDITION: dict[Lang, str] = {"fr": "mkdocs.yml", "en": "mkdocs.en.yml"}
_ADDRESS = re.compile(r'(?<=\shref=")[^"]+')
_STYLESHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


def build(root: Path, rendering: Rendering, place: Path) -> None:
    """Builds both editions of the project in `root`, and puts them at `place` when all is well.

    Raises Unfinished.
    """
    try:
        from zensical.config import parse_config  # type: ignore[import-not-found]
    except ImportError:
        raise Unfinished("Zensical is not installed here: run make zensical.") from None
    address = parse_config(str(root / _EDITION["fr"]))["site_url"] or "/"
    draft = place.with_name(f"{place.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for lang in LANGS:
            _build_edition(root, rendering, draft, lang)
        _settle(draft, address)
        finish(draft, exports(rendering.site, address))
        put_in_place(draft, place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _build_edition(root: Path, rendering: Rendering, draft: Path, lang: Lang) -> None:
    """What mkdocs.yml leaves to the hook stands in a configuration of its own, for the moment."""
    configuration = root / f"{draft.name}.yml"
    added = {
        "INHERIT": _EDITION[lang],
        "site_dir": str(draft / ROOTS[lang]),
        "site_name": rendering.names[lang],
        "extra": {"navigation": rendering.navigation},
        "markdown_extensions": [__name__],
    }
    options = ("--config-file", configuration.name, "--clean", "--strict")
    try:
        configuration.write_text(yaml.safe_dump(added, allow_unicode=True), "utf-8")
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "zensical", "build", *options],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        configuration.unlink(missing_ok=True)
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]  # the end of a traceback
        raise Unfinished(f"Zensical built nothing:\n{done.stdout}{reason}")


def _settle(draft: Path, address: str) -> None:
    """Puts things where Material and MkDocs put them."""
    robots = draft / "robots.txt"
    template = jinja2.Template(robots.read_text("utf-8"))
    robots.write_text(template.render(config={"site_url": address}), "utf-8")
    [name] = set(_STYLESHEET.findall((draft / "index.html").read_text("utf-8")))
    [classic] = draft.glob("assets/stylesheets/classic/main.*.css")
    classic.rename(draft / name)
    for variant in ("classic", "modern"):
        shutil.rmtree(draft / "assets/stylesheets" / variant)


class _Addresses(Postprocessor):
    """Turns addresses as the page sees them into addresses as its file sees them.

    MkDocs leaves HTML inside Markdown alone; Zensical takes each address in it for one that
    begins at the file, and turns it into one that begins at the page.
    """

    def run(self, text: str) -> str:
        page = self.md.preprocessors["rendering_context"].page  # type: ignore[attr-defined]
        if page.path.endswith("index.md"):  # file and page are in the same folder
            return text
        own_folder = page.url.rstrip("/").rpartition("/")[2]

        def from_file(match: re.Match[str]) -> str:
            address = unescape(match.group())
            if urlsplit(address).scheme or address.startswith(("/", "#")):
                return match.group()
            if address.startswith("../"):
                return "./" + match.group().removeprefix("../")
            return f"{own_folder}/{match.group()}"

        return _ADDRESS.sub(from_file, text)


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.postprocessors.register(_Addresses(md), "addresses", 0)


def makeExtension(**options: Any) -> Extension:  # noqa: N802
    """What Python-Markdown calls."""
    return _Extension(**options)
