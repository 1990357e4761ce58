"""The figures of a text: where each begins, how it is read, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from dossier.figures.english import ENGLISH
from dossier.figures.forms import A_UNIT, AGAIN, ONE, Form, Forms, Weight
from dossier.figures.french import FRENCH
from dossier.figures.number_words import in_digits
from dossier.figures.readings import decade, roman
from dossier.figures.times import ONE_OF_TIME, UNITS
from dossier.figures.values import Readings
from dossier.model.base import Lang
from dossier.text.sentences import Span


class Figure(NamedTuple):
    """Where a figure stands, the tokens it can be read as, what it weighs, and what it is.

    `kind` is of those that weigh nothing by themselves but contradict others of their kind.
    """

    place: Span
    readings: Readings
    weight: Weight
    kind: str


_WORDS: dict[Lang, str] = {
    "fr": "numéro numéros années moins moitié demi demie demies tiers quart quarts second seconde "
    "seconds secondes dizaines douzaines centaines milliers millions milliards",
    "en": "number numbers minus both twice half quarter second several few many dozen dozens tens "
    "hundred hundreds thousand thousands million millions billion billions trillion hour",
}
FIGURE_WORDS = {lang: UNITS[lang].keys() | set(words.split()) for lang, words in _WORDS.items()}
"""Words with one of which a text may have a figure though it has no number."""
_FORMS: dict[Lang, Forms] = {"fr": FRENCH, "en": ENGLISH}
_DIGIT = (
    r"\d(?<![\d_].)(?<!\d[.,].)|[½¼¾](?<!\d.)|[-−](?=\d)(?<![\w.,)%].)"
    r"|[Nn](?=[o°º]s?\.?\s*\d)(?<!\w.)"
)
_SIGNS: dict[Lang, str] = {
    "fr": rf"{_DIGIT}|[IVX](?<!\w.)(?=[IVX]*(?:\b|e|è|r))",
    "en": rf"{_DIGIT}|[IVX](?<!\w.)(?!\b)(?=[IVX]+\b)|[A-Z](?<!\w.)(?=[a-z]+ I\b)",
}
_BEGINNINGS: dict[Lang, str] = {
    "fr": rf"(?P<one>(?:{ONE['fr']})(?=\s+{A_UNIT['fr']})|une?(?=\s+\w+\s+sur\s+\d))"
    r"|divis(?=\w+\s+par\s+\d)|années(?=\s\d)|(?<!au\s)(?<!le\s)(?<!ou\s)moins(?=\s+\d)"
    r"|(?:midi|minuit)(?=\s+(?:et\s+|moins\s+le\s+)?(?:demi|quart|\d))|numéro|moitié|demi|tiers|quart|second|dizaines|douzaines|centaines|milliers|millions|milliards",
    "en": r"(?P<one>an?(?=\s+(?:\d|h|q|dozen|hundred|thousand|million|billion|trillion"
    rf"|[a-z]+\s+(?:and\s+a\s+half|in\s+\d)))|(?:{ONE['en']})(?=[\s-]+{A_UNIT['en']}))"
    r"|divided(?=\s+by\s+\d)|number|minus|both|twice|half|quarter|second|several|few|many"
    r"|dozens|tens|hundreds|thousands|millions|billions",
}
_START = {lang: re.compile(pattern) for lang, pattern in _SIGNS.items()}
"""Where a figure may begin in a text that has none of the words; two patterns, as it is quicker."""
_WORDED_START = {
    lang: re.compile(rf"{_SIGNS[lang]}|(?<!\w)(?i:{words})") for lang, words in _BEGINNINGS.items()
}
_JOINT = re.compile(r"\s*(?:-|–|et|ou|à)\s*")
_SMALL = (
    r"(?:alors|après|aux|chez|dans|depuis|dès|hors|mais|pas|plus|puis|sans|ses|tous|très|vers)\b"
)
_DOUBTFUL: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(?:les|ces|nos|vos|leurs|mes|tes|ses|des|aux|tous|toutes|entre)\s+deux\b(?!\s+tiers)"
        rf"|\b(?<!-)neuf\b(?!\s+(?:(?!{_SMALL})\w+[sxz]\b|cent|mille|fois|sur\b|de\b|d['’]))"
        r"|\ben\s+premier\b|\b(?:au|de|du|tout)\s+premier\s+(?:plan|abord|ordre|rang|choix|chef)\b"
        r"|\bsecond\s+tour\b"
        r"|\bpremière\s+(?:classe|main|nécessité|importance|ligne)\b|\bpremiers?\s+rôles?\b"
        r"|\bavant-première|\b(?:une|la)\s+seconde\b(?=\s*(?:[.,;:!?)]|$|après|plus tard|avant))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|these|those|all|my|your|his|her|its|our|their)\s+two\b"
        r"|\bat\s+first\b|\bfirst(?:\s+of\s+all|\s+and\s+foremost|[\s-](?:class|rate|hand))\b"
        r"|\b(?:a|one)\s+second\b|\bsecond(?=\s+only\b|[\s-]hand\b)"
        r"|(?:^|(?<=[.!?:;,“\"]\s))(?:first|second|third)(?=,|\s(?:one|we|he|she|they|it|i|you|the|a|an)\b)"
        r"|\b(?:who|when|that|which|was|were|been|be|is|are|had|has|have|he|she|it|they|we|i|you)"
        r"\s+first\b(?!-)|\bfirst\s+\w+ed\b",
        re.IGNORECASE,
    ),
}
"""Words that look like a figure and may be none: les deux, neuf, first of all."""
_NAME_WITHIN = re.compile(r"[a-zà-ÿ,]\s+$")


def figures(text: str, lang: Lang, words: AbstractSet[str]) -> Iterator[Figure]:
    """The figures of a text whose `words` in lower case are those, dates apart."""
    digits = in_digits(text, lang, words)
    worded = digits.ends or not FIGURE_WORDS[lang].isdisjoint(words)
    spots = _DOUBTFUL[lang].finditer(text) if worded else ()
    doubtful = {position for match in spots for position in range(*match.span())}
    start = _WORDED_START[lang] if worded else _START[lang]
    for form, match, readings in _matches(digits.text, start, lang):
        place = Span(match.start(), digits.ends.get(match.end(), match.end()))
        before = text[max(0, place.start - 1) : place.start]
        weight = min(form.weight, _weight(text, place, doubtful))
        if readings[0] == ONE_OF_TIME:
            yield Figure(place, readings[1:], Weight.SUPPORTING, "time")
        else:
            kind = "roman" if form.read is roman else before.upper() if before.isalpha() else ""
            yield Figure(place, readings, weight, kind)


def _matches(
    text: str, start: re.Pattern[str], lang: Lang
) -> Iterator[tuple[Form, re.Match[str], Readings]]:
    """Where figures begin, each with the first form that fits there and can be read."""
    position = 0
    while begin := start.search(text, position):
        position = begin.start() + 1
        for form in _forms(begin, lang):
            match = form.pattern.match(text, begin.start())
            if match and (readings := form.read(match, lang)):
                yield form, match, readings
                position = match.end()
                if form.read is decade and (another := _another_decade(text, position)):
                    yield AGAIN, another, AGAIN.read(another, lang)
                    position = another.end()
                break


def _forms(begin: re.Match[str], lang: Lang) -> list[Form]:
    """The forms that a figure which begins so may have."""
    if not (begin.lastgroup or begin.group().isnumeric()):
        return _FORMS[lang].in_words
    bare = _FORMS[lang].bare.match(begin.string, begin.start())
    return _FORMS[lang].in_digits[-1:] if bare else _FORMS[lang].in_digits


def _another_decade(text: str, position: int) -> re.Match[str] | None:
    """« et 1970 » after « années 1960 »."""
    joint = _JOINT.match(text, position)
    return AGAIN.pattern.match(text, joint.end()) if joint else None


def _weight(text: str, place: Span, doubtful: AbstractSet[int]) -> Weight:
    """What stands around a figure makes it weigh less: the 7 of G7, « une », « les deux »."""
    words, before = text[slice(*place)], text[max(0, place.start - 10) : place.start]
    if words.lower() in ("un", "une", "one") or before[-1:].isalpha():
        return Weight.SUPPORTING
    if place.start in doubtful:
        return Weight.DOUBTFUL
    if words.istitle() and words.isalpha() and _NAME_WITHIN.search(before):
        return Weight.DOUBTFUL
    return Weight.CERTAIN
