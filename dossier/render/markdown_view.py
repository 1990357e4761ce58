"""A page as plain Markdown, with its evidence in numbered notes at its end."""

from functools import lru_cache

from markupsafe import Markup

from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.seeds import Summary, Unstated
from dossier.model.statements import Statement
from dossier.render.pages import Document, from_file
from dossier.render.passages import Quote, Way
from dossier.render.site import SiteView
from dossier.render.views import PageView
from dossier.text.blocks import Block
from dossier.text.markdown import escape, foreign, link

PARAGRAPH = "\n\n    "
"""The beginning of another paragraph of a note."""
_NEXT = "\n"
escaped = lru_cache(maxsize=65536)(escape)  # of plain strings: both editions show the same articles
_EMPHASISED = ("byline", "caption", "credit", "dateline")


class MarkdownView(PageView):
    """One page in one language as Markdown; its notes grow as its template is rendered.

    Notes are plain strings of Markdown: an article has hundreds of them, and markup that minds
    what it is joined with takes several times as long.
    """

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        super().__init__(site, document, lang)
        self._notes: dict[str, str] = {}

    @property
    def notes(self) -> str:
        """All notes in the order of their marks, a line each; a longer one stands apart."""
        return "".join(
            f"[^{label}]: {text}{_NEXT if PARAGRAPH in text else ''}\n"
            for label, text in self._notes.items()
        )

    # --- links

    def link(self, text: object, address: str) -> Markup:
        """A link to an address elsewhere."""
        return link(text, address)

    def to(self, way: Way) -> Markup:
        """A link within the site."""
        return link(way.words, self.target(way))

    def address(self, document: Document) -> str:
        """The file of another page relative to that of this one."""
        return from_file(document.source(self.lang), self.document.source(self.lang))

    def translation(self) -> Markup:
        """The way to this page in the other language, in the words of that language."""
        here, there = self.document.source(self.lang), self.document.source(self.other)
        way = from_file(f"{self.other}/{there}", f"x/{here}")
        return link(self.site.label[self.other]["this_page"], way)

    # --- statements

    def anchor(self, name: object) -> Markup:
        """The element whose id is the address of what follows."""
        return Markup(f'<a id="{name}"></a>')  # noqa: S704 - an id or a number

    def claim(self, statement: Statement) -> Markup:
        """A statement's sentence, and the mark of the note with its evidence."""
        prefix = f"**{self.label['context']}.** " if statement.context else ""
        return Markup(prefix) + escape(self.text(statement)) + self.mark(statement)  # noqa: S704

    def mark(self, statement: Statement) -> Markup:
        """The mark of the note with a statement's evidence."""
        if not statement.context:
            return self._mark(statement.id, self._quotes(statement))
        reference = self.reference(statement.context)
        title = foreign(reference.title, reference.lang) if reference.lang else reference.title
        text = f"{link(title, reference.url)}{escape(reference.remark)}"
        return self._mark(statement.id, text)

    def summary_mark(self, summary: Summary) -> Markup:
        """The mark of the note with the statements that the page's summary rests on."""
        ways = (self.way_to(self.site.statements[name]) for name in summary.rests_on)
        basis = ", ".join(map(self.to, ways))
        return self._mark(1, f"{escape(self.label['rests_on'])} {basis}.")

    def gap_mark(self, gap: Unstated, number: int) -> Markup:
        """The mark of the note with a gap's evidence, if it has any."""
        return self._mark(f"gap-{number}", self._quotes(gap)) if gap.evidence else Markup()

    def _mark(self, label: object, text: str) -> Markup:
        self._notes.setdefault(str(label), text)
        return Markup(f"[^{label}]")  # noqa: S704 - an id or a number

    def _quotes(self, owner: Statement | Unstated) -> str:
        return PARAGRAPH.join(map(self._quote, self.quotes(owner)))

    def _quote(self, quote: Quote) -> str:
        """The quote between quotation marks, and the link to its place."""
        words = escape(quote.words)
        if quote.lang != self.lang:
            words = foreign(words, quote.lang)
        opening, closing = self.label["opening_quote"], self.label["closing_quote"]
        return f"{opening}{words}{closing} — {self.to(quote.way)}"

    # --- articles

    def block(self, article: Article, block: Block) -> Markup:
        """A block of an article, each numbered unit with the mark of the note about its use."""
        emphasis = "*" if block.role in _EMPHASISED else ""
        parts = ["### " if block.role == "heading" else ""]
        for piece in block.pieces:
            words = f"{emphasis}{escaped(piece.text)}{emphasis}"
            if number := piece.number:
                self._notes[str(number)] = escape(self.uses(article.id, number))
                words = f'<a id="s{number}"></a>{words}[^{number}]'
            parts += (piece.gap, words)
        return Markup("".join(parts))  # noqa: S704 - the words are escaped
