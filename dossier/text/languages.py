"""The probable language of a text, and the names of languages."""

import re
from collections import Counter

from markupsafe import Markup

from dossier.model.base import LANGS, Lang, language_names
from dossier.text.words import TABLES, words

_ELIDED = (*"aàâeéèêiîoôuœ", "haïtien", "hawaïen", "hébreu", "héréro")  # no other h is silent
_LEFTWARD = words("leftward")
_ENOUGH = 0.1  # of all words; texts of the press have a fifth to a third


def probable_language(text: str, enough: float = _ENOUGH) -> Lang | None:
    """The language, French or English, of the text's commonest words; None if it has too few."""
    counted = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {lang: sum(counted[word] for word in words(lang)) for lang in LANGS}
    best = max(LANGS, key=lambda lang: scores[lang])
    return best if scores[best] > enough * counted.total() else None


def language_name(code: str, lang: Lang) -> str:
    """The name of a language by its code: allemand, German; in English if it has none in French."""
    ours: dict[str, str] = TABLES["languages"][lang]
    return ours.get(code) or language_names(lang).get(code) or language_names("en")[code]


def attributes(lang: str, around: str = "") -> Markup:
    """The `lang` attribute of an element, and `dir` if the language is written in the other
    direction than that `around` it."""
    turns = (lang in _LEFTWARD) != (around in _LEFTWARD)
    direction = f' dir="{"rtl" if lang in _LEFTWARD else "ltr"}"' if turns else ""
    return Markup(f'lang="{lang}"{direction}')  # noqa: S704 - a code


def is_elided_before(name: str) -> bool:
    """True if French elides the article before the name of a language: l’allemand, le hongrois."""
    return name.startswith(_ELIDED)
