"""French, English and the quotes agree on every number, date, ordinal and name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.facts import Facts, Names, facts, missing
from dossier.ledger import Ledger
from dossier.model import Article, Dossier, Statement, Summary
from dossier.problems import Problem
from dossier.seed import Text


def check(dossier: Dossier, _: Ledger) -> Iterator[Problem]:
    """The facts that differ between the languages, or that nothing carries, unless excepted."""
    names = Names(dossier.glossary.entries)
    articles = {article.id: article for article in dossier.articles}
    statements = {statement.id: statement for statement in dossier.statements()}
    for text in dossier.texts():
        french, english = facts(text.fr, "fr", names), facts(text.en, "en", names)
        found = {
            words: ("fr", f"“{words}” is not in the English")
            for words in missing_words(french, english)
        }
        found |= {
            words: ("en", f"“{words}” is not in the French")
            for words in missing_words(english, french)
        }
        if isinstance(text, Statement) and text.evidence:
            given = _quoted(text, articles, names)
            found |= _unsupported(french, given, "is in none of its quotes")
        elif isinstance(text, Summary):
            given = _based_on(text, statements, names)
            found |= _unsupported(french, given, "is in none of the statements it rests on")
        yield from _unless_excepted(text, found)


def missing_words(wanted: Facts, given: Facts) -> list[str]:
    return [words for token, words in wanted.items() if token not in given]


def _unsupported(french: Facts, given: set[str], verdict: str) -> dict[str, tuple[str, str]]:
    return {words: ("fr", f"“{words}” {verdict}") for words in missing(french, given).values()}


def _quoted(statement: Statement, articles: Mapping[str, Article], names: Names) -> set[str]:
    """The facts of the statement's quotes and of their articles' metadata."""
    tokens: set[str] = set()
    for item in statement.evidence:
        if article := articles.get(item.article):
            sidecar = article.sidecar
            tokens.update(facts(item.exact, sidecar.language, names))
            tokens.add(sidecar.published)
    return tokens


def _based_on(summary: Summary, statements: Mapping[str, Statement], names: Names) -> set[str]:
    based = [statements[name].fr for name in summary.rests_on if name in statements]
    return {token for french in based for token in facts(french, "fr", names)}


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
