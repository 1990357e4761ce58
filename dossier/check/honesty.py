"""Honest quotes: none leaves out what turns its meaning, none is too short to carry anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.check.exceptions import QUOTED, Finding
from dossier.check.quantities import WORDS
from dossier.evidence.ledger import Ledger, Match
from dossier.model.base import LANGS
from dossier.model.dossier import Dossier, texts_in
from dossier.model.problems import Level, Problem, shown
from dossier.model.seeds import Entry
from dossier.model.statements import Statement
from dossier.text.folding import fold
from dossier.text.glossary_terms import Names
from dossier.text.sentences import Span

_TURNS = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(WORDS['turning'].split())})(?!\w)|n[’']|\w+n[’']t(?!\w))",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:—()]|,(?!\d)|[.!?…](?=\s)|\n\s*\n")
_NEAR = 1000  # no clause is longer, and a text without stops is soon looked at
_NAME_OR_NUMBER = re.compile(r"\W*[A-ZÀ-Þ]\S*(?:\W+[A-ZÀ-Þ]\S*)?|.*\d.*")
_HINT = "Quote what carries the statement, in its sentence, or say in the statement what is left."


def dishonest_quotes(dossier: Dossier, ledger: Ledger, names: Names) -> Iterator[Finding]:
    """A quote keeps the words that turn its meaning, has three words, and is of one paragraph."""
    articles = {article.id: article.text for article in dossier.articles}
    for statement in dossier.statements():
        quotes = ledger.quotes(statement)
        for item, match in quotes:
            text, exact = articles[match.article], shown(item.exact)
            places = [one for _, one in quotes if one.article == match.article]
            faults = []
            for word in _left_out(text, match, places):
                if not _TURNS.search(_said(statement)):
                    faults.append((word, f"the quote {exact} leaves out “{word}”"))
            if re.search(r"\n\s*\n", text[match.start : match.end]):
                faults.append((item.exact, f"the quote {exact} goes over two paragraphs"))
            roles = {ledger.units[match.article][number - 1].role for number in match.units}
            is_of_prose = roles <= {"sentence"} and not isinstance(statement, Entry)
            if is_of_prose and _is_short(item.exact, statement, names):
                faults.append((item.exact, f"the quote {exact} is too short to carry anything"))
            for words, message in faults:
                problem = Problem(item.place("exact"), message, _HINT, Level.WARNING)
                yield Finding(statement, words, Span(0, len(words)), problem)


def _left_out(text: str, match: Match, quotes: Sequence[Match]) -> list[str]:
    """The turning words that stand outside the quotes, between the nearest stops."""
    before = max(0, match.start - _NEAR)
    start = max([before, *(stop.end() for stop in _STOP.finditer(text, before, match.start))])
    stop = _STOP.search(text, match.end - 1, match.end + _NEAR)  # the quote may have it
    found = _TURNS.finditer(text, start, stop.start() if stop else match.end + _NEAR)
    inside = [range(one.start, one.end) for one in quotes]
    return [one.group() for one in found if not any(one.start() in place for place in inside)]


def _said(statement: Statement) -> str:
    return " | ".join(text[lang] for text in texts_in(statement) for lang in LANGS)


def _is_short(exact: str, statement: Statement, names: Names) -> bool:
    """Whether it has one or two words, and is no name, no number and not quoted by the text."""
    if len(exact.split()) > 2 or _NAME_OR_NUMBER.fullmatch(exact):
        return False
    named = any(words == exact for lang in LANGS for _, words in names.found(exact, lang))
    quoted = QUOTED.findall(_said(statement))
    return not named and not any(fold(exact) in fold(one) for one in quoted)
