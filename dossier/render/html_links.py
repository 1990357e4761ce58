"""The links and headings of a page as HTML: addresses, ids, and the sites it links to."""

from markupsafe import Markup

from dossier.model.base import Lang
from dossier.render.markup import external, finalized, html, plain, slug
from dossier.render.pages import ARTICLE, Document, from_address
from dossier.render.passages import Way
from dossier.render.site import SiteView
from dossier.render.views import PageView

_FRAME = ("_content", "_menu", "_scheme", "_search")

Heading = tuple[str, str]
"""A section's heading: its id and its title, as HTML."""


class LinkedView(PageView):
    """One page in one language as HTML; `headings`, `ids` and `leads_to`, the addresses elsewhere,
    grow as its template is rendered."""

    def __init__(self, site: SiteView, document: Document, lang: Lang) -> None:
        super().__init__(site, document, lang)
        self.headings: list[Heading] = []
        self.leads_to: dict[str, Markup] = {}
        self.ids = {*(statement.id for statement in document.statements), *_FRAME}
        if document.kind == ARTICLE:
            self.ids.update(f"s{one.number}" for one in site.ledger.units[document.subject.id])

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
        text = plain(words)
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
