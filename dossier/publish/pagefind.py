"""What completes a built site, whichever generator built it: data, style, search; no leftovers."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from subprocess import PIPE
from typing import Self

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import Lang
from dossier.publish.stylesheet import names_in_page, names_in_script, trimmed
from dossier.render.pages import ROOTS
from dossier.system.folders import files_in

_LEFT_OUT = (
    "sitemap.xml.gz",  # gzip writes the time of day
    "search.json",  # Zensical's own search
    "assets/javascripts",  # Material's scripts, which no page loads
    "assets/images",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "en/404.html",  # one of each serves both editions
    "en/sitemap.xml*",
    "en/search.json",
    "en/assets",
    "en/robots.txt",
)
_INTERFACES = (  # Pagefind's; ours is templates/theme/assets/search.js
    "pagefind-*ui.*",
    "pagefind-highlight.js",
)
# All but what is in en/: the English edition has an index of its own.
_FRENCH = "{*.html,[!e]*/**/*.html,e/**/*.html,e[!n]*/**/*.html,en?*/**/*.html}"
# Material's icons, written into its stylesheet. No page shows them, and the site's policy refuses
# them; a browser would ask all the same when it meets this stylesheet before ours.
_PICTURE = re.compile(r"""url\((?:"data:(?:\\.|[^"\\])*"|'data:(?:\\.|[^'\\])*')\)""")
_MATERIAL = "/*! Material for MkDocs, (c) Martin Donath, MIT licence; less what no page uses */\n"


class Unfinished(Exception):
    """Raised when a site could not be completed, and says why."""


def finish(site: Path, files: Mapping[str, bytes]) -> None:
    """Completes both editions in `site`, adding `files` by their paths below it.

    Raises Unfinished.
    """
    add(site, files)
    trim_stylesheet(site, names_in(site.rglob("*.html")))
    with Indexing(site, "fr") as french, Indexing(site, "en") as english:
        french.result()
        english.result()
    remove_leftovers(site)


def add(site: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files, by their paths below the site."""
    for path, content in files.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def names_in(pages: Iterable[Path]) -> set[str]:
    """Every name in the tags of the pages."""
    return {name for page in pages for name in names_in_page(page.read_text("utf-8"))}


def trim_stylesheet(site: Path, names: set[str]) -> None:
    """Leaves of Material's stylesheet what pages with these names use: 4 KB compressed of 23."""
    assets = site / "assets"
    scripts = [names_in_script(script.read_text("utf-8")) for script in assets.glob("*.js")]
    ours = (assets / "dossier.css").read_text("utf-8")
    for sheet in assets.glob("stylesheets/main.*.css"):
        less = trimmed(sheet.read_text("utf-8"), names.union(*scripts), ours)
        sheet.write_text(_MATERIAL + _PICTURE.sub("none", less), "utf-8", newline="")


def remove_leftovers(site: Path) -> None:
    """Removes what the generators put there and no reader needs."""
    for unwanted in (path for name in _LEFT_OUT for path in site.glob(name)):
        shutil.rmtree(unwanted) if unwanted.is_dir() else unwanted.unlink()


class Indexing:
    """Pagefind at work on an edition, where an old index of its own may be."""

    def __init__(self, site: Path, lang: Lang) -> None:
        self._site = site
        self._folder = site / ROOTS[lang] / "pagefind"
        options = ("--glob", _FRENCH) if lang == "fr" else ()
        command = [str(get_executable()), "--quiet", "--site", str(site / ROOTS[lang])]
        self._work = subprocess.Popen(  # noqa: S603
            [*command, *options], stdout=PIPE, stderr=PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._work.kill()
        self._work.communicate()

    def result(self) -> dict[str, bytes]:
        """The files of the new index by their paths below the site; waits until it is there.

        Raises Unfinished.
        """
        out, errors = self._work.communicate()
        if self._work.returncode:
            raise Unfinished(f"Pagefind made no search index:\n{errors or out}")
        self._remove_others()
        files = (self._folder / path for path in files_in(self._folder))
        return {path.relative_to(self._site).as_posix(): path.read_bytes() for path in files}

    def _remove_others(self) -> None:
        """Removes the parts of an old index that the new one does not share, and interfaces.

        A part is called after a hash of what is in it; an index lists its parts in its metadata.
        """
        entry = json.loads((self._folder / "pagefind-entry.json").read_bytes())
        metadata = {f"pagefind.{language['hash']}" for language in entry["languages"].values()}
        listed = b"".join(
            gzip.decompress((self._folder / f"{name}.pf_meta").read_bytes()) for name in metadata
        )
        for part in self._folder.rglob("*.pf_*"):
            if part.stem not in metadata and part.stem.encode() not in listed:
                part.unlink()
        for unwanted in (path for name in _INTERFACES for path in self._folder.glob(name)):
            unwanted.unlink()
