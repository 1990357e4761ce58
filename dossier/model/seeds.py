"""What editors write: `Sidecar`, `Page`, `Glossary`, `Site`.

One definition gives the checks, the JSON Schemas and the types.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from dossier.model.base import Id, Lang, Line, PartialDate, Seed, Sha256, Slug, Text, Url


class TextQuoteSelector(Seed):
    """A passage by its words: https://www.w3.org/TR/annotation-model/#text-quote-selector."""

    exact: Line
    prefix: str = ""
    suffix: str = ""


class Evidence(TextQuoteSelector):
    """A verbatim quote of an article."""

    article: Id


class Reference(Seed):
    """A page outside the seeds."""

    url: Url
    title: Line


class Context(Seed):
    """What a statement from outside the seeds rests on."""

    reference: Reference
    accessed: Annotated[date, Field(description="The day it was read: 2026-11-21.")]


class Statement(Text):
    """A sentence of the site in both languages, carried by quotes or marked as context."""

    id: Id
    as_of: PartialDate | None = None
    evidence: tuple[Evidence, ...] = ()
    context: Context | None = None


class Game(Statement):
    """An edition of the Games and what an article says of it."""

    name: Text
    season: Literal["winter", "summer", "youth"] | None
    """None where the article does not say which season the year has."""
    year: Annotated[int, Field(ge=1896, le=2100)]
    host: Text | None


class Person(Statement):
    """Someone an article names; the role is the one the evidence states."""

    name: Line
    role: Text
    organisation: Id


class Quotation(Statement):
    """Direct speech: the quote itself is the evidence's `exact`; `en` is our translation."""

    speaker: Id


class Event(Statement):
    """A dated point of the timeline."""

    date: PartialDate
    kind: Literal["announcement", "games", "signature"]


Item = TypeVar("Item", bound=Statement)


class Section(Seed, Generic[Item]):
    """A titled list of statements of one kind."""

    id: Id
    title: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Statements(Section[Statement]):
    kind: Literal["statements"]


class Games(Section[Game]):
    kind: Literal["games"]


class People(Section[Person]):
    kind: Literal["people"]


class Quotations(Section[Quotation]):
    kind: Literal["quotations"]


class Timeline(Section[Event]):
    kind: Literal["timeline"]


AnySection = Annotated[
    Statements | Games | People | Quotations | Timeline, Field(discriminator="kind")
]


class Summary(Text):
    """A paragraph that says only what the statements it rests on say."""

    rests_on: Annotated[tuple[Id, ...], Field(min_length=1)]


class Slugs(Seed):
    """A page's address in each language."""

    fr: Slug
    en: Slug

    def __getitem__(self, lang: Lang) -> str:
        return {"fr": self.fr, "en": self.en}[lang]


class Page(Seed):
    """`seeds/pages/<id>.yml`."""

    id: Id
    slug: Slugs
    order: int = 0
    title: Text
    summary: Summary
    sections: tuple[AnySection, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Every statement of the page, in its order."""
        for section in self.sections:
            yield from section.items


class NotProse(TextQuoteSelector):
    """A passage of the file that is not running text."""

    role: Literal["caption", "credit", "heading", "metadata"]


class Unused(TextQuoteSelector):
    """A sentence no statement uses, and why."""

    reason: Text


class Unstated(Text):
    """Something the article does not say."""

    evidence: tuple[Evidence, ...] = ()


class Sidecar(Seed):
    """`seeds/<name>.yml`: what the article `seeds/<name>.txt` does not say of itself."""

    id: Id
    sha256: Sha256
    language: Lang
    title: Text
    title_is_ours: bool = False
    published: PartialDate
    publisher: Line
    url: Url
    display: Literal["full", "quotes"] = "full"
    not_prose: tuple[NotProse, ...] = ()
    unused: tuple[Unused, ...] = ()
    unstated: tuple[Unstated, ...] = ()


class Forms(Seed):
    """The ways a glossary entry is written in each language; the first one is its headword."""

    fr: Annotated[tuple[Line, ...], Field(min_length=1)]
    en: Annotated[tuple[Line, ...], Field(min_length=1)]

    def __getitem__(self, lang: Lang) -> tuple[str, ...]:
        return {"fr": self.fr, "en": self.en}[lang]


class Entry(Statement):
    """A person, an organisation, an acronym or a term, and its definition."""

    kind: Literal["person", "organisation", "acronym", "term"]
    forms: Forms


class Glossary(Seed):
    """`seeds/glossary.yml`."""

    entries: tuple[Entry, ...] = ()


class Home(Seed):
    """The home page: its key facts are statements of other pages, by id."""

    title: Text
    summary: Summary
    key_facts: tuple[Id, ...] = ()
    sections: tuple[AnySection, ...] = ()


class Site(Seed):
    """`seeds/site.yml`."""

    name: Text
    description: Text
    home: Home


class Review(Seed):
    """Hashes of what an editor last found to say the same."""

    source: str
    en: str


class Reviewed(Seed):
    """`seeds/reviewed.json`, by statement id."""

    statements: dict[str, Review] = Field(default_factory=dict)


def texts_in(seed: Seed) -> list[Text]:
    """Everything written in both languages in a seed, in its order."""
    found: list[Text] = []
    _collect(seed, found)
    return found


def _collect(value: Any, found: list[Text]) -> None:
    """Adds the texts in a value of a seed; most values are words, and not worth a call."""
    if isinstance(value, Seed):
        if isinstance(value, Text):
            found.append(value)
        for child in value.__dict__.values():
            if type(child) is not str:
                _collect(child, found)
    elif isinstance(value, tuple):
        for child in value:
            _collect(child, found)
