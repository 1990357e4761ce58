"""Finds the names of the glossary in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from dossier.model.base import LANGS, Lang
from dossier.model.seeds import Entry
from dossier.text.sentences import Span

QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
"""Words between quotation marks, which are somebody else's."""


class Names:
    """The glossary's entries, to be found in running text by any of their forms, longest first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._id: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
        self._people: dict[str, dict[str, None]] = defaultdict(dict)  # by their last names
        for entry, lang in product(entries, LANGS):
            for form in map(plain, entry.forms[lang]):
                self._id[lang].setdefault(form, entry.id)
                self._id[lang].setdefault(form[0].upper() + form[1:], entry.id)
                if entry.kind == "person" and " " in form:
                    self._people[form.rpartition(" ")[2]][entry.id] = None
        self._pattern = {lang: any_of(ids) for lang, ids in self._id.items()}
        self._surname = any_of(self._people)

    def found(self, text: str, lang: Lang) -> Iterator[tuple[str, str, Span]]:
        """The id of each entry that the text names, the words that name it, and their span."""
        for match in self._pattern[lang].finditer(text.replace("’", "'")):
            words = plain(match.group())
            yield self._id[lang][words], words, Span(*match.span())

    def surnames(self, text: str) -> list[tuple[str, str]]:
        """The id of each person whose last name the text has, and that name."""
        found = [match.group() for match in self._surname.finditer(text.replace("’", "'"))]
        return [(name, last) for last in found for name in self._people[plain(last)]]


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """The pattern of any of the forms as a whole word, the longest one that fits, with any spaces.

    The look behind stands after the first character: a pattern that begins with one is found far
    sooner.
    """
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    bounded = [rf"{re.escape(one[0])}(?<!\w.){re.escape(one[1:])}" for one in longest_first]
    return re.compile(rf"(?:{'|'.join(bounded) or '(?!)'})(?!\w)".replace(r"\ ", r"\s+"))


def plain(text: str) -> str:
    """The text with straight apostrophes, and one space for any."""
    return " ".join(text.split()).replace("’", "'")
