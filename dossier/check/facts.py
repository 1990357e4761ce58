"""What must be the same in French, in English and in the quotes: numbers, dates, ordinals, names.

A fact needs some tokens of the other side, and gives its own to it: « 120 km » needs “120 km” or
a bare 120, and gives “120 km” and, to a bare number only, 120.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dossier.check.quantities import CERTAIN, DOUBTFUL, SUPPORTING, quantities
from dossier.model.base import Lang
from dossier.text.dates import WrittenDate, dates_in, week_days
from dossier.text.glossary_terms import Names


class Fact(NamedTuple):
    """Words of a text; of each set of tokens it needs one.

    One that weighs nothing still contradicts another of its `kind`: a Tuesday and a Thursday.
    """

    words: str
    needs: tuple[frozenset[str], ...]
    gives: frozenset[str]
    weight: str = CERTAIN
    kind: str = ""


Facts = tuple[Fact, ...]

_LIKE = {
    "0 12": "nil midi noon midday minuit midnight",
    "1": "un une one once first abord prime",
    "2 50": "deux two second seconde twice both pair couple double duo",
    "3 33 67": "third thirds tiers triple treble trimestre",
    "0.5 2 6 30 50": "demi demie moitié half semestre",
    "0.25 0.75 3 4 15 25 45 75": "quart quarts quarter quarters",
    "9": "new",
    "12 24 36": "douzaine dozen dozens",
    "2 14 15": "quinzaine fortnight",
    "14 18 39 45": "war",
    "100 1000": "centaine millier thousand hundred",
}
_TENS = "dizaine vingtaine trentaine quarantaine cinquantaine soixantaine"
_STAND_FOR = {word: figures for figures, words in _LIKE.items() for word in words.split()} | {
    word: f"{10 * rank}" for rank, word in enumerate(_TENS.split(), 1)
}
"""Words that can stand for a figure, with those it may be; they are never asked for."""
_DAYS = ["/".join(names) for names in zip(week_days("fr"), week_days("en"), strict=True)]
_KINDS = {
    "week day": _DAYS,
    "season": ["hiver/winter", "printemps/spring", "l’été/summer", "automne/autumn"],
    "rank": ["premier/première/prime/first", "second/seconde/deuxième"],
}
_RIVALS = {
    word: (kind, f"{kind} {same}")
    for kind, words in _KINDS.items()
    for same in words
    for word in same.split("/")
}
"""Words of a kind, of which two texts should not name different ones."""
_SUMMER = re.compile(r"(?:\b[ld][’']|\b(?:cet|en|un)\s)été\b", re.IGNORECASE)  # and no participle
_WORD = re.compile(r"\w+")
_HYPHENATED = re.compile(r"-[^\W\d]")
_REMEMBERED = 2**15


def facts(text: str, lang: Lang, names: Names) -> Facts:
    """Every fact of the text that can be compared."""
    named = (_of_a_name(words, name) for name, words in names.found(text, lang))
    last = (_of_a_name(words, name, SUPPORTING) for name, words in names.surnames(text))
    return (*named, *last, *_without_names(text, lang))


@lru_cache
def published(day: str) -> Fact:
    """The publication date of an article, which a statement may name and need not."""
    tokens = {token for part in _parts_of_a_date(day) for token in part if not token.isdigit()}
    return Fact(day, (), frozenset({*tokens, f"{day[:4]} *"}), SUPPORTING)


def missing(wanted: Iterable[Fact], given: Iterable[Fact]) -> Iterator[tuple[bool, str]]:
    """The words of what is wanted and not given, and whether that is certain."""
    wanted = [fact for fact in wanted if fact.needs]
    if not wanted:  # most texts have no figure
        return
    given = list(given)
    known = {token for fact in given for token in fact.gives}
    ours = {token for fact in wanted for token in fact.gives}
    rivals = {fact.kind for fact in given if fact.kind and not _is_given(fact, ours)}
    for fact in wanted:
        if not _is_given(fact, known):
            if fact.weight != SUPPORTING:
                yield fact.weight == CERTAIN, fact.words
            elif fact.kind in rivals:
                yield fact.kind != "rank", fact.words


def _is_given(fact: Fact, known: set[str]) -> bool:
    return not any(need.isdisjoint(known) for need in fact.needs)


@lru_cache(maxsize=_REMEMBERED)  # many reasons are the same words, and quotes stay what they are
def _without_names(text: str, lang: Lang) -> Facts:
    words = set(_WORD.findall(text.lower()))
    if "été" in text and _SUMMER.search(text):
        words.add("l’été")
    return (*_supporting(words), *_dates_and_numbers(text, lang))


def _of_a_name(words: str, name: str, weight: str = CERTAIN) -> Fact:
    tokens = frozenset({f"@{name}"})
    return Fact(words, (tokens,), tokens, weight)


def _supporting(words: set[str]) -> Iterator[Fact]:
    """Words that can stand for a figure, and those that only contradict one of their kind."""
    for word in _STAND_FOR.keys() & words:
        yield Fact(word, (), frozenset(_STAND_FOR[word].split()), SUPPORTING)
    for word in sorted(_RIVALS.keys() & words):
        kind, token = _RIVALS[word]
        yield Fact(word, (frozenset({token}),), frozenset({token}), SUPPORTING, kind)


def _dates_and_numbers(text: str, lang: Lang) -> Iterator[Fact]:
    rest = list(text)
    for date in dates_in(text, lang):
        yield _of_a_date(text[slice(*date.place)], date)
        rest[slice(*date.place)] = " " * (date.place.end - date.place.start)
    for place, tokens, weight in quantities("".join(rest), lang):
        yield _of_a_number(text[slice(*place)].strip(), tokens, weight)


def _of_a_date(words: str, date: WrittenDate) -> Fact:
    """A date by its parts, which may stand apart: « en 2026, le 3 mars »."""
    readings = [_parts_of_a_date(reading) for reading in date.readings]
    needs = tuple(frozenset().union(*same) for same in zip(*readings, strict=True))
    gives = {token if token[0] in "ymd" else f"{token} *" for need in needs for token in need}
    if len(needs) == 1:
        return Fact(words, needs, frozenset(gives), SUPPORTING, "month")
    is_a_name = _HYPHENATED.search(words)  # the 14-Juillet is a day to celebrate, or a street
    weight = DOUBTFUL if is_a_name else CERTAIN
    return Fact(words, needs, frozenset(gives), weight)


def _parts_of_a_date(reading: str) -> list[frozenset[str]]:
    """The tokens of year, month and day, each as a part of a date and as a number."""
    parts = [part for part in zip("ymd", reading.split("-"), strict=False) if part[1] != "?"]
    return [frozenset({f"{name}{int(part)}", f"{int(part)}"}) for name, part in parts]


def _of_a_number(words: str, tokens: frozenset[str], weight: str) -> Fact:
    """A number: one with a unit gives itself to one without, too, and the other way round."""
    bare = {token for token in tokens if " " not in token}
    to_bare = {f"{token} *" for token in bare}
    if tokens == bare:
        return Fact(words, (tokens | to_bare,), tokens, weight)
    return Fact(words, (tokens,), tokens - bare | to_bare, weight)
