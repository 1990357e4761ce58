"""The names of languages, as each edition calls them."""

from __future__ import annotations

from babel import Locale

from dossier.model.base import Lang

_VOWELS = tuple("aàâeéèêiîoôuœ")
_SILENT = ("haïtien", "hawaïen", "hébreu", "héréro")  # of the languages in h; others are aspirated


def language_name(code: str, lang: Lang) -> str:
    """A language by its code: allemand, German; in English where no other name is known."""
    return str(Locale(lang).languages.get(code) or Locale("en").languages[code])


def is_elided_before(name: str) -> bool:
    """Whether French elides its article before a language: l’allemand, l’hébreu, le hongrois."""
    return name.startswith((*_VOWELS, *_SILENT))
