"""No two files of a site have one address, on a disk that folds case and accents neither."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase

from mkdocs.structure.files import File

from dossier.data import exports, sitemap
from dossier.model.base import Lang
from dossier.model.problems import Place, Problem

_TAKEN: dict[Lang, tuple[str, ...]] = {
    "fr": (*exports.FORMATS, sitemap.PATH, "pagefind/*", "en/*"),
    "en": ("pagefind/*",),
}


def collisions(
    files: Iterable[File], made: Collection[str], former: Collection[str], lang: Lang
) -> Iterator[Problem]:
    """An error for each file of one's own whose address is another's.

    `made` are our sources, `former` the files at addresses that pages once had.
    """
    taken: dict[str, File] = {}
    for file in sorted(files, key=lambda file: file.src_uri not in made):
        key = _folded(file.dest_uri)
        other = taken.setdefault(key, file)
        if other is not file:
            yield _problem(file, f"takes the place of docs/{lang}/{other.src_uri}", lang)
        elif file.dest_uri in former or any(fnmatchcase(key, pattern) for pattern in _TAKEN[lang]):
            yield _problem(file, "takes the place of something the site has of its own", lang)


def _problem(file: File, message: str, lang: Lang) -> Problem:
    hint = f"Both would be “{file.dest_uri}” in the site: give this file another name."
    return Problem(Place(f"docs/{lang}/{file.src_uri}"), message, hint)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
