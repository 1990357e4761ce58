"""All of the seeds together."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dossier.model.base import Lang, Seed, Text
from dossier.model.problems import Place
from dossier.model.seeds import Glossary, Home, Page, Reviewed, Sidecar, Site, Unstated
from dossier.model.statements import AnySection, Evidence, Statement


class Article(NamedTuple):
    """A sidecar and the text it describes, decoded but otherwise as received."""

    sidecar: Sidecar
    text: str
    path: str

    @property
    def id(self) -> str:
        return self.sidecar.id

    def place_of(self, index: int) -> Place:
        """The place of a position of the text in its file."""
        before = self.text[:index]
        return Place(self.path, before.count("\n") + 1, index - before.rfind("\n"))


class Draft(NamedTuple):
    """A page, an article or a statement that has `draft: true` and is left out of the site.

    `place` is that of the key `draft`; `ids` are its own id and those of the statements in it. Its
    `quotes`, its `words` in each language and the glossary entries in `named` count as used.
    """

    kind: str
    id: str
    place: Place
    ids: frozenset[str]
    quotes: tuple[Evidence, ...]
    words: Mapping[Lang, str]
    named: frozenset[str]

    def __str__(self) -> str:
        return f"{self.place}: the {self.kind} “{self.id}” is a draft and left out of the site"


class Dossier(NamedTuple):
    """The content of all seeds.

    `site` is None only when its file could not be read, `reviewed` also before the first review;
    `lost` is True if an article could not be read at all; of `unread_articles` only the text and
    the id are known; `unread_quotes` are those of statements that could not be read.
    """

    site: Site | None
    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    glossary: Glossary
    reviewed: Reviewed | None
    lost: bool = False
    drafts: tuple[Draft, ...] = ()
    unread_quotes: tuple[Evidence, ...] = ()
    unread_articles: tuple[Article, ...] = ()

    def by_id(self) -> dict[str, Article]:
        """The articles by their ids; of two with one id, which is told, the first."""
        return {article.id: article for article in reversed(self.articles)}

    def all_pages(self) -> tuple[Home | Page, ...]:
        """The home page, if it could be read, and every page."""
        return (self.site.home, *self.pages) if self.site else self.pages

    def sections(self) -> Iterator[AnySection]:
        """The sections of all pages."""
        for page in self.all_pages():
            yield from page.sections

    def statements(self) -> Iterator[Statement]:
        """Every statement of the site, the glossary's definitions included."""
        for section in self.sections():
            yield from section.items
        yield from self.glossary.entries

    def gaps(self) -> Iterator[Unstated]:
        """What the articles do not say."""
        for article in self.articles:
            yield from article.sidecar.unstated

    def texts(self) -> Iterator[Text]:
        """Everything written in both languages, titles and reasons included, file by file."""
        sidecars = (article.sidecar for article in self.articles)
        return texts_in((*sidecars, self.site, *self.pages, self.glossary))


def texts_in(value: object) -> Iterator[Text]:
    """Everything written in both languages in a seed or in several, in its order."""
    if isinstance(value, Text):
        yield value
    if isinstance(value, Seed):
        value = value.__dict__
    if isinstance(value, tuple | dict):
        for child in value.values() if isinstance(value, dict) else value:
            if child and type(child) is not str:  # most values are words or none: worth no call
                yield from texts_in(child)
