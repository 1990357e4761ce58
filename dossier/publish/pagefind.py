"""The search index of an edition, by https://pagefind.app."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from subprocess import PIPE
from typing import Self

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import Lang
from dossier.render.pages import ROOTS
from dossier.system.folders import files_in

_INTERFACES = (  # Pagefind's; ours is templates/theme/assets/search.js
    "pagefind-*ui.*",
    "pagefind-highlight.js",
)
# All but what is in en/: the English edition has an index of its own.
_FRENCH = "{*.html,[!e]*/**/*.html,e/**/*.html,e[!n]*/**/*.html,en?*/**/*.html}"


class Unfinished(Exception):
    """Raised when a site could not be completed, and says why."""


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
