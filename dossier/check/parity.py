"""French, English and the quotes agree on every number, date, ordinal and name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from dossier.check.facts import Facts, facts, missing
from dossier.model.base import LANGS, Seed, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Problem
from dossier.model.seeds import Summary, texts_in
from dossier.model.statements import Statement
from dossier.text.glossary_terms import Names

Difference = TypeVar("Difference")


class Parity:
    """Compares what a dossier says in one language, in the other and in its quotes."""

    def __init__(self, dossier: Dossier, names: Names) -> None:
        self._names = names
        self._articles = {article.id: article for article in dossier.articles}
        self._statements = {statement.id: statement for statement in dossier.statements()}

    def breaches(self, file: Seed) -> Iterator[Problem]:
        """The facts that differ between the languages, or that nothing carries, unless excepted."""
        for text in texts_in(file):
            yield from _unless_excepted(text, self._differences(text))

    def _differences(self, text: Text) -> dict[str, tuple[str, str]]:
        """Words that lack their like, with the language they stand in and what is wrong."""
        french, english = facts(text.fr, "fr", self._names), facts(text.en, "en", self._names)
        found = {
            words: ("fr", f"“{words}” is not in the English")
            for words in _missing_words(french, english)
        }
        found |= {
            words: ("en", f"“{words}” is not in the French")
            for words in _missing_words(english, french)
        }
        if isinstance(text, Statement) and text.evidence:
            beyond = _unsupported(french, self._quoted(text), "is in none of its quotes")
            found |= self._beyond_foreign_quotes(text, beyond)
        elif isinstance(text, Summary):
            verdict = "is in none of the statements it rests on"
            found |= _unsupported(french, self._based_on(text), verdict)
        return found

    def _quoted(self, statement: Statement) -> set[str]:
        """The facts of the statement's quotes and of their articles' metadata."""
        tokens: set[str] = set()
        for item in statement.evidence:
            if article := self._articles.get(item.article):
                sidecar = article.sidecar
                for lang in LANGS:
                    if lang == sidecar.language:
                        tokens.update(facts(item.exact, lang, self._names))
                tokens.add(sidecar.published)
        return tokens

    def _beyond_foreign_quotes(
        self, statement: Statement, found: dict[str, Difference]
    ) -> dict[str, Difference]:
        """What is found but for what a quote in another language may say: its digits are compared,
        its words cannot be."""
        articles = [self._articles.get(item.article) for item in statement.evidence]
        sidecars = [article.sidecar for article in articles if article]
        if all(sidecar.language in LANGS for sidecar in sidecars):
            return found
        quoted = [item.exact for item in statement.evidence]
        given = _digits(" ".join([*quoted, *(sidecar.published for sidecar in sidecars)]))
        return {words: what for words, what in found.items() if not _digits(words) <= given}

    def _based_on(self, summary: Summary) -> set[str]:
        based = [self._statements[name] for name in summary.rests_on if name in self._statements]
        return {token for item in based for token in facts(item.fr, "fr", self._names)}


def _digits(text: str) -> set[int]:
    return {int(digits) for digits in re.findall(r"\d+", text)}


def _missing_words(wanted: Facts, given: Facts) -> list[str]:
    return [words for token, words in wanted.items() if token not in given]


def _unsupported(french: Facts, given: set[str], verdict: str) -> dict[str, tuple[str, str]]:
    return {words: ("fr", f"“{words}” {verdict}") for words in missing(french, given).values()}


def _unless_excepted(text: Text, found: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    excepted = {exception.words for exception in text.exceptions}
    for words, (field, message) in found.items():
        if words not in excepted:
            hint = (
                "Mend it; or, if it is right so, put these words under `exceptions:` with a reason."
            )
            yield Problem(text.place(field), f"{field}: {message}", hint)
    for exception in text.exceptions:
        if exception.words not in found:
            message = f"the exception for “{exception.words}” is not needed"
            yield Problem(exception.place("words"), message, "Remove it.")
