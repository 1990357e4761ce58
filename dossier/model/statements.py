"""Statements with what they rest on, and the sections of a page, each of statements of one kind."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from dossier.model.base import Id, Line, PartialDate, Seed, Text, Url


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
