"""What stands in the notes of a page: quotes, references, uses; as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dossier.evidence.ledger import Match
from dossier.model.base import Lang
from dossier.model.statements import Context, Statement
from dossier.render.pages import of_article
from dossier.render.site import SiteView
from dossier.text.dates import in_words
from dossier.text.markdown import escape, link

PARAGRAPH = Markup("\n\n    ")
"""What begins another paragraph of a note."""
_NEXT = "\n"


class Notes:
    """The notes of one page, in the order of their first marks; `way` leads to other pages."""

    def __init__(self, site: SiteView, lang: Lang, here: str, way: dict[str, str]) -> None:
        self._site = site
        self._lang = lang
        self._here = here
        self._way = way
        self._label = site.label[lang]
        self.all: dict[str, Markup] = {}

    def mark(self, label: object, text: Markup) -> Markup:
        """The mark of a note with this label, which says `text` at the end of the page."""
        self.all.setdefault(str(label), text)
        return Markup(f"[^{label}]")  # noqa: S704 - an id or a number

    def text(self) -> str:
        """All notes, a line each, as they stand at the page's end; a longer one stands apart."""
        return "".join(
            f"[^{label}]: {text}{_NEXT if PARAGRAPH in text else ''}\n"
            for label, text in self.all.items()
        )

    def quotes(self, matches: Iterable[Match]) -> Markup:
        """The quotes, a paragraph each, with the way to where they stand."""
        return PARAGRAPH.join(self._quote(match) for match in matches)

    def reference(self, context: Context) -> Markup:
        """What a statement from outside the articles rests on, and when that was read."""
        reference, day = context.reference, in_words(context.accessed, self._lang)
        return link(reference.title, reference.url) + escape(f", {self._label['accessed']} {day}")

    def basis(self, names: Iterable[str]) -> Markup:
        """The statements a summary rests on."""
        ways = Markup(", ").join(self.statement(self._site.statements[name]) for name in names)
        return escape(f"{self._label['rests_on']} ") + ways + "."

    def account(self, article: str, number: int) -> Markup:
        """What became of a sentence: the statements that quote it, or why there are none."""
        uses = self._site.ledger.uses.get((article, number), ())
        if uses:
            return Markup(", ").join(map(self.statement, uses))
        excuse = self._site.ledger.excused.get((article, number))
        if excuse is None:
            return escape(self._label["not_used_yet"])
        return escape(f"{self._label['not_used']} {self._site.reason(excuse, self._lang)}")

    def statement(self, statement: Statement) -> Markup:
        """The way to a statement, by its name."""
        name = self._site.name(statement, self._lang)
        return self._link(name, self._site.owners[statement.id].id, statement.id)

    def sentence(self, article: str, number: int | None, text: str) -> Markup:
        """The way to a sentence of an article, or to the article."""
        return self._link(text, of_article(article), str(number or ""))

    def _link(self, text: str, document: str, label: str) -> Markup:
        page = "" if document == self._here and label else self._way[document]
        return link(text, page + (f"#fnref:{label}" if label else ""))

    def _quote(self, match: Match) -> Markup:
        article = self._site.articles[match.article]
        lang = article.sidecar.language
        words = escape(article.text[match.start : match.end])
        if lang != self._lang:
            words = Markup(f'<span lang="{lang}">{words}</span>')  # noqa: S704
        opening, closing = self._label["opening_quote"], self._label["closing_quote"]
        quoted = Markup(opening) + words + Markup(closing)  # noqa: S704 - our own labels
        number = match.units[0] if match.units else None
        return quoted + " — " + self.sentence(article.id, number, self._source(match))

    def _source(self, match: Match) -> str:
        """Where a quote stands: the article, but on its own page, and the place in it."""
        place = self._site.place(match, self._lang)
        if of_article(match.article) == self._here:
            return place
        sidecar = self._site.articles[match.article].sidecar
        return f"{sidecar.publisher}, {in_words(sidecar.published, self._lang)}, {place}"
