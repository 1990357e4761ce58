"""French, English and the quotes agree on every number, date, ordinal and name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from dossier.check.attribution import Sources
from dossier.check.facts import Fact, Facts, facts, missing
from dossier.figures.forms import Weight
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Problem, shown
from dossier.model.seeds import Summary
from dossier.model.statements import Evidence, Statement
from dossier.text.glossary_terms import Names
from dossier.text.sentences import sentences

_NO_NAMES = Names([])
_MEND_IT = "Mend it; or, if it is right so, put these words under `exceptions:` with a reason."


class Parity:
    """Compares what a dossier says in one language, in the other and in its quotes."""

    def __init__(
        self, dossier: Dossier, names: Names, adrift: Collection[str] = frozenset()
    ) -> None:
        """`adrift` has the ids of the statements whose quotes are not all known."""
        self._adrift = adrift
        self._facts = cache(partial(facts, names=names))  # many reasons are the same words
        self._articles = {article.id: article for article in dossier.articles}
        self._sources = Sources(dossier.articles, dossier.glossary.entries)
        self._statements = {statement.id: statement for statement in dossier.statements()}

    def breaches(self, text: Text) -> Iterator[Problem]:
        """The facts that differ between the languages, or that nothing carries, unless excepted."""
        excepted = {exception.words for exception in text.exceptions}
        for words, (field, message, level) in self._differences(text).items():
            if words not in excepted:
                yield Problem(text.place(field), f"{field}: {message}", _MEND_IT, level)

    def needless(self, text: Text) -> Iterator[Problem]:
        """The exceptions that excuse no difference."""
        if text.exceptions and not self._is_adrift(text):
            found = self._differences(text)
            for exception in (one for one in text.exceptions if one.words not in found):
                message = f"the exception for “{exception.words}” is not needed"
                yield Problem(exception.place("words"), message, "Remove it.")

    def _is_adrift(self, text: Text) -> bool:
        return isinstance(text, Statement) and text.id in self._adrift

    def _differences(self, text: Text) -> dict[str, _Difference]:
        """Words that lack their like, with what is wrong and how sure that is."""
        french, english = self._facts(text.fr, "fr"), self._facts(text.en, "en")
        found = _lacking(french, english, "fr", "is not in the English")
        found |= _lacking(english, french, "en", "is not in the French")
        if isinstance(text, Statement) and text.evidence and not self._is_adrift(text):
            verdict = "is in none of its quotes"
            beyond = _lacking(french, self._quoted(text.evidence), "fr", verdict)
            found |= self._beyond_foreign_quotes(text.evidence, beyond)
            found = self._said_by_another(text) | found
        elif isinstance(text, Summary) and self._statements.keys() >= set(text.rests_on):
            verdict = "is in none of the statements it rests on"
            found |= _lacking(french, self._based_on(text), "fr", verdict)
        return found

    def _said_by_another(self, statement: Statement) -> dict[str, _Difference]:
        """The figures that no quote has of the source which their sentence names."""
        found: dict[str, _Difference] = {}
        if not self._sources.named_in(statement.fr):  # most name none
            return found
        for span in sentences(statement.fr, 0, len(statement.fr)):
            sentence = statement.fr[slice(*span)]
            named = self._sources.named_in(sentence)
            quotes = [item for item in statement.evidence if item.article in named]
            if named and len(quotes) < len(statement.evidence):
                figures = facts(sentence, "fr", _NO_NAMES)
                names = {self._articles[name].sidecar.publisher for name in named}
                verdict = (
                    f"is in no quote of {' or '.join(map(shown, sorted(names)))}, named with it"
                )
                lacking = _lacking(figures, self._quoted(quotes), "fr", verdict)
                found |= self._beyond_foreign_quotes(quotes, lacking)
        return {words: what._replace(level=Level.WARNING) for words, what in found.items()}

    def _quoted(self, evidence: Iterable[Evidence]) -> Iterator[Fact]:
        """The facts of the quotes and of their articles' metadata."""
        for item in evidence:
            if article := self._articles.get(item.article):
                sidecar = article.sidecar
                for lang in (lang for lang in LANGS if lang == sidecar.language):
                    yield from self._facts(item.exact, lang)
                yield Fact(sidecar.published, (sidecar.published,), Weight.SUPPORTING)

    def _beyond_foreign_quotes(
        self, evidence: Sequence[Evidence], found: dict[str, _Difference]
    ) -> dict[str, _Difference]:
        """What is found but for what a quote in another language may say: its digits are compared,
        its words cannot be."""
        articles = [self._articles.get(item.article) for item in evidence]
        sidecars = [article.sidecar for article in articles if article]
        if all(sidecar.language in LANGS for sidecar in sidecars):
            return found
        quoted = [item.exact for item in evidence]
        given = _digits(" ".join([*quoted, *(sidecar.published for sidecar in sidecars)]))
        return {words: what for words, what in found.items() if not _digits(words) <= given}

    def _based_on(self, summary: Summary) -> Iterator[Fact]:
        for name in summary.rests_on:
            if name in self._statements:
                yield from self._facts(self._statements[name].fr, "fr")


class _Difference(NamedTuple):
    """A fact of a text's field that is missing elsewhere; what is not certain is a warning."""

    field: str
    message: str
    level: Level


def _digits(text: str) -> set[int]:
    return {int(digits) for digits in re.findall(r"\d+", text)}


def disagreements(french: str, english: str, names: Names) -> Iterator[tuple[bool, str]]:
    """The words in which two texts differ, and whether it is certain that they do."""
    ours, theirs = facts(french, "fr", names), facts(english, "en", names)
    yield from missing(ours, theirs)
    yield from missing(theirs, ours)


def _lacking(
    wanted: Facts, given: Iterable[Fact], field: str, verdict: str
) -> dict[str, _Difference]:
    levels = {False: Level.WARNING, True: Level.ERROR}
    return {
        words: _Difference(field, f"“{words}” {verdict}", levels[certain])
        for certain, words in missing(wanted, given)
    }
