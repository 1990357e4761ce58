"""A page as HTML for our site: every statement is a sentence, a quiet mark, and its proof."""

from collections.abc import Callable, Iterable
from itertools import groupby

from markupsafe import Markup

from dossier.evidence.ledger import Match
from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.reserved import GLOSSARY, HOME, SOURCES
from dossier.model.seeds import Unstated
from dossier.model.statements import Context, Statement, Timeline
from dossier.render import timeline
from dossier.render.article import says_something
from dossier.render.glossary_words import stretches
from dossier.render.html_links import LinkedView
from dossier.render.markup import external, finalized, fragment, html, in_language
from dossier.render.pages import PAGE, Document
from dossier.render.passages import Quote, Way, passages
from dossier.render.site import SiteView
from dossier.text.blocks import Stretch
from dossier.text.languages import attributes
from dossier.text.markdown import shown

_GAP = '<span class="gap"> […] </span>'


Passages = Callable[[tuple[Match, ...]], tuple[str, str]]
"""What both languages show of quotes of an article: where they stand in it, as HTML, and the
attributes of the link to them at their publisher."""


class HtmlView(LinkedView):
    """One page in one language as HTML."""

    def __init__(self, site: SiteView, document: Document, lang: Lang, found: Passages) -> None:
        super().__init__(site, document, lang)
        self._passages = found
        self._explains = document.kind in (HOME, PAGE)
        self._explained: set[str] = set()
        self._opens_first = self._explains

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

    def gap(self, gap: Unstated) -> Markup:
        """Something that an article does not say, with its evidence, if it has any."""
        words = gap[self.lang]
        mark, proof = (self._mark("quote", words), self._quoted(gap)) if gap.evidence else ("", "")
        return Markup(f'<div class="t">{html(words)}{mark}</div>{proof}')  # noqa: S704 - escaped

    def explained(self, text: str) -> Markup:
        """The text as HTML, each word of the glossary explained at its first use."""
        if not self._explains:
            return html(text)
        parts = stretches(shown(text), self.lang, self.site.names, self._explained)
        said = [self._term(name, words) if name else html(words) for words, name in parts]
        return Markup("".join(said))  # noqa: S704 - escaped

    def _term(self, name: str, words: str) -> str:
        entry, label = self.site.entries[name], self.label
        tag = f'<span class="tag">{html(label["context"])}</span> ' if entry.context else ""
        headword = html(entry.forms[self.lang][0])
        return (
            f'<details class="term" name="term"><summary>{html(words)}</summary>'
            f'<span class="term__card" data-pagefind-ignore="">{tag}{html(entry[self.lang])} '
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
        return Markup(self._quoted(statement, self._own_actions(statement)))  # noqa: S704 - escaped

    def _quoted(self, owner: Statement | Unstated, actions: str = "") -> str:
        suffix = f"-{owner.id}" if isinstance(owner, Statement) else ""
        shown, links = "", ""
        for name, found in groupby(self.quotes(owner), lambda quote: quote.match.article):
            quotes = list(found)
            shown += self._article(name, quotes)
            ways = {self.target(_with_suffix(quote.way, suffix)): quote.place for quote in quotes}
            ways[next(iter(ways))] = self.label["read_article"]
            links += "".join([f'<a href="{way}">{html(words)}</a> ' for way, words in ways.items()])
        do = f'<div class="do">{links}{actions}</div>'
        return f'<div class="p" data-pagefind-ignore="">{shown}{do}</div>'

    def _article(self, name: str, quotes: list[Quote]) -> str:
        """The passages of one article and where they stand in it."""
        article = self.site.articles[name]
        if article.sidecar.url not in self.leads_to:
            self.leads_to[article.sidecar.url] = self._cited(article)
        words, original = self._passages(tuple([quote.match for quote in quotes]))
        source = ", ".join(filter(None, (quotes[0].source, self.places(quotes))))
        return (
            f'{words}<p class="src">{html(source)}'
            f'<span class="at"> · <a {original}>{self.label["original"]}</a></span></p>'
        )

    def _cited(self, article: Article) -> Markup:
        """An article as a citation names it: title, publisher and date."""
        sidecar, label = article.sidecar, self.label
        lang = sidecar.title_lang(self.lang)
        title = in_language(sidecar.title[lang], "" if lang == self.lang else lang)
        opening, closing = label["opening_quote"], label["closing_quote"]
        if sidecar.title_is_ours:
            opening, closing = "[", "]"
        cited = f"<cite>{opening}{title}{closing}</cite>, {html(self.published(article))}"
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
        title, lang, url, remark = self.reference(context)
        words = in_language(title, lang)
        self.leads_to.setdefault(url, words)
        opens = f"<a {external(url)}>{self.label['open_page']}</a>"
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


def in_context(site: SiteView, matches: tuple[Match, ...]) -> tuple[str, str]:
    """Quotes of an article in its paragraphs, and the link to them by a text fragment."""
    article = site.articles[matches[0].article]
    url, is_full = article.sidecar.url, article.sidecar.display == "full"
    shown = "".join([_paragraph(one, is_full) for one in passages(site, matches)])
    quotes = "&".join([f"text={fragment(article.text[one.start : one.end])}" for one in matches])
    words = f"<blockquote {attributes(article.sidecar.language)}>{shown}</blockquote>"
    return words, external(f"{url}{'' if '#' in url else '#'}:~:{quotes}")


def _with_suffix(way: Way, suffix: str) -> Way:
    """The way with the suffix at its place, where the way back to the statement stands."""
    return way._replace(place=way.place + suffix) if way.place else way


def _paragraph(stretches: Iterable[Stretch], is_full: bool) -> str:
    """A passage, what is cited marked; around it, where that is published, the rest of it."""
    parts, between, is_first = [], "", True
    for words, is_cited in stretches:
        if not is_cited:
            between = words
            parts.append(f'<span class="n">{html(words)}</span>' if is_full else "")
            continue
        if not is_first:
            parts.append(_GAP if says_something(between) else " ")
        parts.append(f"<mark>{html(words)}</mark>")
        between, is_first = "", False
    return f"<p>{''.join(parts)}</p>"
