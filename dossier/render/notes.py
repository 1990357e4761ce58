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
from dossier.text.languages import language_name
from dossier.text.markdown import escape, foreign, link

PARAGRAPH = "\n\n    "
"""What begins another paragraph of a note."""
_NEXT = "\n"


class Notes:
    """The notes of one page, in the order of their first marks; `way` leads to other pages.

    What a note says is Markdown already, in plain strings: an article has hundreds of notes, and
    markup that minds what it is joined with takes several times as long.
    """

    def __init__(self, site: SiteView, lang: Lang, here: str, way: dict[str, str]) -> None:
        self._site = site
        self._lang = lang
        self._here = here
        self._way = way
        self._label = site.label[lang]
        self.all: dict[str, str] = {}

    def mark(self, label: object, text: str) -> Markup:
        """The mark of a note with this label, which says `text` at the end of the page."""
        self.all.setdefault(str(label), text)
        return Markup(f"[^{label}]")  # noqa: S704 - an id or a number

    def text(self) -> str:
        """All notes, a line each, as they stand at the page's end; a longer one stands apart."""
        return "".join(
            f"[^{label}]: {text}{_NEXT if PARAGRAPH in text else ''}\n"
            for label, text in self.all.items()
        )

    def quotes(self, matches: Iterable[Match]) -> str:
        """The quotes, a paragraph each, with the way to where they stand."""
        return PARAGRAPH.join(self._quote(match) for match in matches)

    def reference(self, context: Context) -> str:
        """What a statement from outside the articles rests on, and when that was read."""
        reference, day = context.reference, in_words(context.accessed, self._lang)
        accessed = escape(f"{self._label['accessed']} {day}")
        lang = reference.language or self._lang
        if lang == self._lang:
            return f"{link(reference.title, reference.url)}, {accessed}"
        title = link(foreign(reference.title, lang), reference.url)
        return f"{title}, {escape(self.in_language(lang))}, {accessed}"

    def in_language(self, code: str) -> str:
        """In which language something is: en allemand."""
        return self._label["in_language"].format(language_name(code, self._lang))

    def basis(self, names: Iterable[str]) -> str:
        """The statements a summary rests on."""
        ways = ", ".join(self.statement(self._site.statements[name]) for name in names)
        return f"{escape(self._label['rests_on'])} {ways}."

    def account(self, article: str, number: int) -> str:
        """What became of a sentence: the statements that quote it, or why there are none."""
        uses = self._site.ledger.uses.get((article, number), ())
        if uses:
            return ", ".join(map(self.statement, uses))
        excuse = self._site.ledger.excused.get((article, number))
        if excuse is None:
            return escape(self._label["not_used_yet"])
        return escape(f"{self._label['not_used']} {self._site.reason(excuse, self._lang)}")

    def statement(self, statement: Statement) -> str:
        """The way to a statement, by its name."""
        name = self._site.name(statement, self._lang)
        return self._link(name, self._site.owners[statement.id].id, statement.id)

    def sentence(self, article: str, number: int | None, text: str) -> str:
        """The way to a sentence of an article, or to the article."""
        return self._link(text, of_article(article), str(number or ""))

    def _link(self, text: str, document: str, label: str) -> str:
        page = "" if document == self._here and label else self._way[document]
        return link(text, page + (f"#fnref:{label}" if label else ""))

    def _quote(self, match: Match) -> str:
        article = self._site.articles[match.article]
        lang = article.sidecar.language
        words = article.text[match.start : match.end]
        words = escape(words) if lang == self._lang else foreign(words, lang)
        opening, closing = self._label["opening_quote"], self._label["closing_quote"]
        number = match.units[0] if match.units else None
        source = self.sentence(article.id, number, self._source(match))
        return f"{opening}{words}{closing} — {source}"

    def _source(self, match: Match) -> str:
        """Where a quote stands: the article, but on its own page, and the place in it."""
        place = self._site.place(match, self._lang)
        if of_article(match.article) == self._here:
            return place
        sidecar = self._site.articles[match.article].sidecar
        return f"{sidecar.publisher}, {in_words(sidecar.published, self._lang)}, {place}"
