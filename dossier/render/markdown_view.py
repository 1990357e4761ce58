"""A page as plain Markdown, with its evidence in numbered notes at its end."""

from functools import lru_cache

from markupsafe import Markup

from dossier.model.base import Lang
from dossier.model.dossier import Article
from dossier.model.seeds import Summary, Unstated
from dossier.model.statements import Statement
from dossier.render.article import Block
from dossier.render.pages import Document, from_file
from dossier.render.passages import Quote, Way
from dossier.render.site import SiteView
from dossier.render.views import PageView
from dossier.text.markdown import escape, escaped, foreign, link

PARAGRAPH = "\n\n    "
"""The beginning of another paragraph of a note."""
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
        return "".join(f"[^{label}]: {text}\n" for label, text in self._notes.items())

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
        way = from_file(self.document.source(self.other), self.document.source(self.lang))
        return link(self.site.label[self.other]["this_page"], way)

    # --- statements

    def anchor(self, name: object) -> Markup:
        """The element whose id is the address of what follows."""
        return Markup(f'<a id="{name}"></a>')  # noqa: S704 - an id or a number

    def claim(self, statement: Statement) -> Markup:
        """A statement's sentence, and the mark of the note with its evidence."""
        prefix = f"**{self.label['context']}.** " if statement.context else ""
        return Markup(f"{prefix}{escaped(self.text(statement))}{self.mark(statement)}")  # noqa: S704

    def mark(self, statement: Statement) -> Markup:
        """The mark of the note with a statement's evidence."""
        if not statement.context:
            return self._mark(statement.id, self._quotes(statement))
        page, (lang, remark) = statement.context.reference, self.remark(statement.context)
        title = foreign(page.title, lang) if lang else page.title
        return self._mark(statement.id, f"{link(title, page.url)}{escape(remark)}")

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
        quotes = [*map(self._quote, self.quotes(owner))]
        return PARAGRAPH.join(quotes) + ("\n" if len(quotes) > 1 else "")

    def _quote(self, quote: Quote) -> str:
        """The quote between quotation marks, and the link to its place."""
        is_foreign = quote.lang != self.lang
        words = foreign(quote.words, quote.lang) if is_foreign else escaped(quote.words)
        opening, closing = self.label["opening_quote"], self.label["closing_quote"]
        return f"{opening}{words}{closing} — {self.to(quote.way)}"

    # --- articles

    def article_text(self, article: Article) -> Markup:
        """The blocks of an article, each numbered unit with the mark of the note about its use."""
        blocks = self.site.layouts[article.id].blocks
        for piece in (piece for block in blocks for piece in block.pieces if piece.number):
            use = self.uses(article.id, piece.number)
            self._notes[str(piece.number)] = use if isinstance(use, Markup) else escaped(use)
        return Markup("\n\n".join(map(_block, blocks)))  # noqa: S704 - the words are escaped


@lru_cache(maxsize=1024)  # the page in the other language, which comes next, has the same blocks
def _block(block: Block) -> str:
    emphasis = "*" if block.role in _EMPHASISED else ""
    text = "### " if block.role == "heading" else ""
    for piece in block.pieces:
        words, number = f"{emphasis}{escaped(piece.text)}{emphasis}", piece.number
        text += piece.gap + (f'<a id="s{number}"></a>{words}[^{number}]' if number else words)
    return text
