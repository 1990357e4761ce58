"""The glossary and the texts fit together: each entry is used, each acronym has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.check.exceptions import Finding, covers
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Problem
from dossier.model.seeds import Entry
from dossier.model.statements import Person, Quotation
from dossier.text.glossary_terms import Names
from dossier.text.sentences import Span

_ACRONYM = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")
_HINT = (
    "Add an entry to seeds/glossary.yml with this form; one that everybody knows, list under "
    "`known:` in seeds/site.yml."
)


def idle_entries(dossier: Dossier, texts: Iterable[Text], names: Names) -> Iterator[Finding]:
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
            form = entry.forms.fr[0]
            message, hint = f"no page uses “{form}”", "Remove the entry."
            problem = Problem(entry.place("forms"), message, hint, Level.WARNING)
            yield Finding(entry, form, Span(0, len(form)), problem)


def strange_acronyms(dossier: Dossier, texts: Iterable[Text]) -> Iterator[Finding]:
    """Each acronym of a text is a word of some form in the glossary, or one everybody knows."""
    entries = dossier.glossary.entries
    forms = (form for entry in entries for form in (*entry.forms.fr, *entry.forms.en))
    listed = (*dossier.site.known, *dossier.site.names) if dossier.site else ()
    known = {word for form in (*forms, *listed) for word in _ACRONYM.findall(form)}
    for text in texts:
        for lang in LANGS:
            for match in _ACRONYM.finditer(text[lang]):
                word = match.group()
                span = Span(*match.span())
                if word not in known and not _ROMAN_NUMERAL.fullmatch(word):
                    if not any(covers(text[lang], one.words, span) for one in text.exceptions):
                        known.add(word)  # to say it once is enough
                    message = f"{lang}: the glossary does not have “{word}”"
                    problem = Problem(text.place(lang), message, _HINT, Level.WARNING)
                    yield Finding(text, text[lang], span, problem)


def _named(text: Text, names: Names) -> Iterator[str]:
    for lang in LANGS:
        yield from (name for name, _ in names.found(text[lang], lang))
