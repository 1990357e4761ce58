"""The glossary and the texts fit together: each entry is used, each acronym has one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.check.exceptions import Finding, covers, warning
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Problem
from dossier.model.seeds import Entry
from dossier.model.statements import Person, Quotation
from dossier.text.folding import without_accents
from dossier.text.glossary_terms import Names, any_of, plain
from dossier.text.sentences import Span

_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[A-ZÀ-ÖØ-Þ]+\b")  # begins with a set: found far sooner
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")
_HINT = (
    "Add an entry to seeds/glossary.yml with this form; one that everybody knows, list under "
    "`known:` in seeds/site.yml."
)


def misspelt_names(dossier: Dossier, texts: Iterable[Text]) -> Iterator[tuple[str, Finding]]:
    """Each name of the glossary that is written without its accents, with its entry's id."""
    spelt = {
        plain(without_accents(form)): (form, entry.id)
        for entry in dossier.glossary.entries
        if entry.kind in ("person", "organisation")
        for lang in LANGS
        for form in entry.forms[lang]
    }
    wrong = spelt.keys() - {plain(form) for form, _ in spelt.values()}
    pattern = any_of(wrong)
    for text in texts if wrong else ():
        for lang in LANGS:
            for match in pattern.finditer(text[lang]):
                form, name = spelt[plain(match.group())]
                message = f"“{match.group()}” is spelt “{form}” in the glossary"
                hint = f"Write “{form}”, or add the form to the entry."
                yield name, warning(text, lang, Span(*match.span()), message, hint)


def idle_entries(
    dossier: Dossier, texts: Sequence[Text], names: Names, misspelt: Iterable[str]
) -> Iterator[Finding]:
    """Each entry of the glossary stands in some text of the pages, in one of its forms."""
    idle = {one.id: one for one in dossier.glossary.entries if one.id not in misspelt}
    for name in _named(dossier, texts, names):
        idle.pop(name, None)
        if not idle:
            return  # most often long before all texts have been looked at
    for entry in idle.values():
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
                if word not in known and not _ROMAN_NUMERAL.fullmatch(word):
                    span = Span(*match.span())
                    if not any(covers(text[lang], one.words, span) for one in text.exceptions):
                        known.add(word)  # to say it once is enough
                    message = f"the glossary does not have “{word}”"
                    yield warning(text, lang, span, message, _HINT)


def _named(dossier: Dossier, texts: Sequence[Text], names: Names) -> Iterator[str]:
    """The entries that pages name, in a text or as who somebody is; not those that entries do."""
    for statement in dossier.statements():
        if isinstance(statement, Quotation):
            yield statement.speaker
        if isinstance(statement, Person):
            yield statement.organisation or ""
            yield from (name for name, _ in names.found(statement.name, "fr"))
    for text in reversed(texts):  # what stands on pages comes after what stands in sidecars
        if not isinstance(text, Entry):
            for lang in LANGS:
                yield from (name for name, _ in names.found(text[lang], lang))
    for draft in dossier.drafts:
        yield from draft.named
        yield from (name for lang in LANGS for name, _ in names.found(draft.words[lang], lang))
