"""The models of the files that editors write: `Sidecar`, `Page`, `Glossary`, `Site`.

One definition gives the checks, the JSON Schemas and the types.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, StringConstraints, Tag

from dossier.model.base import (
    LANGS,
    ArticleLang,
    Both,
    Day,
    Exempt,
    Id,
    Lang,
    Line,
    PartialDate,
    Seed,
    Text,
    Url,
)
from dossier.model.statements import AnySection, Evidence, Reason, Statement, TextQuoteSelector

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    Field(description="A slug is small letters without accents, digits and hyphens: the-start-2."),
]
Sha256 = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$"),
    Field(description="It is 64 hexadecimal digits, as `sha256sum` prints them."),
]


class Summary(Text):
    """A paragraph that says only what the statements it rests on say."""

    fr: Annotated[Line, Field(max_length=350)]
    en: Annotated[Line, Field(max_length=350)]
    rests_on: Annotated[tuple[Id, ...], Field(min_length=1)]


class Lead(Summary):
    """The summary of the home page, which is what a visitor reads first."""

    fr: Annotated[Line, Field(max_length=250)]
    en: Annotated[Line, Field(max_length=250)]


class Slugs(Both[Slug]):
    """A page's address in each language."""


class FormerSlugs(Both[tuple[Slug, ...]]):
    """The addresses that a page once had; they lead on to the one it has."""

    fr: tuple[Slug, ...] = ()
    en: tuple[Slug, ...] = ()


class Page(Seed):
    """`seeds/pages/<id>.yml`."""

    id: Id
    slug: Slugs
    formerly: FormerSlugs = FormerSlugs()
    order: int = 0
    title: Text
    menu: Text | None = None
    """Its short title, for the menu."""
    summary: Summary
    sections: tuple[AnySection, ...] = ()
    draft: bool = False


class NotProse(TextQuoteSelector):
    """A passage of the file that is not running text."""

    role: Literal["byline", "caption", "credit", "dateline", "heading", "metadata", "table"]


class UnusedQuote(TextQuoteSelector):
    """A sentence no statement uses, and why."""

    reason: Reason


class UnusedRange(Seed):
    """A stretch by the words it begins and ends with; what is quoted inside it is no part of it."""

    start: Line = Field(alias="from")
    end: Line = Field(alias="to")
    reason: Reason


class Rest(Seed):
    """One reason for every sentence that is left."""

    reason: Reason = Field(alias="rest")


def _unused_form(item: object) -> str:
    keys = item if isinstance(item, dict) else ()
    if any(str(key).startswith("rest") for key in keys):  # `reste` is told for what it is
        return "Rest"
    return "UnusedRange" if "from" in keys or "to" in keys else "UnusedQuote"


Unused: TypeAlias = Annotated[
    Annotated[UnusedQuote, Tag("UnusedQuote")]
    | Annotated[UnusedRange, Tag("UnusedRange")]
    | Annotated[Rest, Tag("Rest")],
    Discriminator(_unused_form),
]
"""Sentences that no statement uses, and why: one, a range of them, or all that are left."""


class Unstated(Text):
    """Something the article does not say; it stands on the article's page, and on `page`, too."""

    page: Id | None = None
    evidence: tuple[Evidence, ...] = ()


class Version(Seed):
    """The text as it was on another day."""

    taken: Day
    sha256: Sha256


class Sidecar(Seed):
    """`seeds/<name>.yml`: what the article `seeds/<name>.txt` does not say of itself."""

    id: Id
    sha256: Sha256
    language: ArticleLang
    title: Text
    title_is_ours: bool = False
    published: PartialDate
    publisher: Line
    url: Url
    authors: tuple[Line, ...] = ()
    pages: Line | None = None
    """The pages of the newspaper it is printed on: 3, or 3–4."""
    taken: Day | None = None
    """The day it was copied from `url`."""
    versions: tuple[Version, ...] = ()
    rights: Text | None = None
    """Whose the text is, and by what right it is shown."""
    display: Literal["full", "quotes"] = "full"
    not_prose: tuple[NotProse, ...] = ()
    joined: tuple[TextQuoteSelector, ...] = ()
    """Words that belong to one sentence, where the rules would divide them."""
    divided: tuple[TextQuoteSelector, ...] = ()
    """Words that begin a sentence, where the rules would not divide."""
    unused: tuple[Unused, ...] = ()
    unstated: tuple[Unstated, ...] = ()
    exceptions: tuple[Exempt, ...] = ()
    draft: bool = False

    def title_lang(self, lang: Lang) -> Lang:
        """The language of its title as pages in `lang` cite it: its own, if that is one of ours."""
        return next((own for own in LANGS if own == self.language), lang)


class Forms(Both[Annotated[tuple[Line, ...], Field(min_length=1)]]):
    """The ways a glossary entry is written in each language; the first one is its headword."""


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
    summary: Lead
    key_facts: tuple[Id, ...] = ()
    sections: tuple[AnySection, ...] = ()


class Site(Seed):
    """`seeds/site.yml`."""

    name: Text
    description: Text
    publisher: Text | None = None
    """The person or organisation that publishes the dossier."""
    home: Home
    known: tuple[Line, ...] = ()
    """Acronyms that everybody knows: they need no entry in the glossary."""
    names: tuple[Line, ...] = ()
    """Names that keep their spelling."""


_FILES: tuple[type[Seed], ...] = (Site, Glossary, Page, Sidecar)
MODELS = {model.__name__.lower(): model for model in _FILES}
"""The model of each kind of file that editors write."""


class Review(Seed):
    """The hashes of a statement that an editor has reviewed: French and quotes, and English."""

    source: str
    en: str


class Reviewed(Seed):
    """`seeds/reviewed.json`, by statement id."""

    statements: dict[str, Review] = Field(default_factory=dict)
