"""A page as HTML for our site: what a statement rests on stands behind its mark, on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.reserved import GLOSSARY, HOME
from dossier.model.seeds import Summary, Unstated
from dossier.model.statements import Context, Statement, Timeline
from dossier.render import timeline
from dossier.render.glossary_words import stretches
from dossier.render.imprint import Imprint
from dossier.render.markup import address, finalized, html, in_language, plain, slug
from dossier.render.pages import ARTICLE, PAGE, Document, from_address, of_article
from dossier.render.site import SiteView
from dossier.render.views import PageView, Quote, Way
from dossier.text.dates import in_words
from dossier.text.glossary_terms import Names
from dossier.text.languages import attributes
from dossier.text.markdown import shown

_STOPS = (".", "!", "?", "…")
_FRAME = ("_content", "_menu", "_scheme", "_search")


class Heading(NamedTuple):
    """A section's heading: its id and its title, as HTML."""

    id: str
    title: str


class Edition:
    """What all pages in one language have in common."""

    def __init__(self, site: SiteView, lang: Lang, imprint: Imprint) -> None:
        self.site, self.lang, self.imprint = site, lang, imprint
        self.label = site.label[lang]
        self.names = Names(site.dossier.glossary.entries)
        self.day = f", {in_words(imprint.day, lang)}" if imprint.day else ""
        self._cited: dict[str, str] = {}

    def cited(self, name: str) -> str:
        """An article as a citation names it: title, publisher and date."""
        if name not in self._cited:
            sidecar = self.site.articles[name].sidecar
            lang = sidecar.title_lang(self.lang)
            marks = ("[", "]") if sidecar.title_is_ours else None
            title = self.between(sidecar.title[lang], lang, marks)
            date = in_words(sidecar.published, self.lang)
            self._cited[name] = f"{title}, {html(sidecar.publisher)}, {date}"
        return self._cited[name]

    def between(self, title: str, lang: str, marks: tuple[str, str] | None = None) -> str:
        """A title between quotation marks, or other ones."""
        opening, closing = marks or (self.label["opening_quote"], self.label["closing_quote"])
        return f"{opening}{in_language(title, '' if lang == self.lang else lang)}{closing}"


