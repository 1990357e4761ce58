"""What a site has besides its pages, and what it does not need."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from dossier.publish.stylesheet import names_in_page, names_in_script, trimmed

_LEFT_OUT = (
    "sitemap.xml.gz",  # gzip writes the time of day
    "assets/javascripts",  # Material's scripts, which no page loads
    "assets/images",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "en/404.html",  # one of each serves both editions
    "en/sitemap.xml*",
    "en/assets",
    "en/robots.txt",
)
# Material's icons, written into its stylesheet. No page shows them, and the site's policy refuses
# them; a browser would ask all the same when it meets this stylesheet before ours.
_PICTURE = re.compile(r"""url\((?:"data:(?:\\.|[^"\\])*"|'data:(?:\\.|[^'\\])*')\)""")
_MATERIAL = "/*! Material for MkDocs, (c) Martin Donath, MIT licence; less what no page uses */\n"


def add(site: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files, by their paths below the site."""
    for path, content in files.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def trim_stylesheet(site: Path, names: set[str], others: Iterable[Path]) -> None:
    """Leaves of Material's stylesheet what pages use: 4 KB compressed of 23.

    `names` are those in the tags of our pages; `others` are pages not yet looked at.
    """
    assets = site / "assets"
    found = [names_in_page(page.read_text("utf-8")) for page in others]
    found += [names_in_script(script.read_text("utf-8")) for script in assets.glob("*.js")]
    ours = (assets / "dossier.css").read_text("utf-8")
    for sheet in assets.glob("stylesheets/main.*.css"):
        less = trimmed(sheet.read_text("utf-8"), names.union(*found), ours)
        sheet.write_text(_MATERIAL + _PICTURE.sub("none", less), "utf-8", newline="")


def remove_leftovers(site: Path) -> None:
    """Removes what the generator put there and no reader needs."""
    for unwanted in (path for name in _LEFT_OUT for path in site.glob(name)):
        shutil.rmtree(unwanted) if unwanted.is_dir() else unwanted.unlink()
