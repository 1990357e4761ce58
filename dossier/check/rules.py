"""The rules of a dossier beyond the form of its files; each is a function that yields problems."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePath

from dossier.check import identifiers, review, typography, wording
from dossier.check.exceptions import Finding, unexcused
from dossier.check.parity import Parity
from dossier.evidence.ledger import Ledger, Unit
from dossier.model.base import LANGS, Seed, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Level, Problem, did_you_mean, excerpt
from dossier.model.seeds import Home, UnusedQuote
from dossier.model.statements import Column, Event, Quotation, Table, Timeline
from dossier.text.folding import fold
from dossier.text.glossary_terms import Names

_OF_ENTRIES = {"organisation": "organisation", "speaker": "person"}
"""The fields that name an entry of the glossary, with its kind."""


def check(dossier: Dossier, ledger: Ledger, whole: bool) -> Iterator[Problem]:
    """The problems of all rules.

    `whole` is True if every seed could be read; the rules about how the parts fit together would
    otherwise report what is only missing because its file has a mistake.
    """
    yield from every_statement_rests_on_something(dossier)
    yield from identifiers.names_are_unique(dossier)
    yield from identifiers.pages_are_named_as_their_files(dossier)
    yield from quotations_are_verbatim(dossier)
    yield from events_are_of_a_known_kind(dossier)
    if whole:
        yield from every_unit_is_accounted_for(dossier, ledger)
        yield from references_lead_somewhere(dossier)
        yield from rows_fit_their_table(dossier)
        yield from review.translations_are_reviewed(dossier, ledger)
    names = Names([] if dossier.glossary.may_lack("entries") else dossier.glossary.entries)
    # A text that is cut may lack what is asked for, and its exceptions the one that excuses it.
    texts = [one for one in dossier.texts() if not any(map(one.may_lack, ("exceptions", *LANGS)))]
    yield from unexcused(_findings(dossier, ledger, texts, names, whole))
    yield from wording.strange_articles(dossier.articles)
    parity = Parity(dossier, names, ledger.matches)
    for text in texts:
        yield from parity.breaches(text)
    for event in (one for one in dossier.statements() if isinstance(one, Event)):
        yield from parity.undated(event)


def _findings(
    dossier: Dossier, ledger: Ledger, texts: Sequence[Text], names: Names, whole: bool
) -> Iterator[Finding]:
    """The findings of the rules that allow exceptions."""
    # Most texts are the same few reasons: one of each is looked at, and all if it has something.
    keys = ((one.fr, one.en, one.exceptions) if type(one) is Text else id(one) for one in texts)
    different = list(dict(zip(keys, texts, strict=True)).values())
    rules: list[Callable[[list[Text]], Iterator[Finding]]]
    rules = [partial(_spots, dossier), wording.typed_markup, wording.wrong_languages]
    yield from wording.misnamed_persons(dossier)
    if whole:
        yield from wording.misleading_quotes(dossier, ledger, names)
        yield from wording.unused_entries(dossier, different, names)
        rules.append(lambda some: (one for _, one in wording.misspelt_names(dossier, some)))
        rules.append(partial(wording.unknown_acronyms, dossier))
    for rule in rules:
        faulty = {found.text.fr for found in rule(different)}
        yield from rule([text for text in texts if text.fr in faulty])


def _spots(dossier: Dossier, texts: Iterable[Text]) -> Iterator[Finding]:
    """What is set wrongly in the texts, but for quotations that must be written anew anyhow."""
    misquoted = {problem.place for problem in quotations_are_verbatim(dossier)}
    spots = typography.findings(texts, dossier.site.names if dossier.site else ())
    return (spot for spot in spots if spot.problem.place not in misquoted)


def every_statement_rests_on_something(dossier: Dossier) -> Iterator[Problem]:
    """A statement has evidence, or context, and not both; direct speech is its one quote."""
    for statement in dossier.statements():
        name, quotes = statement.id, statement.evidence
        if statement.may_lack("evidence") or statement.may_lack("context"):
            continue
        if not (quotes or statement.context):
            hint = "Add `evidence:` with a quote, or `context:` with a reference."
            yield Problem(statement.place("id"), f"{name} rests on nothing", hint)
        if quotes and statement.context:
            hint = "Keep the quotes, or split off what only the reference says."
            yield Problem(statement.place("context"), f"{name} has evidence and context", hint)
        if isinstance(statement, Quotation) and len(quotes) != 1:
            message = f"the quotation {name} has {len(quotes)} quotes"
            yield Problem(statement.place("evidence"), message, "Give it the one that is spoken.")


def every_unit_is_accounted_for(dossier: Dossier, ledger: Ledger) -> Iterator[Problem]:
    """Each sentence of an article is quoted by a statement or excused, and not both.

    While a quote of the article is not found, it may be the one that a sentence lacks.
    """
    for article in (article for article in dossier.articles if article.id not in ledger.unanchored):
        if units := ledger.unaccounted_units(article.id):
            yield _unfinished(article, units)
    for key in sorted(ledger.excused.keys() & ledger.uses.keys()):
        user, entry = ledger.uses[key][0].id, ledger.excused[key]
        if isinstance(entry, UnusedQuote):  # whatever else is set aside leaves out what is quoted
            message = f"this sentence is excused, but {user} quotes it: {excerpt(entry.exact)}"
            yield Problem(entry.place("exact"), message, "Remove the excuse.")


def _unfinished(article: Article, units: list[Unit]) -> Problem:
    """One problem for all units of an article without a use, at the first of them."""
    first = units[0]
    words = excerpt(article.text[first.start : first.end])
    sidecar = article.sidecar.place().path
    message = f"no statement uses this {first.role}: {words}"
    hint = f"Quote it, or list it under `unused:` in {sidecar} with a reason."
    if len(units) > 1:
        message = f"{len(units)} sentences wait for a use or a reason; the first one: {words}"
        hint = (
            f"Quote them, or list them under `unused:` in {sidecar}; "
            "`- rest: off-topic` there is one reason for all that is left."
        )
    return Problem(article.place_of(first.start), message, hint, Level.WARNING)


def references_lead_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Whatever names a statement, a page or a glossary entry by id names one that exists."""
    known = {"statement": {statement.id for statement in dossier.statements()}}
    known["page"] = {PurePath(page.place().path).stem for page in dossier.pages}
    for kind in _OF_ENTRIES.values():
        known[kind] = {entry.id for entry in dossier.glossary.entries if entry.kind == kind}
    drafts = {name: draft for draft in dossier.drafts for name in draft.ids}
    for owner, field, name, noun in _references(dossier):
        if name not in known[noun] and (draft := drafts.get(name)):
            message = f"{field}: the {noun} “{name}” is in a draft: {draft.place}"
            hint = "Finish it and remove `draft: true` there, or take it out here meanwhile."
            yield Problem(owner.place(field), message, hint)
        elif name not in known[noun]:
            message = f"{field}: there is no {noun} “{name}”"
            hint = did_you_mean(name, sorted(known[noun]))
            if field in _OF_ENTRIES:
                hint = f"Name a `kind: {noun}` of seeds/glossary.yml by its id, or add one.\n{hint}"
            yield Problem(owner.place(field), message, hint)


