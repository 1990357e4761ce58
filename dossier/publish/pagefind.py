"""The search index of an edition, by https://pagefind.app."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from typing import Self

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import Lang
from dossier.render.pages import ROOTS
from dossier.system.folders import files_in

_INTERFACES = (  # Pagefind's; ours is templates/theme/assets/search.js
    "pagefind-*ui.*",
    "pagefind-highlight.js",
)
_FRAGMENT = len("pagefind_dcd")  # how a page's part of an index begins

# Pagefind splits « l’activation » at no curly apostrophe, but at what follows it here. The search
# takes these signs out again, and has the words between the other two in the other language.
_APOSTROPHE = re.compile(r"’(?<=\w’)(?=(?:<[^>]*>)*\w)"), "’`"
_FOREIGN = re.compile(
    r'(<(?:(div)|span|details class="summary") lang="[^"]+">)'
    r"(.*?)((?(2)</div>(?=\s*(?:<h2|</article>))|</(?:span|details)>))",
    re.DOTALL,
)
_MARKED = "\\1\ue001\\3\ue002\\4"


class Unfinished(Exception):
    """Raised when a site could not be completed, and says why."""


class Indexing:
    """Pagefind at work on an edition, where an old index of its own may be."""

    def __init__(self, site: Path, lang: Lang) -> None:
        self._site = site
        self._folder = site / ROOTS[lang] / "pagefind"
        self._copy = TemporaryDirectory()
        for path, html in _pages(site / ROOTS[lang], lang):
            copy = Path(self._copy.name, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(for_pagefind(html), "utf-8")
        command = [str(get_executable()), "--quiet", "--site", self._copy.name]
        self._work = subprocess.Popen(  # noqa: S603
            [*command, "--output-path", str(self._folder)],
            stdout=PIPE,
            stderr=PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._work.kill()
        self._work.communicate()
        self._copy.cleanup()

    def result(self) -> dict[str, bytes]:
        """The files of the new index by their paths below the site; waits until it is there.

        Raises Unfinished.
        """
        out, errors = self._work.communicate()
        if self._work.returncode:
            raise Unfinished(f"Pagefind made no search index:\n{errors or out}")
        self._remove_others()
        (self._folder / "passages.json").write_text(json.dumps(self._passages()), "utf-8")
        files = (self._folder / path for path in files_in(self._folder))
        return {path.relative_to(self._site).as_posix(): path.read_bytes() for path in files}

    def _passages(self) -> dict[str, dict[str, int]]:
        """Of each page, by its name in the index: its ids, and the word that each begins with."""
        parts = sorted(self._folder.glob("fragment/*"))
        pages = {part.stem: json.loads(_unpacked(part)[_FRAGMENT:]) for part in parts}
        return {
            name: {anchor["id"]: anchor["location"] for anchor in page["anchors"]}
            for name, page in pages.items()
        }

    def _remove_others(self) -> None:
        """Removes the parts of an old index that the new one does not share, and interfaces.

        A part is called after a hash of what is in it; an index lists its parts in its metadata.
        """
        entry = json.loads((self._folder / "pagefind-entry.json").read_bytes())
        metadata = {f"pagefind.{language['hash']}" for language in entry["languages"].values()}
        listed = b"".join(_unpacked(self._folder / f"{name}.pf_meta") for name in metadata)
        for part in self._folder.rglob("*.pf_*"):
            if part.stem not in metadata and part.stem.encode() not in listed:
                part.unlink()
        for unwanted in (path for name in _INTERFACES for path in self._folder.glob(name)):
            unwanted.unlink()


def for_pagefind(html: str) -> str:
    """A page as it is given to Pagefind: words and languages told apart by signs."""
    return _FOREIGN.sub(_MARKED, _APOSTROPHE[0].sub(_APOSTROPHE[1], html))


def _pages(folder: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    """The pages of an edition by their paths; the English one stands in the French one's folder."""
    for path in files_in(folder):
        if path.endswith(".html") and not (lang == "fr" and path.startswith(ROOTS["en"])):
            yield path, (folder / path).read_text("utf-8", errors="replace")


def _unpacked(part: Path) -> bytes:
    return gzip.decompress(part.read_bytes())
