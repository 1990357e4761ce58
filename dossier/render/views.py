"""What the templates see: the site once, and each page in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from dossier.evidence.ledger import Coverage, Ledger, Match, Unit
from dossier.markup import timeline
from dossier.markup.glossary_words import Stretch, stretches
from dossier.markup.text_fragments import text_fragment
from dossier.markup.timeline import Chart, Point
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.statements import Evidence, Quotation, Statement, Timeline
from dossier.render.article import Block, Layout
from dossier.render.pages import GLOSSARY, Document, documents, relative
from dossier.text import dates
from dossier.text.glossary_terms import Names
from dossier.text.markdown import one_line, visible
from dossier.text.sentences import Span, sentences

_OPENING = 10  # words of a sentence that the verification page shows
_FULL_LEDGERS = 20  # articles whose every sentence it shows; more would make it a book


@dataclass(frozen=True)
class Passage:
    """A quoted passage as a page shows it: its words, its article, its place, the way there."""

    quote: str
    article: Article
    number: int
    place: str
    href: str


class Use(NamedTuple):
    """A statement that quotes a sentence: its name, its page's title and the way to it."""

    name: str
    page: str
    href: str


class Account(NamedTuple):
    """What became of a unit of an article: the statements that quote it, or the reason of none."""

    number: int
    uses: list[Use]
    excuse: str


@dataclass(frozen=True)
class LedgerLine:
    """A unit of an article: how it begins, the way to it, and what became of it."""

    words: str
    href: str
    account: Account


class SiteView:
    """What is the same for every page: the documents, and where everything stands."""

    def __init__(self, dossier: Dossier, ledger: Ledger, labels: dict[str, Text]) -> None:
        self.dossier = dossier
        self.ledger = ledger
        self.label = {lang: {key: text[lang] for key, text in labels.items()} for lang in LANGS}
        by_date = sorted(
            dossier.articles, key=lambda article: (article.sidecar.published, article.id)
        )
        self.articles = {article.id: article for article in by_date}
        self.numbers = {name: number for number, name in enumerate(self.articles, 1)}
        self.documents = tuple(documents(dossier, labels))
        self.document = {document.id: document for document in self.documents}
        self.entries = {entry.id: entry for entry in dossier.glossary.entries}
        self.names = Names(dossier.glossary.entries)
        self.statements = {statement.id: statement for statement in dossier.statements()}
        self.owners = dict(self._owners())
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self._page_texts: dict[tuple[str, Lang], str] = {}

    def _owners(self) -> Iterator[tuple[str, Document]]:
        for document in self.documents:
            for section in getattr(document.subject, "sections", ()):
                for statement in section.items:
                    yield statement.id, document
        for entry in self.entries:
            yield entry, self.document[GLOSSARY]

    @cached_property
    def cited(self) -> dict[str, list[Span]]:
        """The passages of each article that are quoted."""
        cited: dict[str, list[Span]] = {name: [] for name in self.articles}
        for match in self.ledger.matches.values():
            cited[match.article].append(Span(match.start, match.end))
        return cited

    @cached_property
    def speech(self) -> dict[str, list[Span]]:
        """The passages of each article that are direct speech."""
        speech: dict[str, list[Span]] = {name: [] for name in self.articles}
        for statement in self.dossier.statements():
            if isinstance(statement, Quotation):
                for _, match in self.ledger.quotes(statement):
                    speech[match.article].append(Span(match.start, match.end))
        return speech

    def blocks(self, name: str) -> tuple[Block, ...]:
        """How an article is set."""
        if name not in self._blocks:
            units, cited, speech = self.ledger.paragraphs[name], self.cited[name], self.speech[name]
            layout = Layout(self.articles[name], units, cited, speech)
            self._blocks[name] = tuple(layout.blocks())
        return self._blocks[name]

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """The numbered units of each article; the first has the number 1."""
        return {
            name: [unit for units in paragraphs for unit in units if unit.number]
            for name, paragraphs in self.ledger.paragraphs.items()
        }

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """How much of each article is accounted for, and how."""
        uses, excused = self.ledger.uses, self.ledger.excused
        keys = {
            name: [(name, unit.number or 0) for unit in units] for name, units in self.units.items()
        }
        return {
            name: Coverage(
                len(own), sum(key in uses for key in own), sum(key in excused for key in own)
            )
            for name, own in keys.items()
        }

    @property
    def has_full_ledgers(self) -> bool:
        """Whether the verification page shows every sentence; else each article's page does."""
        return len(self.articles) <= _FULL_LEDGERS

    def page_text(self, name: str, lang: Lang) -> str:
        """What an article's page shows, as far as a quote could be found in it twice."""
        if (name, lang) not in self._page_texts:
            article = self.articles[name]
            text = f"{article.sidecar.title[lang]}\n{article.text}"
            self._page_texts[name, lang] = one_line(visible(text))
        return self._page_texts[name, lang]


