"""What must be the same in French, in English and in the quotes: numbers, dates, ordinals, names.

Each language's words become the same tokens: « 28 juillet 2025 » and “July 28, 2025” are
2025-07-28, « première » and “first” are #1, « ONU » and “UN” the glossary's `un`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from dossier.figures.forms import Weight
from dossier.figures.found import FIGURE_WORDS, figures
from dossier.figures.likenesses import DECADES, KIND, READING
from dossier.figures.number_words import NUMBER_WORDS
from dossier.figures.times import OF_TIME
from dossier.figures.values import AND, Readings
from dossier.model.base import LANGS, Lang
from dossier.text.dates import MONTHS, dates_in
from dossier.text.glossary_terms import Names


class Fact(NamedTuple):
    """Words of a text, the tokens they can be read as, what they weigh, and what they rival.

    One that weighs nothing still contradicts another of its `kind`: a July and a June.
    """

    words: str
    readings: Readings
    weight: Weight = Weight.CERTAIN
    kind: str = ""


Facts = list[Fact]

_WORD = re.compile(r"\w+")
_ALIKE = {lang: frozenset((*words, *DECADES)) for lang, words in READING.items()}
_DIGIT_OR_ROMAN = re.compile(r"[\d½¼¾]|\b[IVX]+(?:[eè]\w*|r)?\b")
_TELLING = {lang: NUMBER_WORDS[lang] | FIGURE_WORDS[lang] | MONTHS[lang].keys() for lang in LANGS}


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared."""
    words = set(_WORD.findall(text.lower()))
    found = [Fact(named, (name,)) for name, named in names.found(text, lang)]
    found += [Fact(last, (name,), Weight.SUPPORTING) for name, last in names.surnames(text)]
    if not words.isdisjoint(_ALIKE[lang]):
        found += _alike(lang, words)
    if _DIGIT_OR_ROMAN.search(text) or not words.isdisjoint(_TELLING[lang]):  # most have neither
        found += _dates_and_figures(text, lang, words)
    return found


def _dates_and_figures(text: str, lang: Lang, words: AbstractSet[str]) -> Iterator[Fact]:
    rest = list(text)
    for place, readings in dates_in(text, lang, words):
        if _MONTH.fullmatch(readings[0]):
            yield Fact(text[slice(*place)], readings, Weight.SUPPORTING, "month")
        else:
            yield Fact(text[slice(*place)], readings)
            rest[slice(*place)] = " " * (place.end - place.start)
    for figure in figures("".join(rest), lang, words):
        words_of_it = text[slice(*figure.place)].strip()
        yield Fact(words_of_it, figure.readings, figure.weight, figure.kind)


def _alike(lang: Lang, words: AbstractSet[str]) -> Iterator[Fact]:
    for word in sorted(READING[lang].keys() & words):
        reading = READING[lang][word]
        yield Fact(word, (reading,), Weight.SUPPORTING, KIND.get(reading, ""))
    for word in sorted(DECADES.keys() & words):
        yield Fact(word, (DECADES[word], f"19{DECADES[word]}"), Weight.DOUBTFUL)


def missing(wanted: Iterable[Fact], given: Iterable[Fact]) -> Iterator[tuple[bool, str]]:
    """The words of what is wanted and not given, and whether that is certain."""
    wanted, given = list(wanted), list(given)
    if all(fact.weight is Weight.SUPPORTING and not fact.kind for fact in wanted):
        return
    known, alike = _answers(given)
    lacking = [fact for fact in wanted if not _answered(fact, known)]
    for fact in lacking:
        if fact.weight is Weight.SUPPORTING:
            continue
        near = any({reading, reading.lstrip("~#-")} & alike for reading in fact.readings)
        if not (near and fact.weight is Weight.DOUBTFUL):
            yield fact.weight is Weight.CERTAIN and not near, fact.words
    yield from ((False, fact.words) for fact in _contradicted(lacking, wanted, given))


def _contradicted(lacking: Facts, wanted: Facts, given: Facts) -> Iterator[Fact]:
    """What weighs nothing, but for which there is another of its kind that is as alone."""
    alone = [fact for fact in lacking if fact.kind and fact.weight is Weight.SUPPORTING]
    if alone:
        known, _ = _answers(wanted)
        rivals = {fact.kind for fact in given if fact.kind and not _answered(fact, known)}
        yield from (fact for fact in alone if fact.kind in rivals)


def _answers(given: Iterable[Fact]) -> tuple[set[str], set[str]]:
    """The tokens that are given, and the numbers that what is given is like."""
    known: set[str] = set()
    alike: set[str] = set()
    for fact in given:
        for reading in fact.readings:
            if reading.endswith(OF_TIME):
                known.add(reading.removesuffix(OF_TIME))
                alike.add(f"#{reading.removesuffix(OF_TIME)}")  # 80 ans: an 80th birthday
                continue
            known.update((reading, reading + OF_TIME, *_less_precise(reading)))
            if fact.weight is not Weight.SUPPORTING or reading[0] == "~":
                alike.add(reading.lstrip("~#-"))
            if reading[0] == "#":
                alike.add(reading[1:] + OF_TIME)
    return known, alike


def _answered(fact: Fact, known: AbstractSet[str]) -> bool:
    return any(_is_given(reading, known) for reading in fact.readings)


def _is_given(reading: str, known: AbstractSet[str]) -> bool:
    """A date is also given by its day in one place and its year in another, 7/3 by 7 and 3."""
    if reading in known:
        return True
    if AND in reading:
        return known >= set(reading.split(AND))
    is_of_a_year = reading[4:5] == "-" and reading[:4].isdecimal()
    return is_of_a_year and {reading[:4], f"?{reading[4:]}"} <= known


def _less_precise(reading: str) -> Iterator[str]:
    if reading[4:5] == "-" and reading[:4].isdecimal():
        yield from (reading[:4], reading[:7], f"?{reading[4:]}", f"?{reading[4:7]}")
    elif reading.startswith("?-"):
        yield reading[:4]
    elif AND in reading:
        yield from reading.split(AND)


_MONTH = re.compile(r"\?-\d\d")