class HtmlView(PageView):
    """One page in one language as HTML; its headings and ids grow as its template is rendered."""

    def __init__(self, edition: Edition, document: Document) -> None:
        super().__init__(edition.site, document, edition.lang)
        self._edition = edition
        self.here = document.url(self.lang)
        self._address = edition.imprint.address(self.here)
        self.headings: list[Heading] = []
        self.ids = {*(statement.id for statement in document.statements), *_FRAME}
        if document.kind == ARTICLE:
            units = self.site.ledger.units[document.subject.id]
            self.ids.update(f"s{unit.number}" for unit in units)
        self._explains = document.kind in (HOME, PAGE)
        self._explained: set[str] = set()
        self._opens_first = document.kind == HOME
        self._addresses: dict[str, str] = {}

    # --- links

    def link(self, text: object, target: str) -> Markup:
        """A link to an address elsewhere."""
        attributes = f'href="{address(target)}" rel="external noopener"'
        return Markup(f"<a {attributes}>{finalized(text)}</a>")  # noqa: S704 - both are escaped

    def page(self, name: str) -> Markup:
        """The way to the document of that id, by its title."""
        return self.to(self.way_to_page(name))

    def entry(self, name: str) -> Markup:
        """The way to an entry of the glossary, by its headword."""
        return self.to(self.way_to(self.site.entries[name]))

    def source_line(self, articles: Iterable[Article]) -> Markup:
        """The ways to some articles, each by its publisher and date."""
        ways = (Way(self.published(article), of_article(article.id)) for article in articles)
        return Markup(self.joined(map(self.to, ways)))  # noqa: S704 - escaped

    def to(self, way: Way) -> Markup:
        """A link within the site; one to a place on another page says which page that is."""
        page = ""
        if way.place and way.page != self.document.id:
            page = f' title="{html(self.site.document[way.page].title[self.lang])}"'
        link = f'<a href="{self.target(way)}"{page}>{html(way.words)}</a>'
        return Markup(link)  # noqa: S704 - escaped

    def target(self, way: Way) -> str:
        """Where a link leads, seen from this page."""
        place = f"#{way.place}" if way.place else ""
        if place and way.page == self.document.id:
            return place
        if way.page not in self._addresses:
            there = self.site.document[way.page].url(self.lang)
            self._addresses[way.page] = from_address(there, self.here)
        return f"{self._addresses[way.page]}{place}"

    def file(self, name: str) -> Markup:
        """The way to a file of the site's data."""
        target = from_address("", self.here) + name
        return Markup(f'<a href="{target}">{name.rpartition("/")[2]}</a>')  # noqa: S704 - our own

    # --- headings

    def heading(self, title: object, level: int = 2) -> Markup:
        """A heading with an id of its own; sections are in the page's contents."""
        words = finalized(title)
        name = self.unique(slug(plain(words).unescape()))
        if level == 2:
            self.headings.append(Heading(name, plain(words)))
        return Markup(f'<h{level} id="{name}">{words}</h{level}>')  # noqa: S704 - escaped

    def unique(self, name: str) -> str:
        """The id with a number where the page has it already, as `toc` counts."""
        number, found = 0, name
        while not found or found in self.ids:
            number += 1
            found = f"{name}_{number}"
        self.ids.add(found)
        return found

    # --- statements

    def classes(self, statement: Statement) -> str:
        """The classes of what shows a statement."""
        return "statement context" if statement.context else "statement"

    def claim(
        self, statement: Statement, head: object = "", owned: bool = True, before: object = ""
    ) -> Markup:
        """A statement's sentence and what it rests on.

        `head` names the statement in its row or on its card, `before` right before its words; one
        that is not `owned` lives on another page, where it is cited from.
        """
        text = self.text(statement)
        tag = (
            f'<span class="tag">{html(self.label["context"])}</span> ' if statement.context else ""
        )
        words = f"{finalized(before)}{tag}{self.explained(text)}\xa0"
        cited = Markup()
        if owned:
            context = f"{self.label['context']}. " if statement.context else ""
            named = plain(head) + " – " if head else plain(before)
            cited = named + html(context + text)
        basis = self.basis(statement, cited)
        return Markup(f'<span class="claim">{words}</span>{basis}')  # noqa: S704 - escaped

    def explained(self, text: str) -> str:
        """The text as HTML, each word of the glossary explained at its first use."""
        if not self._explains:
            return html(text)
        parts = stretches(shown(text), self.lang, self._edition.names, self._explained)
        return "".join(
            self._term(one.term, one.text) if one.term else html(one.text) for one in parts
        )

    def _tag(self) -> str:
        return f'<span class="tag">{html(self.label["context"])}</span>'

    def _term(self, name: str, words: str) -> str:
        entry, label = self.site.entries[name], self.label
        tag = self._tag() if entry.context else ""
        headword = html(entry.forms[self.lang][0])
        return (
            f'<details class="term" name="term"><summary>{html(words)}</summary>'
            f'<span class="term__card" data-pagefind-ignore="">{tag}{html(entry[self.lang])} '
            f'<a href="{self.target(Way("", GLOSSARY, name))}">{html(label["glossary"])}'
            f'<span class="unseen">{label["colon"]} {headword}</span></a></span></details>'
        )

    def basis(self, statement: Statement, cited: object = "") -> Markup:
        """What a statement rests on; with its words, `cited`, also what it is cited by."""
        cited = plain(cited)
        if statement.context:
            reference = self._reference(statement, statement.context, cited)
            return Markup(reference)  # noqa: S704 - escaped
        quotes, label = list(self.quotes(statement)), self.label
        shared = ""
        if cited:
            articles = dict.fromkeys(quote.match.article for quote in quotes)
            rests_on = f"{label['semicolon']} ".join(map(self._edition.cited, articles))
            shared = (
                f"{self._link_to_itself(statement)}"
                f'<p class="citation"><b>{label["to_cite"]}{label["colon"]}</b> '
                f"<span>{self._citation(statement, cited, rests_on)}</span></p>"
            )
        return self._proof(quotes, shared, statement.id)

    def _reference(self, statement: Statement, context: Context, cited: str) -> str:
        """The page that a statement from outside the articles rests on."""
        title, lang, url, remark = self.reference(context)
        shared = ""
        if cited:
            rests_on = f"{self._edition.between(title, lang or self.lang)}, {address(url)}{remark}"
            shared = (
                f'{self._link_to_itself(statement)}<details class="cite"><summary>'
                f'{self.label["to_cite"]}</summary><p class="citation"><span>'
                f"{self._citation(statement, cited, rests_on)}</span></p></details>"
            )
        link = self.link(in_language(title, lang), url)
        return f'<div class="reference" data-pagefind-ignore="">{link}{html(remark)}{shared}</div>'

    def _link_to_itself(self, statement: Statement) -> str:
        """The statement's own link; its sign is the stylesheet's, so that nobody copies it."""
        named = html(self.label["link_to"].format(self.name(statement)))
        return f'<a aria-label="{named}" class="self" href="#{statement.id}"></a>'

    def _citation(self, statement: Statement, cited: str, rests_on: str) -> str:
        """The statement, what it rests on, this site, its day and the address."""
        label, edition = self.label, self._edition
        stop = "" if cited.endswith(_STOPS) else "."
        site = f"{html(edition.imprint.names[self.lang])}{edition.day}"
        place = f", {html(self._address)}#{statement.id}" if self._address else ""
        return f"{cited}{stop} {label['source']}{label['colon']} {rests_on}. {site}{place}"

    def _proof(self, quotes: list[Quote], shared: str = "", owner: str = "") -> Markup:
        """Quotes behind the mark that opens them."""
        label = self.label
        sources = ", ".join(dict.fromkeys(map(self._source, quotes)))
        says = label["the_quotes" if len(quotes) > 1 else "the_quote"].replace(" ", "\xa0")
        is_open, self._opens_first = (' open=""' if self._opens_first else ""), False
        figures = "".join(self._figure(quote, owner) for quote in quotes)
        return Markup(  # noqa: S704 - every value is escaped
            f'<details class="proof" data-pagefind-ignore=""{is_open}><summary>'
            f'<span class="unseen">{label["read"]} </span>{says}'
            f'<span class="proof__source">\xa0·\xa0{sources}'
            f"</span></summary>{figures}{shared}</details>"
        )

    def _source(self, quote: Quote) -> str:
        """A quote's article in short; on the article's own page, its place there."""
        if not quote.source:
            return html(quote.place)
        sidecar = self.site.articles[quote.match.article].sidecar
        return f"{html(sidecar.publisher)}\xa0{sidecar.published[:4]}"

    def _figure(self, quote: Quote, owner: str) -> str:
        """A quote with the way to its sentence, beside which the way back stands."""
        way = quote.way
        if owner and way.place:
            way = way._replace(place=f"{way.place}-{owner}")
        printed = urljoin(self._address, self.target(Way("", way.page))) if self._address else ""
        printed = printed and f' data-address="{html(printed)}"'
        return (
            f"<figure><blockquote {attributes(quote.lang)}>{html(quote.words)}</blockquote>"
            f'<figcaption><a{printed} href="{self.target(way)}">{html(quote.cited)}</a>'
            "</figcaption></figure>"
        )

    def summary(self, summary: Summary) -> Markup:
        """A page's summary, and behind their number the statements that it rests on."""
        label, count = self.label, len(summary.rests_on)
        name = label["statements_one"] if count == 1 else label["statements_many"].format(count)
        ways = ", ".join(
            self.to(self.way_to(self.site.statements[name])) for name in summary.rests_on
        )
        return Markup(  # noqa: S704 - escaped
            f'<div class="lead__text">{self.explained(summary[self.lang])}</div>'
            f'<details class="basis" data-pagefind-ignore=""><summary>{html(name)}</summary>'
            f"<p>{ways}</p></details>"
        )

    def gap(self, gap: Unstated) -> Markup:
        """Something that an article does not say, and what shows that, if anything does."""
        if not gap.evidence:
            return html(gap[self.lang])
        proof = self._proof(list(self.quotes(gap)))
        claim = f'<span class="claim">{html(gap[self.lang])}\xa0</span>'
        return Markup(f"{claim}{proof}")  # noqa: S704 - escaped

    # --- the rest

    def charts(self, section: Timeline) -> list[tuple[str, timeline.Chart]]:
        """The section's events drawn across a wide page and down a phone's."""
        points = list(timeline.points(section, self.lang))
        return [("across", timeline.across(points)), ("down", timeline.down(points))]

    def ledger(self, article: Article) -> Iterator[tuple[Markup, str, str]]:
        """Each numbered unit of the article: the way to it, how it begins, what uses it."""
        for number, words in self.lines(article):
            target = self.target(Way("", of_article(article.id), f"s{number}"))
            account = self.account(article.id, number)
            uses = html(account) if isinstance(account, str) else ", ".join(map(self.to, account))
            yield Markup(f'<a href="{target}">{number}</a>'), words, Markup(uses)  # noqa: S704
