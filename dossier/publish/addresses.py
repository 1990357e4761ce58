"""The address in the site of each file of docs/, and the check that no two files share one."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from mkdocs.structure.files import File

from dossier.data import exports, sitemap
from dossier.model.base import LANGS, Lang
from dossier.model.problems import Place, Problem
from dossier.publish.messages import problem
from dossier.render.pages import PAGE, ROOTS, Document
from dossier.render.site import SiteView

_TAKEN = (*exports.FORMATS, sitemap.PATH, "pagefind/*", "review/*")


def language(file: File) -> Lang:
    """The language of the edition that a file of docs/ belongs to."""
    return "en" if file.src_uri.startswith("en/") else "fr"


def set_address(file: File) -> None:
    """Gives a file of docs/fr or docs/en its address in the site: `fr/x.md` is `x/`."""
    file.dest_uri = file.dest_uri.removeprefix("fr/")
    for remembered in ("url", "abs_dest_path"):
        vars(file).pop(remembered, None)


def misplaced(files: Iterable[File]) -> Iterator[Problem]:
    """An error for each file of docs/ that belongs to neither edition."""
    for file in files:
        if not file.src_uri.startswith(tuple(f"{lang}/" for lang in LANGS)):
            yield problem("misplaced", Place(f"docs/{file.src_uri}"))


def collisions(
    files: Iterable[File], made: Iterable[str], former: Mapping[str, object]
) -> Iterator[Problem]:
    """An error for each file of one's own whose address another file has, also on a disk that does
    not tell capitals or composed accents apart.

    `made` has the sources of generated pages, `former` the addresses that pages once had.
    """
    ours, taken = set(made), dict[str, File]()
    for file in sorted(files, key=lambda file: file.src_uri not in ours):
        key = unicodedata.normalize("NFC", file.dest_uri).casefold()
        other = f"docs/{taken.setdefault(key, file).src_uri}"
        is_taken = file.src_uri not in ours and any(fnmatchcase(key, one) for one in _TAKEN)
        if is_taken or file.dest_uri in former:
            other = "something the site has of its own"
        if other != f"docs/{file.src_uri}":
            place = Place(f"docs/{file.src_uri}")
            yield problem("collision", place, other=other, address=file.dest_uri)


def former_addresses(site: SiteView, as_folders: bool) -> dict[str, tuple[Document, Lang]]:
    """The page and language that each former address leads to, by the file that was there."""
    suffix = "/index.html" if as_folders else ".html"
    return {
        f"{ROOTS[lang]}{slug}{suffix}": (document, lang)
        for document in site.documents
        if document.kind == PAGE
        for lang in LANGS
        for slug in document.subject.formerly[lang]
    }