class PageView:
    """One page in one language, and the ways from it to every other."""

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        self.site = site
        self.document = document
        self.lang: Lang = lang
        self.other: Lang = "en" if lang == "fr" else "fr"
        self.label = site.label[lang]
        self.explained = set(site.entries) if document.id == GLOSSARY else set[str]()

    @property
    def description(self) -> str:
        """The page in one sentence, for search engines."""
        return self.first_sentence(self.document.description[self.lang])

    def first_sentence(self, text: str) -> str:
        """How a text begins."""
        return next((text[slice(*span)] for span in sentences(text, 0, len(text))), text)

    def url(self, name: str) -> str:
        """The way from this page to the document of that id."""
        return self._relative(self.site.document[name].url(self.lang))

    def file(self, path: str) -> Markup:
        """The way from this page to a file of the site that is no page."""
        return Markup(self._relative(path)[:-1])  # noqa: S704

    def statement_url(self, name: str) -> str:
        """The way from this page to a statement, by its id."""
        return self._relative(f"{self.site.owners[name].url(self.lang)}#{name}")

    def statement(self, name: str) -> Statement:
        """The statement of that id."""
        return self.site.statements[name]

    def headword(self, name: str) -> str:
        """The glossary's first form for an entry, in the page's language."""
        return self.site.entries[name].forms[self.lang][0]

    def stretches(self, text: str) -> Iterator[Stretch]:
        """The text, the glossary's words told apart where the page first uses them."""
        return stretches(text, self.lang, self.site.names, self.explained)

    def name(self, statement: Statement) -> str:
        """What a reader calls a statement: a glossary entry by its headword, another by its id."""
        return self.headword(statement.id) if statement.id in self.site.entries else statement.id

    def passages(self, evidence: tuple[Evidence, ...]) -> list[Passage]:
        """The quoted passages, in the order of the evidence."""
        return [self._passage(self.site.ledger.matches[item]) for item in evidence]

    def places(self, passages: list[Passage]) -> list[tuple[int, str]]:
        """Each article's number and the places in it of the passages: (1, 'phrases 2, 9')."""
        found: dict[int, dict[str, None]] = {}
        for passage in passages:
            found.setdefault(passage.number, {})[passage.place] = None
        return [(number, self._together(list(places))) for number, places in found.items()]

    def blocks(self, article: Article) -> tuple[Block, ...]:
        """The article as its page sets it."""
        return self.site.blocks(article.id)

    def ledger(self, article: Article) -> list[LedgerLine]:
        """Each numbered unit of the article, and what became of it."""
        url = self.site.document[article.id].url(self.lang)
        return [
            LedgerLine(
                words=self._opening(article, unit),
                href=self._relative(f"{url}#s{unit.number}"),
                account=self._account(article, unit.number or 0),
            )
            for unit in self.site.units[article.id]
        ]

    def coverage(self, article: Article) -> str:
        """How many sentences the article has, how many are quoted, how many set aside."""
        return self.label["coverage"].format(**self.site.coverage[article.id]._asdict())

    def accounts(self, article: Article, block: Block) -> list[Account]:
        """What became of those units of the block that something is known of."""
        accounts = [
            self._account(article, piece.unit.number) for piece in block.pieces if piece.unit.number
        ]
        return [account for account in accounts if account.uses or account.excuse]

    def chart(self, section: Timeline, direction: str) -> Chart:
        """The section drawn, 'across' for a wide page or 'down' for a phone."""
        points = [
            Point(event.id, event.kind, *dates.in_years(event.date), event.label[self.lang])
            for event in section.items
        ]
        return timeline.across(points) if direction == "across" else timeline.down(points)

    def date(self, partial: str | date) -> str:
        """A date in words, as precise as it is: 2018, juillet 2025, 1er mars 2026."""
        return dates.in_words(partial, self.lang)

    def _account(self, article: Article, number: int) -> Account:
        key = (article.id, number)
        excuse = self.site.ledger.excused.get(key)
        uses = [
            Use(
                self.name(statement),
                self.site.owners[statement.id].title[self.lang],
                self.statement_url(statement.id),
            )
            for statement in self.site.ledger.uses.get(key, ())
        ]
        return Account(number, uses, excuse.reason[self.lang] if excuse else "")

    def _passage(self, match: Match) -> Passage:
        article = self.site.articles[match.article]
        fragment = text_fragment(
            article.text,
            Span(match.start, match.end),
            [block.span for block in self.site.blocks(article.id)],
            self.site.page_text(article.id, self.lang),
        )
        url = self.site.document[article.id].url(self.lang)
        anchor = f"s{match.units[0]}" if match.units else ""
        return Passage(
            quote=article.text[match.start : match.end],
            article=article,
            number=self.site.numbers[article.id],
            place=self._place(match),
            href=self._relative(f"{url}#{anchor}{fragment}"),
        )

    def _opening(self, article: Article, unit: Unit) -> str:
        """How the unit begins, unless only what is quoted may be shown."""
        if article.sidecar.display == "quotes":
            return ""
        words = article.text[unit.start : unit.end].split()
        return " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")

    def _place(self, match: Match) -> str:
        if not match.units:
            return self.label["metadata"]
        first, last = match.units[0], match.units[-1]
        role = self.site.units[match.article][first - 1].role
        if first == last and role != "sentence":
            return self.label[role]
        return f"{self.label['sentence']} {first}" + (f"–{last}" if last != first else "")

    def _together(self, places: list[str]) -> str:
        sentence = f"{self.label['sentence']} "
        numbers = [place.removeprefix(sentence) for place in places if place.startswith(sentence)]
        if len(numbers) < 2:
            return ", ".join(places)
        others = [place for place in places if not place.startswith(sentence)]
        numbers.sort(key=lambda number: int(number.partition("–")[0]))
        return ", ".join([f"{self.label['sentences']} {', '.join(numbers)}", *others])

    def _relative(self, target: str) -> Markup:
        """The way from this page to `target`; ids, slugs and what is encoded need no escaping."""
        return Markup(relative(target, self.document.url(self.lang)))  # noqa: S704
