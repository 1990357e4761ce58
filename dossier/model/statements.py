"""Statements with what they rest on, and the sections of a page, each of statements of one kind."""

from collections.abc import Mapping
from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

from pydantic import Discriminator, Field, Tag

from dossier.model.base import ArticleLang, ById, Day, Id, Line, PartialDate, Seed, Text, Url

EntryId = Annotated[Line, Field(description="The id of an entry of the glossary.")]


class TextQuoteSelector(Seed):
    """A passage by its words: https://www.w3.org/TR/annotation-model/#text-quote-selector."""

    exact: Line
    prefix: str = ""
    suffix: str = ""


class Evidence(TextQuoteSelector):
    """A verbatim quote of an article."""

    article: Annotated[Line, Field(description="The id of the article, as its sidecar says it.")]


class Reference(Seed):
    """A page outside the seeds."""

    url: Url
    title: Line
    language: Annotated[
        ArticleLang | None, Field(description="The language that its title is in: en.")
    ] = None


class Context(Seed):
    """The page that a statement from outside the seeds rests on."""

    reference: Reference
    accessed: Annotated[Day, Field(description="The day it was read: 2026-11-21.")]


class Statement(Text):
    """A sentence of the site in both languages, carried by quotes or marked as context."""

    id: Id
    as_of: PartialDate | None = None
    evidence: tuple[Evidence, ...] = ()
    context: Context | None = None
    draft: bool = False


def text_or_word(value: object) -> str | None:
    """The tag of the value's type: “text” in both languages, or “word” that names one."""
    if isinstance(value, dict | Text):
        return "text"
    return "word" if isinstance(value, str) else None


Cell: TypeAlias = (
    Annotated[
        Annotated[Text, Tag("text")] | Annotated[Line, Tag("word")],
        Discriminator(text_or_word, "cell_type", "is neither a text nor a word"),
    ]
    | None
)
"""A text of its own, one of the column's values by its id, or null: the article does not say."""


Reason: TypeAlias = Annotated[
    Annotated[Text, Tag("text")]
    | Annotated[Literal["off-topic", "repeated", "background"], Tag("word")],
    Discriminator(text_or_word, "reason_type", "is neither a text nor one of the ready words"),
    Field(description="Write {fr: …, en: …}, or one of: off-topic, repeated, background."),
]
"""The reason why something is not used: a text of its own, or a ready one by its word."""


class Row(Statement):
    """A row of a table: a statement, and a cell for each of the table's columns."""

    cells: ById[Cell]


class Person(Statement):
    """Someone an article names; the role is the one the evidence states, and the organisation, if
    it says one."""

    name: Line
    role: Text
    organisation: EntryId | None = None


class Quotation(Statement):
    """Direct speech: the quote itself is the evidence's `exact`, and so is the text in the language
    of the article; any other is our translation."""

    speaker: EntryId


class Point(Seed):
    """A point of a timeline; the label names it in the drawing."""

    date: PartialDate
    kind: Id
    label: Text


class Event(Point, Statement):
    """A dated statement of a timeline, said once for all the points that share it."""

    also: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point it is said of, in order of time."""
        return tuple(sorted((self, *self.also), key=lambda point: point.date))


Item = TypeVar("Item", bound=Statement)


class Section(Seed, Generic[Item]):
    """A titled list of statements of one kind."""

    id: Id
    title: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Statements(Section[Statement]):
    kind: Literal["statements"]


class Column(Seed):
    """A column of a table; if it has values, a cell is one of their ids, else a text."""

    id: Id
    title: Text
    values: ById[Text] | None = None


class Table(Section[Row]):
    """Rows with the same columns; the first cell of a row is its header."""

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]

    def cell(self, row: Row, column: Column) -> Text | None:
        """The text of the row's cell; None where the article does not say it."""
        words: Mapping[str, Text] = column.values or {}
        cell = row.cells[column.id]
        return words[cell] if isinstance(cell, str) else cell


class People(Section[Person]):
    kind: Literal["people"]


class Quotations(Section[Quotation]):
    kind: Literal["quotations"]


class Timeline(Section[Event]):
    """Events and the names of their kinds, whose order decides the colours."""

    kind: Literal["timeline"]
    kinds: ById[Text]


AnySection = Annotated[
    Statements | Table | People | Quotations | Timeline, Field(discriminator="kind")
]
