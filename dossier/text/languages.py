"""The language that a text is probably in, and what languages are called."""

from __future__ import annotations

import re
from collections import Counter

from babel import Locale

from dossier.model.base import LANGS, Lang
from dossier.text.words import words

_ELIDED = (*"aàâeéèêiîoôuœ", "haïtien", "hawaïen", "hébreu", "héréro")  # no other h is silent
_ENOUGH = 0.1  # of all words; texts of the press have a fifth to a third


def probable_language(text: str) -> Lang | None:
    """The language of ours that the text's small words are of; none if there are too few."""
    counted = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {lang: sum(counted[word] for word in words(lang)) for lang in LANGS}
    best = max(LANGS, key=lambda lang: scores[lang])
    return best if scores[best] > _ENOUGH * counted.total() else None


def language_name(code: str, lang: Lang) -> str:
    """A language by its code: allemand, German; in English where no other name is known."""
    return str(Locale(lang).languages.get(code) or Locale("en").languages[code])


def is_elided_before(name: str) -> bool:
    """Tells whether French elides its article before a language: l’allemand, le hongrois."""
    return name.startswith(_ELIDED)
