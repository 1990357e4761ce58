"""A page as HTML for our site: every statement is a sentence, a quiet mark, and its proof."""

import re
from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup

from dossier.evidence.ledger import Match
from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.reserved import GLOSSARY, HOME, SOURCES
from dossier.model.seeds import Unstated
from dossier.model.statements import Context, Statement, Timeline
from dossier.render import timeline
from dossier.render.glossary_words import stretches
from dossier.render.markup import external, finalized, html, in_language, slug
from dossier.render.pages import ARTICLE, PAGE, Document, from_address, published
from dossier.render.passages import Quote, Way
from dossier.render.site import SiteView
from dossier.render.views import PageView
from dossier.text.markdown import shown

_FRAME = ("_content", "_menu", "_scheme", "_search")

Heading = tuple[str, str]
"""A section's heading: its id and its title, as HTML."""

Passages = Callable[[tuple[Match, ...]], tuple[str, str]]
"""What both languages show of quotes of an article: where they stand in it, as HTML, and the
attributes of the link to them at their publisher."""


class HtmlView(PageView):
    """One page in one language as HTML; `headings`, `ids` and `leads_to`, the addresses elsewhere,
    grow as its template is rendered."""

    def __init__(self, site: SiteView, document: Document, lang: Lang, found: Passages) -> None:
        super().__init__(site, document, lang)
        self.headings: list[Heading] = []
        self.leads_to: dict[str, Markup] = {}
        self.ids = {*(statement.id for statement in document.statements), *_FRAME}
        if document.kind == ARTICLE:
            self.ids.update(f"s{one.number}" for one in site.ledger.units[document.subject.id])
        self.ids.update(place for *_, place in site.gaps.get(document.id, ()))
        self._passages = found
        self._explains = self._opens_first = document.kind in (HOME, PAGE)
        self._explained: set[str] = set()

    # --- links and headings

    def link(self, text: object, target: str) -> Markup:
        """A link to an address elsewhere."""
        words = finalized(text)
        self.leads_to.setdefault(target, words)
        return Markup(f"<a {external(target)}>{words}</a>")  # noqa: S704 - escaped

    def to(self, way: Way) -> Markup:
        """A link within the site."""
        return Markup(f'<a href="{self.target(way)}">{html(way.words)}</a>')  # noqa: S704 - escaped

    def address(self, document: Document) -> str:
        """The address of another page relative to this one."""
        return from_address(document.url(self.lang), self.document.url(self.lang))

    def file(self, name: str) -> Markup:
        """A link to a file of the site's data."""
        target = from_address("", self.document.url(self.lang)) + name
        return Markup(f'<a href="{target}">{name.rpartition("/")[2]}</a>')  # noqa: S704 - our own

    def heading(self, title: object, level: int = 2, count: int = 0) -> Markup:
        """A heading with an id of its own. Sections are added to the page's contents, unless they
        are folded: then the heading has a `count`."""
        words = finalized(title)
        text = Markup(re.sub("<[^>]*>", "", words))  # noqa: S704 - still escaped
        name = self.unique(slug(text.unescape()))
        if level == 2 and not count:
            self.headings.append((name, text))
        said = f' <span class="count">({count})</span>' if count else ""
        return Markup(f'<h{level} id="{name}">{words}{said}</h{level}>')  # noqa: S704 - escaped

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
        """The classes of the element that shows a statement."""
        return "s ctx" if statement.context else "s"

    def claim(self, statement: Statement, before: object = "") -> Markup:
        """A statement: its sentence with its mark, and its proof; `before` names it in its row."""
        words: str = self.explained(self.text(statement))
        if statement.context:
            words = f'<span class="out">{words}</span>'
        said = f"{finalized(before)}{words}{self.mark(statement)}"
        return Markup(f'<div class="t">{said}</div>{self.proof(statement)}')  # noqa: S704

    def gap(self, gap: Unstated, place: str) -> Markup:
        """Something that an article does not say, at that place, with its evidence, if any."""
        words = gap[self.lang]
        proof = self._quoted(gap, place) if gap.evidence else ""
        mark = self._mark("quote", words) if proof else ""
        return Markup(f'<div class="t">{html(words)}{mark}</div>{proof}')  # noqa: S704 - escaped

    def explained(self, text: str) -> Markup:
        """The text as HTML, each word of the glossary explained at its first use."""
        if not self._explains:
            return html(text)
        parts = stretches(shown(text), self.lang, self.site.names, self._explained)
        said = [self._term(name, words) if name else html(words) for words, name in parts]
        return Markup("".join(said))  # noqa: S704 - escaped

    def _term(self, name: str, words: str) -> str:
        """Words with their explanation, which says in full what is one word for several."""
        entry, label = self.site.entries[name], self.label
        tag = f'<span class="tag">{html(label["context"])}</span> ' if entry.context else ""
        headword, full = html(entry.forms[self.lang][0]), max(entry.forms[self.lang], key=len)
        is_short = " " in full and " " not in words
        said = f"{full} – {entry[self.lang]}" if is_short else entry[self.lang]
        return (
            f'<details class="term" name="term"><summary>{html(words)}</summary>'
            f'<span class="term__card" data-pagefind-ignore="">{tag}{html(said)} '
            f'<a href="{self.target(Way("", GLOSSARY, name))}">{html(label["glossary"])}'
            f'<span class="unseen">{label["colon"]} {headword}</span></a></span></details>'
        )

    # --- what they rest on

    def mark(self, statement: Statement) -> Markup:
        """The mark after a statement's sentence, which opens its proof. The first one of a page is
        open on a phone, which has no margin to show the proof in."""
        kind = "context" if statement.context else "quote"
        text = self.text(statement)
        if not self._opens_first or statement.context:
            return Markup(self._mark(kind, text))  # noqa: S704 - escaped
        self._opens_first = False
        both = self._mark(kind, text, " narrow", ' open=""') + self._mark(kind, text, " wide")
        return Markup(both)  # noqa: S704 - escaped

    def _mark(self, kind: str, text: str, width: str = "", is_open: str = "") -> str:
        name = f"{self.label[kind]}{self.label['colon']} {html(self.beginning(text))}"
        return (
            f'<details class="q{width}" data-pagefind-ignore=""{is_open}>'
            f'<summary><span class="unseen">{name}</span></summary></details>'
        )

    def proof(self, statement: Statement) -> Markup:
        """The evidence of a statement: quotes in context, or a page outside the articles."""
        if statement.context:
            return Markup(self._reference(statement, statement.context))  # noqa: S704 - escaped
        return Markup(self._quoted(statement, statement.id))  # noqa: S704 - escaped

    def _quoted(self, owner: Statement | Unstated, place: str) -> str:
        """Quotes in context, and the ways to them: the first is an action, others stand beside the
        source. `place` is that of the owner on its page, to which there is a way back from each."""
        quotes = [one._replace(way=_beside(one.way, place)) for one in self.quotes(owner)]
        first, shown = quotes[0].way, ""
        for name, found in groupby(quotes, lambda quote: quote.match.article):
            shown += self._article(name, list(found), first)
        actions = self._own_actions(owner) if isinstance(owner, Statement) else ""
        read = f'<a href="{self.target(first)}">{html(self.label["read_article"])}</a>'
        do = f'<div class="do">{read} {actions}</div>'
        return f'<div class="p" data-pagefind-ignore="">{shown}{do}</div>'

    def _article(self, name: str, quotes: list[Quote], first: Way) -> str:
        """The passages of one article, where they stand in it, and the ways there but the first."""
        article = self.site.articles[name]
        if article.sidecar.url not in self.leads_to:
            self.leads_to[article.sidecar.url] = self._cited(article)
        words, original = self._passages(tuple([quote.match for quote in quotes]))
        source = ", ".join(filter(None, (quotes[0].source, self.places(quotes))))
        others = {one.way: f"{self.label['see']} {one.place}" for one in quotes if one.way != first}
        links = [f'<a href="{self.target(way)}">{html(said)}</a>' for way, said in others.items()]
        at = " · ".join([*links, f"<a {original}>{self.label['original']}</a>"])
        return f'{words}<p class="src">{html(source)}<span class="at"> · {at}</span></p>'

    def _cited(self, article: Article) -> Markup:
        """An article as a citation names it: title, publisher and date."""
        sidecar, label = article.sidecar, self.label
        lang = sidecar.title_lang(self.lang)
        title = in_language(sidecar.title[lang], "" if lang == self.lang else lang)
        opening, closing = label["opening_quote"], label["closing_quote"]
        if sidecar.title_is_ours:
            opening, closing = "[", "]"
        cited = f"<cite>{opening}{title}{closing}</cite>, {html(published(article, self.lang))}"
        return Markup(cited)  # noqa: S704 - escaped

    def _own_actions(self, statement: Statement) -> str:
        """The button that composes a statement's citation, and the link to the statement."""
        label, way = self.label, Way("", self.site.owners[statement.id].id, statement.id)
        return (
            f'<button class="scripted" type="button">{label["cite"]}</button> '
            f'<a class="self" href="{self.target(way)}">{label["copy_link"]}</a>'
        )

    def _reference(self, statement: Statement, context: Context) -> str:
        """The page that a statement from outside the articles rests on."""
        page, (lang, remark) = context.reference, self.remark(context)
        words = in_language(page.title, lang)
        self.leads_to.setdefault(page.url, words)
        opens = f"<a {external(page.url)}>{self.label['open_page']}</a>"
        return (
            f'<div class="p" data-pagefind-ignore=""><p class="ref">{words}</p>'
            f'<p class="src"><b>{self.label["context"]}</b>{html(remark)}</p>'
            f'<div class="do">{opens} {self._own_actions(statement)}</div></div>'
        )

    # --- names and numbers

    def name(self, statement: Statement) -> str:
        """A statement's name for a reader: who or what it is about, else its first words."""
        head = self.site.heads.get(statement.id)
        return head[self.lang] if head else self.beginning(self.text(statement))

    @property
    def counts(self) -> tuple[int, int]:
        """The number of statements with evidence, on the home page those of the whole dossier; and
        the number of this page's statements from outside the articles."""
        pages = (one for one in self.site.documents if one.kind in (HOME, PAGE))
        counted = pages if self.document.kind == HOME else [self.document]
        quoted = sum(bool(one.evidence) for page in counted for one in page.statements)
        return quoted, sum(bool(one.context) for one in self.document.statements)

    @property
    def following(self) -> Way:
        """The way to the next page of the dossier, from the last one to the sources."""
        names = [*(page.id for page in self.site.dossier.pages), SOURCES]
        return self.way_to_page(names[names.index(self.document.id) + 1])

    # --- the rest

    def chart(self, section: Timeline) -> timeline.Chart:
        """The section's events, drawn."""
        return timeline.drawn(list(timeline.points(section, self.lang)))


def _beside(way: Way, place: str) -> Way:
    """The way to where, beside the sentence that it leads to, the way back to a place stands."""
    return way._replace(place=f"{way.place}-{place}") if way.place else way
