"""French, English and the quotes agree on every number, date, ordinal and name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial
from itertools import chain

from dossier.check.facts import Fact, facts, missing, published
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Problem
from dossier.model.seeds import Summary
from dossier.model.statements import Evidence, Statement
from dossier.text.glossary_terms import Names

_MEND_IT = "Mend it; or, if it is right so, put these words under `exceptions:` with a reason."

Difference = tuple[str, str, bool]
"""The field that has the words, what is wrong with them, and whether that is certain."""


class Parity:
    """Compares what a dossier says in one language, in the other and in its quotes."""

    def __init__(
        self, dossier: Dossier, names: Names, unanchored: Collection[str] = frozenset()
    ) -> None:
        """`unanchored` has the ids of the statements whose quotes are not all known."""
        self._unanchored = unanchored
        self._facts = cache(partial(facts, names=names))  # of a text for each thing it is held to
        self._sidecars = {article.id: article.sidecar for article in dossier.articles}
        self._statements = {statement.id: statement for statement in dossier.statements()}

    def breaches(self, text: Text) -> Iterator[Problem]:
        """The facts that differ between the languages, or that nothing carries, unless excepted."""
        excepted = {exception.words for exception in text.exceptions}
        for words, (field, verdict, certain) in self._differences(text).items():
            if words not in excepted:
                level = Level.ERROR if certain else Level.WARNING
                yield Problem(text.place(field), f"{field}: “{words}” {verdict}", _MEND_IT, level)

    def _differences(self, text: Text) -> dict[str, Difference]:
        """The words that lack their like."""
        french, english = self._facts(text.fr, "fr"), self._facts(text.en, "en")
        found = _lacking(french, english, "fr", "is not in the English")
        found |= _lacking(english, french, "en", "is not in the French")
        if isinstance(text, Statement) and text.evidence and text.id not in self._unanchored:
            beyond = _lacking(french, self._quoted(text.evidence), "fr", "is in none of its quotes")
            read = self._foreign_numbers(text.evidence)
            found |= {words: why for words, why in beyond.items() if not _numbers(words) <= read}
        elif isinstance(text, Summary) and self._statements.keys() >= set(text.rests_on):
            based_on = (self._facts(self._statements[name].fr, "fr") for name in text.rests_on)
            verdict = "is in none of the statements it rests on"
            found |= _lacking(french, chain.from_iterable(based_on), "fr", verdict)
        return found

    def _quoted(self, evidence: Iterable[Evidence]) -> Iterator[Fact]:
        """The facts of the quotes and the publication dates of their articles."""
        for item in evidence:
            sidecar = self._sidecars[item.article]
            yield published(sidecar.published)
            for lang in (lang for lang in LANGS if lang == sidecar.language):
                yield from self._facts(item.exact, lang)

    def _foreign_numbers(self, evidence: Iterable[Evidence]) -> set[str]:
        """The digits of the quotes and of their dates, where a quote is in a third language: its
        digits are compared, its words, which are "" among them, cannot be."""
        sidecars = [self._sidecars[item.article] for item in evidence]
        if all(sidecar.language in LANGS for sidecar in sidecars):
            return set()
        quoted = [item.exact for item in evidence]
        return {"", *_numbers(" ".join(quoted + [sidecar.published for sidecar in sidecars]))}


def disagreements(french: str, english: str, names: Names) -> Iterator[tuple[bool, str]]:
    """The words in which two texts differ, and whether it is certain that they do."""
    ours, theirs = facts(french, "fr", names), facts(english, "en", names)
    yield from missing(ours, theirs)
    yield from missing(theirs, ours)


def _lacking(
    wanted: Iterable[Fact], given: Iterable[Fact], field: str, verdict: str
) -> dict[str, Difference]:
    return {words: (field, verdict, certain) for certain, words in missing(wanted, given)}


def _numbers(text: str) -> set[str]:
    """The numbers in digits, or "" for a text that has none."""
    return {digits.lstrip("0") for digits in re.findall(r"\d+", text)} or {""}
