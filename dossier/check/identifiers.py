"""Checks that ids are unique, and the slugs that pages have and had.

Names that differ only in capitals are the same on many disks, and as marks of notes.
"""

from collections.abc import Iterable, Iterator

from dossier.model.base import LANGS, Lang, Seed
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem
from dossier.model.reserved import INDEXES, is_reserved_id, is_reserved_slug
from dossier.model.seeds import Page
from dossier.model.statements import Table

_ANOTHER = "Choose another."


def names_are_unique(dossier: Dossier) -> Iterator[Problem]:
    """No two of a kind share an id or a slug, present or former, nor have one of the site's own."""
    yield from _duplicate_ids(dossier.statements())
    yield from _duplicate_ids(dossier.pages)
    sidecars = [article.sidecar for article in dossier.articles]
    yield from _duplicate_ids(sidecars)
    home = [dossier.site.home.sections] if dossier.site else []
    for sections in [*home, *(page.sections for page in dossier.pages)]:
        yield from _duplicate_ids(sections)
    for section in dossier.sections():
        if isinstance(section, Table):
            yield from _duplicate_ids(section.columns)
    for lang in LANGS:
        addresses = list(_slugs(dossier.pages, lang))
        yield from _duplicates("slug", addresses)
        yield from (_reserved("slug", *one) for one in addresses if is_reserved_slug(one[0], lang))
    pages = ((page.id, page.place("id")) for page in dossier.pages)
    yield from (_reserved("id", *one) for one in pages if is_reserved_id(one[0]))
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


def _slugs(pages: Iterable[Page], lang: Lang) -> Iterator[tuple[str, Place]]:
    """The present slugs of the pages, then the former ones, each with its place."""
    yield from ((page.slug[lang], page.slug.place(lang)) for page in pages)
    for former in (page.formerly for page in pages):
        yield from ((word, former.place(lang)) for word in former[lang])


def _duplicate_ids(seeds: Iterable[Seed]) -> Iterator[Problem]:
    yield from _duplicates("id", ((getattr(seed, "id"), seed.place("id")) for seed in seeds))  # noqa: B009


def _duplicates(noun: str, names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """A problem for each name that is the same as one before it, whatever the capitals."""
    first: dict[str, tuple[str, Place]] = {}
    for name, place in names:
        if (key := name.lower()) in first:
            other, there = first[key]
            spelt = "" if other == name else f" as “{other}”; capitals do not tell them apart"
            message = f"the {noun} “{name}” is taken: {there.path}, line {there.line}{spelt}"
            yield Problem(place, message, _ANOTHER)
        first.setdefault(key, (name, place))
