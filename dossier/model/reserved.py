"""The names that no seed may take: of the pages, folders and files that every site has for its own,
and those that no file may have on Windows."""

from __future__ import annotations

import re

from dossier.model.base import Lang

HOME, SOURCES, GLOSSARY, VERIFICATION, DATA = "home", "sources", "glossary", "verification", "data"

SLUGS: dict[str, dict[Lang, str]] = {
    SOURCES: {"fr": "sources", "en": "sources"},
    GLOSSARY: {"fr": "glossaire", "en": "glossary"},
    VERIFICATION: {"fr": "verification", "en": "verification"},
    DATA: {"fr": "donnees", "en": "data"},
}
"""Where each page that every site has stands in each edition; home is the edition's root."""

INDEXES = frozenset({"index", "readme"})
"""Files that stand for the folder they are in, whatever their capitals."""

_BESIDE: dict[Lang, set[str]] = {
    "fr": {"404", "en", "assets", "pagefind", "review"},
    "en": {"assets", "pagefind"},
}
"""Of these, `review` is the server's: what waits for a review."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[1-9]", re.IGNORECASE)


def is_own_id(name: str) -> bool:
    """Whether a page that every site has is called so."""
    return name.lower() in {HOME, *SLUGS}


def is_own_slug(word: str, lang: Lang) -> bool:
    """Whether the site itself needs what a page of that edition with this slug would take."""
    pages = {slug[lang] for slug in SLUGS.values()}
    return word in pages | _BESIDE[lang] | INDEXES


def is_device(name: str) -> bool:
    """Whether the name is that of a device on Windows, whatever a file's suffix."""
    return _DEVICE.fullmatch(name) is not None
