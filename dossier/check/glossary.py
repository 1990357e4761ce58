"""The glossary and the texts fit together: each entry is used, each acronym has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Place, Problem
from dossier.model.seeds import Entry
from dossier.model.statements import Person, Quotation
from dossier.text.glossary_terms import Names

_ACRONYM = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")


def idle_entries(dossier: Dossier, texts: Iterable[Text], names: Names) -> Iterator[Problem]:
    """Each entry of the glossary stands in some text of the pages, in one of its forms."""
    used = {name for text in texts if not isinstance(text, Entry) for name in _named(text, names)}
    for statement in dossier.statements():
        if isinstance(statement, Quotation):
            used.add(statement.speaker)
        if isinstance(statement, Person):
            named = names.found(statement.name, "fr")
            used |= {statement.organisation, *(name for name, _ in named)}
    for draft in dossier.drafts:
        used |= draft.named
        used |= {name for lang in LANGS for name, _ in names.found(draft.words[lang], lang)}
    for entry in dossier.glossary.entries:
        if entry.id not in used:
            message = f"no page uses “{entry.forms.fr[0]}”"
            yield Problem(entry.place("forms"), message, "Remove the entry.", Level.WARNING)


def strange_acronyms(dossier: Dossier, texts: Iterable[Text]) -> Iterator[Problem]:
    """Each acronym of a text is a word of some form in the glossary."""
    entries = dossier.glossary.entries
    forms = (form for entry in entries for form in (*entry.forms.fr, *entry.forms.en))
    known = {word for form in forms for word in _ACRONYM.findall(form)}
    for word, lang, place in _acronyms(texts):
        if word not in known and not _ROMAN_NUMERAL.fullmatch(word):
            known.add(word)
            message = f"{lang}: the glossary does not have “{word}”"
            hint = "Add an entry to seeds/glossary.yml with this form."
            yield Problem(place, message, hint, Level.WARNING)


def _named(text: Text, names: Names) -> Iterator[str]:
    for lang in LANGS:
        yield from (name for name, _ in names.found(text[lang], lang))


def _acronyms(texts: Iterable[Text]) -> Iterator[tuple[str, Lang, Place]]:
    """The acronyms of the texts with where they stand."""
    for text in texts:
        for lang in LANGS:
            for word in _ACRONYM.findall(text[lang]):
                yield word, lang, text.place(lang)
