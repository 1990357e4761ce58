"""What completes a built site, whichever generator built it: data, style, search; no leftovers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dossier.stylesheet import names_in_page, names_in_script, trimmed

_LEFT_OUT = (
    "sitemap.xml.gz",  # gzip writes the time of day
    "search.json",  # Zensical's own search
    "assets/javascripts",  # Material's scripts, which no page loads
    "assets/images",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "pagefind/pagefind-*ui.*",  # Pagefind's interfaces; ours is templates/theme/assets/search.js
    "pagefind/pagefind-highlight.js",
    "en/404.html",  # one of each serves both editions
    "en/sitemap.xml*",
    "en/search.json",
    "en/assets",
    "en/robots.txt",
)
# Material's icons, written into its stylesheet. No page shows them, and the site's policy refuses
# them; a browser would ask all the same when it meets this stylesheet before ours.
_PICTURE = re.compile(r"""url\((?:"data:(?:\\.|[^"\\])*"|'data:(?:\\.|[^'\\])*')\)""")
_MATERIAL = "/*! Material for MkDocs, (c) Martin Donath, MIT licence; less what no page uses */\n"


class Unfinished(Exception):
    """Raised when a site could not be completed, and says why."""


def finish(site: Path, files: Mapping[str, str]) -> None:
    """Completes both editions in `site`, adding `files` by their paths below it.

    Raises Unfinished.
    """
    for path, content in files.items():
        (site / path).write_text(content, "utf-8", newline="")
    _trim_stylesheet(site)
    _index(site)
    for unwanted in (path for name in _LEFT_OUT for path in site.glob(name)):
        shutil.rmtree(unwanted) if unwanted.is_dir() else unwanted.unlink()


def _trim_stylesheet(site: Path) -> None:
    """Leaves of Material's stylesheet what the pages use: 4 KB compressed of 23."""
    assets = site / "assets"
    words: set[str] = set()
    for page in site.rglob("*.html"):
        words |= names_in_page(page.read_text("utf-8"))
    for script in assets.glob("*.js"):
        words |= names_in_script(script.read_text("utf-8"))
    ours = (assets / "dossier.css").read_text("utf-8")
    for sheet in assets.glob("stylesheets/main.*.css"):
        less = trimmed(sheet.read_text("utf-8"), words, ours)
        sheet.write_text(_MATERIAL + _PICTURE.sub("none", less), "utf-8", newline="")


def _index(site: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Unfinished(f"Pagefind made no search index:\n{done.stderr or done.stdout}")
    entry = site / "pagefind/pagefind-entry.json"  # names the languages in any order
    entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True), "utf-8")
