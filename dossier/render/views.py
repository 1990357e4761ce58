"""One page in one language: its texts, evidence, links; `MarkdownView` and `HtmlView` write it."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from dossier.evidence.ledger import Match
from dossier.model.base import OTHER, Lang
from dossier.model.dossier import Article
from dossier.model.seeds import Entry, Rest, Unstated
from dossier.model.statements import Context, Event, Statement
from dossier.render.pages import Document, of_article, published
from dossier.render.passages import Quote, Way
from dossier.render.site import SiteView
from dossier.text.dates import in_words
from dossier.text.folding import without_accents
from dossier.text.languages import is_elided_before, language_name

_OPENING = 10  # words of a sentence that the verification page shows
_BEGINNING = 42  # characters of a statement that name it
_FULL_LEDGERS = 20  # articles whose every sentence it shows; more would make it a book


class PageView:
    """One page in one language, whatever it is written in."""

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        self.site = site
        self.document = document
        self.lang: Lang = lang
        self.other: Lang = OTHER[lang]
        self.label = site.label[lang]

    @property
    def has_full_ledgers(self) -> bool:
        """True if the verification page shows every sentence; else each article's page does."""
        return len(self.site.articles) <= _FULL_LEDGERS

    def date(self, partial: str) -> str:
        """A date in words, as precise as it is: 2018, juillet 2025, 1er mars 2026."""
        return in_words(partial, self.lang)

    # --- statements

    def when(self, event: Event) -> str:
        """The dates of an event; of several years, the first and the last."""
        dates = list(dict.fromkeys(self.date(point.date) for point in event.points))
        is_period = len(dates) > 1 and all(map(str.isdecimal, dates))
        return f"{dates[0]}–{dates[-1]}" if is_period else self.joined(dates, "and")

    def text(self, statement: Statement) -> str:
        """A statement's sentence, with the day it is true of in parentheses before its stop."""
        text, day = statement[self.lang], statement.as_of
        if not day:
            return text
        said = self.label["as_of_day" if day.count("-") == 2 else "as_of"].format(self.date(day))
        return f"{text[:-1]} ({said})." if text.endswith(".") else f"{text} ({said})"

    def quotes(self, owner: Statement | Unstated) -> list[Quote]:
        """The quotes that a statement or a gap rests on, in the order of their articles."""
        return [self._quote_at(match) for match in self.site.matches(owner)]

    def _quote_at(self, match: Match) -> Quote:
        article = self.site.articles[match.article]
        sidecar, page = article.sidecar, of_article(article.id)
        source = "" if page == self.document.id else published(article, self.lang)
        words, place = article.text[match.start : match.end], self._place(match)
        cited = f"{source}, {place}" if source else place
        way = Way(cited, page, f"s{match.units[0]}" if match.units else "")
        return Quote(words, sidecar.language, source, place, way, match)

    def _place(self, match: Match) -> str:
        """The place of a quote in its article, in words: phrases 2–3, légende."""
        if not match.units:
            return self.label["metadata"]
        first, last = match.units[0], match.units[-1]
        if first != last:
            return f"{self.label['sentences']} {first}–{last}"
        role = self.site.ledger.units[match.article][first - 1].role
        is_prose = role in ("sentence", "item")
        return f"{self.label['sentence']} {first}" if is_prose else self.label[role]

    def places(self, quotes: Iterable[Quote]) -> str:
        """The places of quotes in their article, in words: légende, phrases 5 et 7."""
        places = dict.fromkeys(quote.place for quote in quotes)
        sentence = f"{self.label['sentence']} "
        numbers = [one.removeprefix(sentence) for one in places if one.startswith(sentence)]
        if len(numbers) < 2:
            return self.joined(places, "and")
        others = [one for one in places if not one.startswith(sentence)]
        numbered = f"{self.label['sentences']} {self.joined(numbers, 'and')}"
        return self.joined([*others, numbered], "and")

    def remark(self, context: Context) -> tuple[str, str]:
        """What is said of a page outside the articles: the language of its title, empty if it is
        this page's own; and, in words, that language and when it was read."""
        lang, accessed = context.reference.language, self.date(context.accessed)
        remark = f", {self.label['accessed']} {accessed}"
        if not lang or lang == self.lang:
            return "", remark
        return lang, f", {self.in_language(lang)}{remark}"

    def sources(self, statements: Iterable[Statement]) -> list[Article]:
        """The articles that statements rest on, in the order of first use."""
        used = dict.fromkeys(quote.article for one in statements for quote in one.evidence)
        return [self.site.articles[name] for name in used]

    def source_line(self, articles: Iterable[Article]) -> Markup:
        """The ways to some articles: kelnews.fr, 2017, et Enquête+, 2025."""
        ways = (Way(published(article, self.lang), of_article(article.id)) for article in articles)
        return Markup(self.joined(map(self.to, ways), "also_after"))  # noqa: S704 - escaped

    def joined(self, parts: Iterable[str], conjunction: str) -> str:
        """The parts in one phrase, with that conjunction before the last one: 5, 7 et 9."""
        *first, last = parts
        return f"{', '.join(first)}{self.label[conjunction]}{last}" if first else last

    # --- articles

    def account(self, article: str, number: int) -> list[Way] | str:
        """The ways to the statements that quote a sentence, or the reason why there are none."""
        if uses := self.site.ledger.uses.get((article, number)):
            return [self.way_to(statement) for statement in uses]
        if excuse := self.site.ledger.excused.get((article, number)):
            return f"{self.label['not_used']} {self.site.reason(excuse, self.lang)}"
        return self.label["not_used_yet"]

    def uses(self, article: str, number: int) -> str:
        """The links to the statements that quote a sentence, or the reason why there are none."""
        account = self.account(article, number)
        if isinstance(account, str):
            return account
        return Markup(self.label["semicolon"].join(map(self.to, account)))  # noqa: S704 - escaped

    def ledger(self, article: Article) -> Iterator[tuple[Markup, str, str]]:
        """Each numbered unit of the article: the link to it, its first words, and its uses."""
        pieces = (one for block in self.site.layouts[article.id].blocks for one in block.pieces)
        for piece in (one for one in pieces if one.number):
            number, words = piece.number, piece.text.split()
            way = Way(str(number), of_article(article.id), f"s{number}")
            opening = " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")
            yield self.to(way), opening, self.uses(article.id, number)

    def coverage(self, article: Article) -> str:
        """The coverage of the article in words: its sentences, those quoted, those excused."""
        coverage = self.site.ledger.coverage[article.id]
        text = self.label["coverage"].format(**coverage._asdict())
        for entry in article.sidecar.unused:
            if isinstance(entry, Rest) and coverage.rest:
                reason = self.site.reason(entry, self.lang)
                text += self.label["coverage_rest"].format(rest=coverage.rest, reason=reason)
        return text

    # --- names and ways

    def to(self, way: Way) -> Markup:
        """A link within the site."""
        raise NotImplementedError

    def address(self, document: Document) -> str:
        """The address of another page relative to this one."""
        raise NotImplementedError

    def target(self, way: Way) -> str:
        """The target of a link within the site, relative to this page."""
        place = f"#{way.place}" if way.place else ""
        if place and way.page == self.document.id:
            return place
        return self.address(self.site.document[way.page]) + place

    def page(self, name: str) -> Markup:
        """The link to the document of that id, by its title."""
        return self.to(self.way_to_page(name))

    def entry(self, name: str) -> Markup:
        """The link to an entry of the glossary, by its headword."""
        return self.to(self.way_to(self.site.entries[name]))

    def in_language(self, code: str) -> str:
        """The phrase that names the language of something: en allemand."""
        return self.label["in_language"].format(language_name(code, self.lang))

    def our_translation(self, code: str) -> str:
        """The phrase for our translation from a language: notre traduction de l’allemand."""
        name = language_name(code, self.lang)
        elided = "_elided" if is_elided_before(name) else ""
        return self.label[f"our_translation{elided}"].format(name)

    def beginning(self, text: str) -> str:
        """The first words of a text, to name it by."""
        if len(text) <= _BEGINNING:
            return text
        return text[:_BEGINNING].rpartition(" ")[0].rstrip("\xa0\u202f ,;:.«“(–—") + "…"

    def in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries of the glossary by their headwords, people by their last names, as a dictionary
        has them."""

        def place(entry: Entry) -> str:
            headword = without_accents(entry.forms[self.lang][0]).casefold()
            return headword.rpartition(" ")[2] if entry.kind == "person" else headword

        return sorted(entries, key=place)

    def name(self, statement: Statement) -> str:
        """A statement's name for a reader: a glossary entry's headword, another's id."""
        entry = self.site.entries.get(statement.id)
        return entry.forms[self.lang][0] if entry else statement.id

    def way_to(self, statement: Statement) -> Way:
        """The way to a statement, by its name."""
        return Way(self.name(statement), self.site.owners[statement.id].id, statement.id)

    def way_to_page(self, name: str) -> Way:
        """The way to the document of that id, by its title."""
        return Way(self.site.document[name].title[self.lang], name)
