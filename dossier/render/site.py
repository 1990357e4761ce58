"""The view of a whole dossier that all pages share: documents, statements, articles, quotes."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import cast

from dossier.evidence.ledger import Ledger, Match
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.seeds import Site, Unstated, Unused
from dossier.model.statements import People, Quotation, Statement, Table, Timeline
from dossier.render.article import Layout, merged
from dossier.render.pages import Words, documents, of_article
from dossier.text.glossary_terms import Names
from dossier.text.sentences import Span


class SiteView:
    """A dossier and its ledger, indexed for the pages; `labels` are the words of the interface.

    `as_files` gives each page the address of a file, for a site that is read from a disk. `gaps`
    has what its articles do not say by the page, with its place there; `shown` the same by the
    article and the first sentence of each quote that shows it.
    """

    def __init__(
        self, dossier: Dossier, ledger: Ledger, labels: dict[str, Words], as_files: bool = False
    ) -> None:
        self.dossier = dossier
        self.seed = cast("Site", dossier.site)  # nothing is rendered without it
        self.ledger = ledger
        self.label = {lang: {key: text[lang] for key, text in labels.items()} for lang in LANGS}
        by_date = sorted(dossier.articles, key=lambda one: (one.sidecar.published, one.id))
        self.articles = {article.id: article for article in by_date}
        self.numbers = {name: number for number, name in enumerate(self.articles, 1)}
        found = documents(dossier, self.seed, labels)
        self.documents = tuple(replace(one, is_file=as_files) for one in found)
        self.document = {document.id: document for document in self.documents}
        self.names = Names(dossier.glossary.entries)
        self.entries = {entry.id: entry for entry in dossier.glossary.entries}
        self.statements = {statement.id: statement for statement in dossier.statements()}
        self.key_facts = [self.statements[name] for name in self.seed.home.key_facts]
        self.owners = {one.id: page for page in self.documents for one in page.statements}
        self.gaps: dict[str, list[tuple[Article, Unstated, str]]] = {}
        self.shown: dict[tuple[str, tuple[int, ...]], list[tuple[Unstated, str, str]]] = {}
        for article in by_date:
            for gap in article.sidecar.unstated:
                for page in sorted(self.document.keys() & {of_article(article.id), gap.page}):
                    gaps = self.gaps.setdefault(page, [])
                    place = f"{page.replace('/', '-')}-gap-{len(gaps) + 1}"
                    gaps.append((article, gap, place))
                    for match in self.matches(gap):
                        first = match.article, match.units[:1]
                        self.shown.setdefault(first, []).append((gap, page, place))

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """The layout of each article, by its id."""
        cited = self._places(self.ledger.matches.values())
        quotations = [one for one in self.statements.values() if isinstance(one, Quotation)]
        speech = self._places(match for one in quotations for match in self.matches(one))
        units = self.ledger.paragraphs
        return {
            name: Layout(article, units[name], cited.get(name, []), speech.get(name, []))
            for name, article in self.articles.items()
        }

    def _places(self, matches: Iterable[Match]) -> dict[str, list[Span]]:
        """The spans of the quotes by their articles; those that touch are merged."""
        found: dict[str, list[Span]] = {}
        for match in matches:
            found.setdefault(match.article, []).append(Span(match.start, match.end))
        return {name: merged(places) for name, places in found.items()}

    def matches(self, owner: Statement | Unstated) -> list[Match]:
        """The places of the quotes of a statement or a gap, in the order of their articles; quotes
        that overlap or touch are one place."""
        found = [self.ledger.matches[item] for item in owner.evidence]
        places: list[Match] = []
        for name, spans in self._places(found).items():
            for span in spans:
                inside = (one for one in found if one.article == name and one.start in range(*span))
                units = sorted({unit for one in inside for unit in one.units})
                places.append(Match(name, *span, tuple(units)))
        return places

    @cached_property
    def heads(self) -> dict[str, Text | dict[Lang, str] | None]:
        """The words that name a statement for a reader, by its id: a headword, a person, the label
        of an event or the first cell of a row; others have none."""
        found: dict[str, Text | dict[Lang, str] | None] = {}
        for name, entry in self.entries.items():
            found[name] = {lang: entry.forms[lang][0] for lang in LANGS}
        for section in self.dossier.sections():
            if isinstance(section, People):
                for one in section.items:
                    found[one.id] = {lang: f"{one.name}, {one.role[lang]}" for lang in LANGS}
            elif isinstance(section, Timeline):
                found |= {one.id: one.label for one in section.items if not one.also}
            elif isinstance(section, Table):
                first = section.columns[0]
                found |= {row.id: section.cell(row, first) for row in section.items}
        return found

    def paragraph(self, match: Match) -> Span:
        """The paragraph of its article, or all of those, that a quote stands in."""
        spans = self.layouts[match.article].spans
        touched = [one for _, one in spans if one.start < match.end and match.start < one.end]
        return Span(touched[0].start, touched[-1].end)

    def reason(self, excuse: Unused, lang: Lang) -> str:
        """The reason why something is not used; a ready reason is looked up by its word."""
        reason = excuse.reason
        words = reason if isinstance(reason, str) else reason[lang]
        return self.label[lang].get(f"reason_{words.replace('-', '_')}", words)
