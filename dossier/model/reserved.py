"""The ids and slugs that no seed may have, because every site needs them for its own pages."""

from dossier.model.base import Lang

HOME, SOURCES, GLOSSARY, VERIFICATION, DATA = "home", "sources", "glossary", "verification", "data"

SLUGS: dict[str, dict[Lang, str]] = {
    SOURCES: {"fr": "sources", "en": "sources"},
    GLOSSARY: {"fr": "glossaire", "en": "glossary"},
    VERIFICATION: {"fr": "verification", "en": "verification"},
    DATA: {"fr": "donnees", "en": "data"},
}
"""The slug in each edition of each page that every site has; home is the edition's root."""

INDEXES = frozenset({"index", "readme"})
"""Files that stand for the folder they are in, whatever their capitals."""

_FOLDERS: dict[Lang, set[str]] = {
    "fr": {"404", "en", "assets", "pagefind", "review"},
    "en": {"assets", "pagefind"},
}
"""Other files and folders in each edition's root; the server puts `review` there."""


def is_reserved_slug(word: str, lang: Lang) -> bool:
    """True if the site itself needs the address that a page with this slug would have."""
    return word in {slug[lang] for slug in SLUGS.values()} | _FOLDERS[lang] | INDEXES
