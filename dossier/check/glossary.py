"""What must hold of the words of every text: typography, parity, glossary; looked at by file.

A file says of its words what it said last time, unless it or what it rests on has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TypeVar

from dossier.check import typography
from dossier.check.parity import Parity
from dossier.model.base import LANGS, Lang, Seed
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Place, Problem
from dossier.model.seeds import texts_in
from dossier.model.statements import Person, Quotation
from dossier.render.dependencies import Dependencies
from dossier.system.page_cache import Memory, Wanted
from dossier.text.glossary_terms import Names

Found = TypeVar("Found")


class TextRules:
    """What must hold of the words of a dossier."""

    def __init__(self, dossier: Dossier, memory: Memory) -> None:
        self._dossier = dossier
        self._memory = memory
        dependencies = Dependencies(dossier, {})
        self._files = [
            (file, file.place().path, dependencies.of_texts(file)) for file in dossier.files()
        ]
        self._names = Names(dossier.glossary.entries)

    def check(self, whole: bool) -> Iterator[Problem]:
        """The problems; those of texts that belong together only if the dossier is `whole`."""
        yield from self.slips()
        if whole:
            yield from self.breaches()
            yield from self.idle_entries()
            yield from self.strange_acronyms()

    def slips(self) -> Iterator[Problem]:
        """The texts are set as their language is."""
        return chain.from_iterable(self._of_each_file("typography", typography.slips))

    def breaches(self) -> Iterator[Problem]:
        """French, English and the quotes agree."""
        parity = Parity(self._dossier, self._names)
        return chain.from_iterable(self._of_each_file("parity", parity.breaches))

    def idle_entries(self) -> Iterator[Problem]:
        """Each entry of the glossary stands in some text of the pages, in one of its forms."""
        used = {name for names in self._of_each_file("names", self._named) for name in names}
        for statement in self._dossier.statements():
            if isinstance(statement, Quotation):
                used.add(statement.speaker)
            if isinstance(statement, Person):
                named = self._names.found(statement.name, "fr")
                used |= {statement.organisation, *(name for name, _ in named)}
        for entry in self._dossier.glossary.entries:
            if entry.id not in used:
                message = f"no page uses “{entry.forms.fr[0]}”"
                yield Problem(entry.place("forms"), message, "Remove the entry.", Level.WARNING)

    def strange_acronyms(self) -> Iterator[Problem]:
        """Each acronym of a text is a word of some form in the glossary."""
        forms = [
            form
            for entry in self._dossier.glossary.entries
            for form in (*entry.forms.fr, *entry.forms.en)
        ]
        known = {word for form in forms for word in _ACRONYM.findall(form)}
        for found in self._of_each_file("acronyms", _acronyms):
            for word, lang, place in found:
                if word not in known:
                    known.add(word)
                    message = f"{lang}: the glossary does not have “{word}”"
                    hint = "Add an entry to seeds/glossary.yml with this form."
                    yield Problem(place, message, hint, Level.WARNING)

    def _named(self, file: Seed) -> Iterator[str]:
        """The entries that the texts of a file name; those of an entry itself do not count."""
        entries = set(map(id, self._dossier.glossary.entries))
        texts = [text for text in texts_in(file) if id(text) not in entries]
        named = (self._names.found(text[lang], lang) for text in texts for lang in LANGS)
        yield from {name for names in named for name, _ in names}

    def _of_each_file(
        self, kind: str, rule: Callable[[Seed], Iterator[Found]]
    ) -> Iterable[list[Found]]:
        wanted = [
            Wanted(path, key, partial(_listed, rule, file)) for file, path, key in self._files
        ]
        return self._memory.results(kind, wanted).values()


def _listed(rule: Callable[[Seed], Iterator[Found]], file: Seed) -> list[Found]:
    return list(rule(file))


def _acronyms(file: Seed) -> Iterator[tuple[str, Lang, Place]]:
    """The acronyms of a file's texts with where they stand."""
    for text in texts_in(file):
        for lang in LANGS:
            for word in dict.fromkeys(_ACRONYM.findall(text[lang])):
                if not _ROMAN_NUMERAL.fullmatch(word):
                    yield word, lang, text.place(lang)


_ACRONYM = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")