def _references(dossier: Dossier) -> Iterator[tuple[Seed, str, str, str]]:
    """Each reference by id: the seed that has it, the field, the id, and the kind of its target."""
    for page in dossier.all_pages():
        facts = page.key_facts if isinstance(page, Home) else ()
        yield from ((page, "key_facts", name, "statement") for name in facts)
        yield from ((page.summary, "rests_on", name, "statement") for name in page.summary.rests_on)
    yield from ((gap, "page", gap.page, "page") for gap in dossier.gaps() if gap.page)
    for statement in dossier.statements():
        for field, kind in _OF_ENTRIES.items():
            if name := vars(statement).get(field):
                yield statement, field, name, kind


def quotations_are_verbatim(dossier: Dossier) -> Iterator[Problem]:
    """A quotation is its quote in the language of the article; what else it says is translated."""
    languages = {name: article.sidecar.language for name, article in dossier.by_id().items()}
    spoken = (one for one in dossier.statements() if isinstance(one, Quotation))
    for statement, item in ((one, item) for one in spoken for item in one.evidence):
        for lang in (lang for lang in LANGS if lang == languages.get(item.article)):
            said = statement[lang]
            if fold(said) != fold(item.exact):
                message = f"{lang}: this is not the quote, word for word: {excerpt(said)}"
                yield Problem(statement.place(lang), message, f"Write {excerpt(item.exact)}.")


def events_are_of_a_known_kind(dossier: Dossier) -> Iterator[Problem]:
    """The kind of an event is one that its timeline names."""
    for section in dossier.sections():
        if isinstance(section, Timeline):
            for point in (one for event in section.items for one in event.points):
                if point.kind not in section.kinds:
                    message = f"kind: {excerpt(point.kind)} is none of the timeline's kinds"
                    hint = did_you_mean(point.kind, list(section.kinds))
                    yield Problem(point.place("kind"), message, hint)


def rows_fit_their_table(dossier: Dossier) -> Iterator[Problem]:
    """A row has a cell for each column, as that wants it, and no other; the first is its header.

    A cell of no column may be the one that is missing.
    """
    tables = (one for one in dossier.sections() if isinstance(one, Table))
    for table, row in ((one, row) for one in tables for row in one.items):
        columns = [column.id for column in table.columns]
        if len(columns) > len(set(columns)):  # which cell is whose is not known
            continue
        strange = [name for name in row.cells if name not in columns]
        for name in strange:
            message = f"cells: there is no column “{name}”"
            place = row.place("cells", name, of_key=True)
            yield Problem(place, message, did_you_mean(name, columns))
        for column in table.columns:
            name = column.id
            if name in row.cells:
                found = _misfit(row.cells[name], column, is_first=name == columns[0])
                for message, hint in [found] if found else ():
                    yield Problem(row.place("cells", name), f"{name}: {message}", hint)
            elif not strange:
                hint = f"Add `{name}:` here; what the article does not say is `null`."
                yield Problem(row.place("cells"), f"the cell “{name}” is missing", hint)


def _misfit(cell: Text | str | None, column: Column, is_first: bool) -> tuple[str, str] | None:
    """The message and hint for a cell that does not fit its column; None if it does.

    A cell is one of the column's values if the column has some, else a text.
    """
    if cell is None:
        message = "nothing stands in the first cell, which is the header of the row"
        return (message, "Write what the row is about.") if is_first else None
    if not column.values:
        hint = "Write `{fr: …, en: …}`, or list it under the column's `values:`."
        message = f"{excerpt(cell)} is not a text in both languages"
        return (message, hint) if isinstance(cell, str) else None
    if isinstance(cell, Text):
        return "a text stands where a word is wanted", did_you_mean(cell.en, list(column.values))
    if cell not in column.values:
        return f"{excerpt(cell)} is none of its words", did_you_mean(cell, list(column.values))
    return None
