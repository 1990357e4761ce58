"""The number that digits and the words which multiply it stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from dossier.model.base import Lang

Readings = tuple[str, ...]
"""Tokens, the likeliest first: 2.5, 1/3, #2, 21:30, 1960s, 100s; ~ before what is only like one."""
AND = " and "
"""Between two numbers of which one by itself would not do."""
Reader = Callable[[re.Match[str], Lang], Readings]

SCALES: dict[Lang, dict[str, int]] = {
    "fr": {
        **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
        **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
        **{"millier": 10**3, "k": 10**3, "million": 10**6, "M": 10**6},
        **{"milliard": 10**9, "Md": 10**9, "billion": 10**12},
    },
    "en": {
        **{"ten": 10, "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3},
        **{"million": 10**6, "mn": 10**6, "m": 10**6, "M": 10**6, "billion": 10**9},
        **{"bn": 10**9, "B": 10**9, "trillion": 10**12, "tn": 10**12},
    },
}
"""What multiplies a number; « billion » and “billion” are not the same."""
_SCALE_WORD = {
    lang: re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)
    for lang, words in SCALES.items()
}
_SPACES = re.compile(r"[\s’']")
VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")


def value_of(written: str, lang: Lang) -> Fraction:
    """The number that digits stand for; in French three of them after a point are thousands."""
    bare = _SPACES.sub("", written)
    if not bare[0].isnumeric():
        return Fraction(1)  # “a” million
    if bare[-1] in VULGAR:
        return Fraction(bare[:-1] or 0) + VULGAR[bare[-1]]
    if lang == "en":
        return Fraction(bare.replace(",", ""))
    if "," in bare or THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    return Fraction(bare)


def scale_of(words: str | None, lang: Lang) -> int:
    """What those words multiply a number by: « centaines de millions » by 10⁸."""
    product = 1
    for word in _SCALE_WORD[lang].findall(words or ""):
        product *= SCALES[lang].get(word) or SCALES[lang][word.lower()]
    return product


def token(value: Fraction) -> str:
    """The number as a decimal if it ends, else as a fraction."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal.normalize():f}" if Fraction(decimal) == value else str(value)
