"""What is called otherwise than all the rest: ids, and the addresses that pages have and had.

Capitals do not tell two names apart: they do not on many disks, nor in the marks of notes.
"""

from collections.abc import Iterable, Iterator

from dossier.model.base import LANGS, Lang, Seed
from dossier.model.dossier import Dossier
from dossier.model.problems import Place, Problem
from dossier.model.reserved import INDEXES, is_reserved_id, is_reserved_slug
from dossier.model.seeds import Page
from dossier.model.statements import Table

_ANOTHER = "Choose another."


def names_are_their_own(dossier: Dossier) -> Iterator[Problem]:
    """No two of a kind share an id or an address, of today or of yesterday, nor take the site's."""
    yield from _repeated(dossier.statements())
    yield from _repeated(dossier.pages)
    yield from _repeated(article.sidecar for article in dossier.articles)
    home = [dossier.site.home.sections] if dossier.site else []
    for sections in [*home, *(page.sections for page in dossier.pages)]:
        yield from _repeated(sections)
    for section in dossier.sections():
        if isinstance(section, Table):
            yield from _repeated(section.columns)
    for lang in LANGS:
        addresses = list(_addresses(dossier.pages, lang))
        yield from _taken("slug", addresses)
        yield from (_own("slug", *one) for one in addresses if is_reserved_slug(one[0], lang))
    pages = ((page.id, page.place("id")) for page in dossier.pages)
    yield from (_own("id", *one) for one in pages if is_reserved_id(one[0]))
    for sidecar in (article.sidecar for article in dossier.articles):
        if sidecar.id.lower() in INDEXES:
            yield _own("id", sidecar.id, sidecar.place("id"), ": it is the list of the sources")


def _own(noun: str, name: str, place: Place, why: str = "") -> Problem:
    return Problem(place, f"the {noun} “{name}” is the site's own{why}", _ANOTHER)


def pages_are_named_as_their_files(dossier: Dossier) -> Iterator[Problem]:
    """A page's file is named after its id."""
    for page in dossier.pages:
        name = page.place().path.rsplit("/", 1)[-1].removesuffix(".yml")
        if name != page.id:
            hint = f"Write `id: {name}` or rename the file to {page.id}.yml."
            message = f"the page of {name}.yml calls itself “{page.id}”"
            yield Problem(page.place("id"), message, hint)


def _addresses(pages: Iterable[Page], lang: Lang) -> Iterator[tuple[str, Place]]:
    """The slugs that lead somewhere: those of today, then those of yesterday."""
    yield from ((page.slug[lang], page.slug.place(lang)) for page in pages)
    for former in (page.formerly for page in pages):
        yield from ((word, former.place(lang)) for word in former[lang])


def _repeated(seeds: Iterable[Seed]) -> Iterator[Problem]:
    yield from _taken("id", ((getattr(seed, "id"), seed.place("id")) for seed in seeds))  # noqa: B009


def _taken(noun: str, names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """A problem for each name that another one with the same letters has before it."""
    first: dict[str, tuple[str, Place]] = {}
    for name, place in names:
        if (key := name.lower()) in first:
            other, there = first[key]
            spelt = "" if other == name else f" as “{other}”; capitals do not tell them apart"
            message = f"the {noun} “{name}” is taken: {there.path}, line {there.line}{spelt}"
            yield Problem(place, message, _ANOTHER)
        first.setdefault(key, (name, place))
