"""Words that are no figures, yet stand for one in the other language: « neuf » and “new”."""

from __future__ import annotations

from dossier.model.base import Lang

_LIKE: dict[Lang, dict[str, str]] = {
    "fr": {
        "1": "un une unique seul seule",
        "2": "paire couple duo",
        "3": "trio",
        "5": "quinquennat",
        "10": "décennie",
        "60": "sexagénaire",
        "70": "septuagénaire",
        "80": "octogénaire",
        "90": "nonagénaire",
        "100": "siècle centenaire",
        "10s": "décennies",
        "100s": "siècles",
        "7d": "semaine",
        "3m": "trimestre",
        "6m": "semestre",
        "12m": "an année",
        "24:00": "jour journée",
        "~#1": "abord premièrement primo initialement",
        "~#2": "deuxièmement ensuite",
        "12:00": "midi",
        "0:00": "minuit",
    },
    "en": {
        "1": "one once single sole",
        "0.5": "halve halves halved halving",
        "2": "pair couple duo twin",
        "3": "thrice trio",
        "0": "nil",
        "10": "decade",
        "100": "century",
        "10s": "decades",
        "100s": "centuries",
        "7d": "week",
        "14d": "fortnight",
        "3m": "quarter",
        "12m": "year",
        "24:00": "day",
        "~#1": "firstly initially initial earliest oldest early inaugural maiden leading premiere",
        "~#2": "secondly runoff",
        "~9": "new",
        "12:00": "noon midday",
        "0:00": "midnight",
    },
}
_STEMS = {"2": "doubl", "3": "tripl trebl", "4": "quadrupl", "5": "quintupl", "10": "décupl"}
_ENDINGS = "e es er é ée és ées ent a ant ed ing"
_FOLDS = "twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold"
_MULTIPLES = {word: str(times) for times, word in enumerate(_FOLDS.split(), 2)} | {
    stem + ending: times
    for times, stems in _STEMS.items()
    for stem in stems.split()
    for ending in _ENDINGS.split()
}
"""Of either language, as no word of one is another in the other."""
READING = {
    lang: {word: token for token, words in tokens.items() for word in words.split()} | _MULTIPLES
    for lang, tokens in _LIKE.items()
}
KIND = {"2": "times", "3": "times", "4": "times", "12:00": "noon", "0:00": "noon"}
"""What contradicts another word like it: « midi » is not “midnight”."""
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {word: f"{tens}0s" for tens, word in enumerate(_TENS.split(), 2)}
"""The Seventies, or the age of somebody in her seventies."""
