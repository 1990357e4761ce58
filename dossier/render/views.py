"""What a template sees: one page in one language, and the ways from it to every other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from dossier.model.base import LANGS, Lang
from dossier.model.dossier import Article
from dossier.model.seeds import Entry, Rest, Summary, Unstated
from dossier.model.statements import Quotation, Statement
from dossier.render.notes import Notes
from dossier.render.pages import Document, from_file, of_article
from dossier.render.site import SiteView
from dossier.text.blocks import Block
from dossier.text.dates import in_words
from dossier.text.folding import without_accents
from dossier.text.languages import is_elided_before, language_name
from dossier.text.markdown import escape, link
from dossier.text.sentences import sentences

_EMPHASISED = ("byline", "caption", "credit", "dateline")
_OPENING = 10  # words of a sentence that the verification page shows
_FULL_LEDGERS = 20  # articles whose every sentence it shows; more would make it a book


class LedgerLine(NamedTuple):
    """A unit of an article: its number as the way to it, how it begins, what became of it."""

    number: Markup
    words: str
    account: Markup


class Spoken(NamedTuple):
    """Words that were spoken, and the language they are in."""

    words: str
    lang: str

    @property
    def is_foreign(self) -> bool:
        """Whether neither edition is in that language."""
        return self.lang not in LANGS


class _Ways(dict[str, str]):
    """The way from a page to the document of each id; what was asked for is what it links to."""

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        super().__init__()
        self._site = site
        self._lang: Lang = lang
        self._here = document.source(lang)

    def __missing__(self, name: str) -> str:
        way = self[name] = from_file(self._site.document[name].source(self._lang), self._here)
        return way


class PageView:
    """One page in one language; `notes` and `ways` grow as its template is rendered."""

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        self.site = site
        self.document = document
        self.lang: Lang = lang
        self.other: Lang = "en" if lang == "fr" else "fr"
        self.label = site.label[lang]
        self.ways = _Ways(site, document, lang)
        self.notes = Notes(site, lang, document.id, self.ways)

    @property
    def description(self) -> str:
        """The page in one sentence, for search engines."""
        return self.first_sentence(self.document.description[self.lang])

    @property
    def has_full_ledgers(self) -> bool:
        """Whether the verification page shows every sentence; else each article's page does."""
        return len(self.site.articles) <= _FULL_LEDGERS

    def first_sentence(self, text: str) -> str:
        """How a text begins."""
        return next((text[slice(*span)] for span in sentences(text, 0, len(text))), text)

    def page(self, name: str) -> Markup:
        """The way from this page to the document of that id, by its title."""
        return link(self.site.document[name].title[self.lang], self.ways[name])

    def source(self, article: Article) -> Markup:
        """The way from this page to that of an article, by its title."""
        return self.page(of_article(article.id))

    def link(self, text: str, address: str) -> Markup:
        """The way to an address elsewhere."""
        return link(text, address)

    def entry(self, name: str) -> Markup:
        """The way to an entry of the glossary, by its headword."""
        return Markup(self.notes.statement(self.site.entries[name]))  # noqa: S704

    def in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries of the glossary by their headwords, as a dictionary has them."""
        return sorted(entries, key=lambda one: without_accents(one.forms[self.lang][0]).casefold())

    def claim(self, statement: Statement) -> Markup:
        """A statement's sentence, when that was so, and the mark of what it rests on."""
        prefix = f"**{self.label['context']}.** " if statement.context else ""
        text = dated(statement[self.lang], self.as_of(statement))
        return Markup(prefix) + escape(text) + self.mark(statement)  # noqa: S704 - our own label

    def as_of(self, statement: Statement) -> str:
        """The day, month or year a statement is true of: au 19 janvier 2017, en juillet 2025."""
        if not statement.as_of:
            return ""
        precise = statement.as_of.count("-") == 2
        return self.label["as_of_day" if precise else "as_of"].format(self.date(statement.as_of))

    def mark(self, statement: Statement) -> Markup:
        """The mark of what a statement rests on."""
        if statement.context:
            return self.notes.mark(statement.id, self.notes.reference(statement.context))
        matches = [match for _, match in self.site.ledger.quotes(statement)]
        return self.notes.mark(statement.id, self.notes.quotes(matches))

    def spoken(self, quotation: Quotation) -> Spoken:
        """The words that were spoken, as the article has them."""
        [(_, match), *_] = self.site.ledger.quotes(quotation)
        article = self.site.articles[match.article]
        return Spoken(article.text[match.start : match.end], article.sidecar.language)

    def in_language(self, article: Article) -> str:
        """In which language an article is."""
        return self.notes.in_language(article.sidecar.language)

    def our_translation(self, code: str) -> str:
        """That we translated from the language of that code: notre traduction de l’allemand."""
        name = language_name(code, self.lang)
        elided = "_elided" if is_elided_before(name) else ""
        return self.label[f"our_translation{elided}"].format(name)

    def summary_mark(self, summary: Summary) -> Markup:
        """The mark of what the page's summary rests on."""
        return self.notes.mark(1, self.notes.basis(summary.rests_on))

    def gap_mark(self, gap: Unstated, number: int) -> Markup:
        """The mark of what shows that an article does not say something, if anything does."""
        matches = [self.site.ledger.matches[item] for item in gap.evidence]
        return self.notes.mark(f"gap-{number}", self.notes.quotes(matches)) if matches else Markup()

    def block(self, article: Article, block: Block) -> Markup:
        """A block of an article, each numbered unit with the mark of what is made of it."""
        emphasis = "*" if block.role in _EMPHASISED else ""
        parts = ["### " if block.role == "heading" else ""]
        for piece in block.pieces:
            parts += (piece.gap, emphasis, escape(piece.text), emphasis)
            if piece.number:
                account = self.notes.account(article.id, piece.number)
                parts.append(self.notes.mark(piece.number, account))
        return Markup("".join(parts))  # noqa: S704 - the words are escaped

    def ledger(self, article: Article) -> Iterator[LedgerLine]:
        """Each numbered unit of the article, and what became of it."""
        for unit in self.site.ledger.units[article.id]:
            number = unit.number or 0
            yield LedgerLine(
                number=Markup(self.notes.sentence(article.id, number, str(number))),  # noqa: S704
                words=self._opening(article, unit.start, unit.end),
                account=Markup(self.notes.account(article.id, number)),  # noqa: S704
            )

    def coverage(self, article: Article) -> str:
        """How many sentences the article has, how many are quoted, how many set aside and how."""
        coverage = self.site.ledger.coverage(article.id)
        text = self.label["coverage"].format(**coverage._asdict())
        for entry in article.sidecar.unused:
            if isinstance(entry, Rest) and coverage.rest:
                reason = self.site.reason(entry, self.lang)
                text += self.label["coverage_rest"].format(rest=coverage.rest, reason=reason)
        return text

    def date(self, partial: str) -> str:
        """A date in words, as precise as it is: 2018, juillet 2025, 1er mars 2026."""
        return in_words(partial, self.lang)

    def _opening(self, article: Article, start: int, end: int) -> str:
        """How the unit begins, unless only what is quoted may be shown."""
        if article.sidecar.display == "quotes":
            return ""
        words = article.text[start:end].split()
        return " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")


def dated(text: str, day: str) -> str:
    """The text with the day in parentheses, before its full stop."""
    if not day:
        return text
    return f"{text[:-1]} ({day})." if text.endswith(".") else f"{text} ({day})"
