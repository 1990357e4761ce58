"""Checks that French, English and the quotes agree on every number, date, ordinal and name."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial
from itertools import chain

from dossier.check.facts import Fact, Facts, date_fact, facts, missing, publication_fact
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Dossier, texts_in
from dossier.model.problems import Level, Problem
from dossier.model.seeds import Summary
from dossier.model.statements import Event, Evidence, Statement
from dossier.text.glossary_terms import Names, plain

_MEND_IT = "Mend it; or, if it is right so, put these words under `exceptions:` with a reason."


class Parity:
    """Compares the facts of a dossier's texts in French, in English and in their quotes."""

    def __init__(self, dossier: Dossier, names: Names, anchored: Collection[Evidence]) -> None:
        self._anchored = anchored
        self._facts = cache(partial(facts, names=names))  # of a text for each thing it is held to
        self._sidecars = {name: article.sidecar for name, article in dossier.by_id().items()}
        # Of two with one id the first counts: the other one is most likely its copy.
        self._statements = {one.id: one for one in reversed(list(dossier.statements()))}
        # The statement that a text is or is a part of, as a label, a cell or a role:
        self._owner = {id(text): one for one in dossier.statements() for text in texts_in(one)}

    def breaches(self, text: Text) -> Iterator[Problem]:
        """A problem for each fact that is in one language only, or in no quote, unless excused."""
        found = {}  # of several problems with the same words the last one
        for lang, wanted, given, verdict in self._comparisons(text):
            for certain, words in missing(wanted, given):
                level = Level.ERROR if certain else Level.WARNING
                message = f"{lang}: “{words}” {verdict}"
                found[words] = Problem(text.place(lang), message, _MEND_IT, level)
        excepted = {plain(exception.words).lower() for exception in text.exceptions}
        yield from (found[words] for words in found if plain(words).lower() not in excepted)

    def undated(self, event: Event) -> Iterator[Problem]:
        """A problem for each date of an event that is in none of its quotes."""
        if event.evidence and self._is_known(event):
            excepted = {exception.words for exception in event.exceptions}
            for point in (one for one in event.points if one.date not in excepted):
                wanted = (date_fact(point.date),)
                if any(missing(wanted, self._quote_facts(wanted, event.evidence))):
                    message = f"date: “{point.date}” is in none of its quotes"
                    yield Problem(point.place("date"), message, _MEND_IT)

    def _comparisons(self, text: Text) -> Iterator[tuple[Lang, Facts, Iterable[Fact], str]]:
        """The facts of a language, those among which they must be, and the message if not."""
        french, english = self._facts(text.fr, "fr"), self._facts(text.en, "en")
        if french or english:  # there are none in most reasons
            yield "fr", french, english, "is not in the English"
            yield "en", english, french, "is not in the French"
        statement = self._owner.get(id(text)) if french else None
        if statement and statement.evidence and self._is_known(statement):
            given = self._quote_facts(french, statement.evidence)
            yield "fr", french, given, "is in none of its quotes"
        elif isinstance(text, Summary) and self._statements.keys() >= set(text.rests_on):
            based_on = (self._facts(self._statements[name].fr, "fr") for name in text.rests_on)
            verdict = "is in none of the statements it rests on"
            yield "fr", french, chain.from_iterable(based_on), verdict

    def _is_known(self, statement: Statement) -> bool:
        """True if all evidence of the statement could be read and stands in its article."""
        quotes = statement.evidence
        are_known = all(one in self._anchored and one.article in self._sidecars for one in quotes)
        return are_known and not statement.may_lack("evidence")

    def _quote_facts(self, french: Facts, evidence: Iterable[Evidence]) -> Iterator[Fact]:
        """The facts of the quotes and of their articles' publication dates; for a quote in a third
        language, whose words cannot be compared, the French facts whose digits it has."""
        for item in evidence:
            sidecar = self._sidecars[item.article]
            yield publication_fact(sidecar.published)
            for lang in (lang for lang in LANGS if lang == sidecar.language):
                yield from self._facts(item.exact, lang)
            if sidecar.language not in LANGS:
                digits = _digits(f"{item.exact} {sidecar.published}")
                yield from (fact for fact in french if _digits(fact.words) <= digits)


def disagreements(french: str, english: str, names: Names) -> Iterator[tuple[bool, str]]:
    """The words of each fact that is in one text only; True with those that are an error."""
    ours, theirs = facts(french, "fr", names), facts(english, "en", names)
    yield from missing(ours, theirs)
    yield from missing(theirs, ours)


def _digits(text: str) -> set[str]:
    """The numbers in digits, without zeros before them."""
    return set(re.findall(r"[1-9]\d*", text))
