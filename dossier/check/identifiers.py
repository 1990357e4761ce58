"""Checks that ids are unique, and the slugs that pages have and had.

Names that differ only in capitals are the same on many disks, and as marks of notes.
"""

from collections.abc import Iterable, Iterator

from dossier.model.base import LANGS, Lang, Seed
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem
from dossier.model.reserved import HOME, INDEXES, SLUGS, is_reserved_slug
from dossier.model.seeds import Page
from dossier.model.statements import Table

_ANOTHER = "Choose another."
_Name = tuple[str, Seed, str]
"""A name, the seed that has it, and the field."""


def names_are_unique(dossier: Dossier) -> Iterator[Problem]:
    """No two of a kind share an id or a slug, present or former, nor have one of the site's own."""
    sidecars = [article.sidecar for article in dossier.articles]
    sections = [page.sections for page in dossier.all_pages()]
    columns = [one.columns for one in dossier.sections() if isinstance(one, Table)]
    for seeds in (dossier.statements(), dossier.pages, sidecars, *sections, *columns):
        yield from _duplicates("id", ((getattr(one, "id"), one, "id") for one in seeds))  # noqa: B009
    for lang in LANGS:
        addresses = list(_slugs(dossier.pages, lang))
        yield from _duplicates("slug", addresses)
        for slug, owner, _ in (one for one in addresses if is_reserved_slug(one[0], lang)):
            yield _reserved("slug", slug, owner.place(lang))
    pages = ((page.id, page.place("id")) for page in dossier.pages)
    yield from (_reserved("id", *one) for one in pages if one[0].lower() in {HOME, *SLUGS})
    for sidecar in (one for one in sidecars if one.id.lower() in INDEXES):
        why = ": it is the list of the sources"
        yield _reserved("id", sidecar.id, sidecar.place("id"), why)


def _reserved(noun: str, name: str, place: Place, why: str = "") -> Problem:
    return Problem(place, f"the {noun} “{name}” is the site's own{why}", _ANOTHER)


def pages_are_named_as_their_files(dossier: Dossier) -> Iterator[Problem]:
    """A page's file is named after its id."""
    for page in dossier.pages:
        name = page.place().path.rsplit("/", 1)[-1].removesuffix(".yml")
        if name != page.id:
            hint = f"Write `id: {name}` or rename the file to {page.id}.yml."
            message = f"the page of {name}.yml calls itself “{page.id}”"
            yield Problem(page.place("id"), message, hint)


def _slugs(pages: Iterable[Page], lang: Lang) -> Iterator[_Name]:
    """The present slugs of the pages, then the former ones."""
    yield from ((page.slug[lang], page.slug, lang) for page in pages)
    for former in (page.formerly for page in pages):
        yield from ((word, former, lang) for word in former[lang])


def _duplicates(noun: str, names: Iterable[_Name]) -> Iterator[Problem]:
    """A problem for each name that is the same as one before it, whatever the capitals."""
    first: dict[str, _Name] = {}
    for name, owner, field in names:
        if (key := name.lower()) in first:
            other, another, its_field = first[key]
            there = another.place(its_field)
            spelt = "" if other == name else f" as “{other}”; capitals do not tell them apart"
            message = f"the {noun} “{name}” is taken: {there.path}, line {there.line}{spelt}"
            yield Problem(owner.place(field), message, _ANOTHER)
        first.setdefault(key, (name, owner, field))
