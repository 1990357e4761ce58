"""The names that no seed may take: of what every site has for its own."""

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


def is_own_id(name: str) -> bool:
    """Whether a page that every site has is called so."""
    return name.lower() in {HOME, *SLUGS}


def is_own_slug(word: str, lang: Lang) -> bool:
    """Whether the site itself needs what a page of that edition with this slug would take."""
    pages = {slug[lang] for slug in SLUGS.values()}
    return word in pages | _BESIDE[lang] | INDEXES
