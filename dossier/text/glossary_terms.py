"""The names of the glossary, found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from dossier.model.base import Lang
from dossier.text.sentences import Span


class Named(Protocol):
    """An entry of a glossary: its id, and the ways it is written in each language."""

    @property
    def id(self) -> str: ...

    @property
    def forms(self) -> Forms: ...


class Forms(Protocol):
    """What has several forms in each language."""

    def __getitem__(self, lang: Lang, /) -> tuple[str, ...]: ...


class Names:
    """The glossary's entries, found in running text by any of their forms, the longest first."""

    def __init__(self, entries: Iterable[Named]) -> None:
        self._id: dict[Lang, dict[str, str]] = {"fr": {}, "en": {}}
        for entry in entries:
            for lang, ids in self._id.items():
                for form in entry.forms[lang]:
                    ids.setdefault(_plain(form), entry.id)
                    ids.setdefault(_plain(form[0].upper() + form[1:]), entry.id)
        self._pattern = {lang: _any_of(ids) for lang, ids in self._id.items()}

    def found(self, text: str, lang: Lang) -> Iterator[tuple[str, str]]:
        """The id of each entry the text names, with the words that do."""
        for name, place in self.places(text, lang):
            yield name, _plain(text[slice(*place)])

    def places(self, text: str, lang: Lang) -> Iterator[tuple[str, Span]]:
        """The id of each entry the text names, with the place where it does."""
        for match in self._pattern[lang].finditer(text.replace("’", "'")):
            yield self._id[lang][_plain(match.group())], Span(*match.span())


def _any_of(forms: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    alternatives = "|".join(map(_as_word, longest_first)) or r"(?!)"
    return re.compile(rf"(?:{alternatives})(?!\w)")


def _as_word(form: str) -> str:
    """The form with any spaces between its words, and not within a word.

    That is asked after its first character: a pattern that begins with one is found far sooner.
    """
    rest = r"\s+".join(map(re.escape, form[1:].split(" ")))
    return rf"{re.escape(form[0])}(?<!\w.){rest}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("’", "'")
