"""Which language a text is probably in, by its small words, and what languages are called."""

from __future__ import annotations

import re
from collections import Counter

from babel import Locale

from dossier.model.base import Lang

_SMALL_WORDS = {
    "fr": "le la les l des du d et une est dans pour qui que au aux sur ce a à en par il elle",
    "en": "the and of to is was for with that in on at by it as from this will be has an are",
    "de": "der die das und ist nicht den dem ein eine zu von mit auf für im wird werden am sich",
    "es": "el los las y es en que por con para una un del se lo su más como pero al ha",
    "it": "il gli e è di che per con una un nel della dei si non del sono alla ha più come",
    "pt": "o os as e é em que por com para uma um do da dos das não se mais ao foi na no",
    "nl": "de het een en van is dat niet op te zijn met voor er aan ook bij naar wordt dit",
    "wo": "ak ci bi yi mu ñu di dafa ngir nit mbir moom lool dina bu nga waaye ba woon am",
}
_VOWELS = tuple("aàâeéèêiîoôuœ")
_SILENT = ("haïtien", "hawaïen", "hébreu", "héréro")  # of the languages in h; others are aspirated
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.1  # of all words; texts of the press have a fifth to a third


def probable_language(text: str) -> str:
    """The code of the language that most of the text's small words are of; "" if of none."""
    counted = Counter(_WORD.findall(text.lower()))
    scores = {
        code: sum(counted[word] for word in words.split()) for code, words in _SMALL_WORDS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 and scores[best] >= _ENOUGH * counted.total() else ""


def language_name(code: str, lang: Lang) -> str:
    """A language by its code: allemand, German; in English where no other name is known."""
    return str(Locale(lang).languages.get(code) or Locale("en").languages[code])


def is_elided_before(name: str) -> bool:
    """Whether French elides its article before a language: l’allemand, l’hébreu, le hongrois."""
    return name.startswith((*_VOWELS, *_SILENT))
