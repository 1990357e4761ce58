"""The finished site as its readers and their machines find it: pages, and where links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.site.markup import Element, parse
from tests.site.workshop import SITE_URL


@dataclass(frozen=True)
class SitePage:
    """A page; `path` is its address below the site's root: '', 'en/games/', '404.html'."""

    path: str
    file: Path

    @cached_property
    def root(self) -> Element:
        return parse(self.file.read_text(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.root.below() if element["id"]]

    @property
    def url(self) -> str:
        return SITE_URL + self.path

    @property
    def lang(self) -> str:
        return "en" if self.path.startswith("en/") else "fr"

    def links(self, rel: str) -> list[Element]:
        """The <link>s of this relation."""
        return [link for link in self.root.below("link") if rel in link["rel"].split()]

    @cached_property
    def targets(self) -> list[str]:
        """The address of everything it refers to."""
        named = ((element, element[name]) for element in self.root.below() for name in _REFERRING)
        return [urljoin(self.url, value) for _, value in named if value]


_REFERRING = ("href", "src", "poster", "data", "action")


@dataclass(frozen=True)
class Reference:
    """A link from a statement to the passage it rests on."""

    page: SitePage
    statement: str
    url: str


class Site:
    """Every page below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        files = sorted(folder.rglob("*.html"))
        self.pages = [SitePage(_address(file.relative_to(folder)), file) for file in files]
        self._by_url = {page.url: page for page in self.pages}

    def edition(self, lang: str) -> list[SitePage]:
        """The pages of a language, without the 404 page, which is of both."""
        return [page for page in self.pages if page.lang == lang and page.path != "404.html"]

    def page(self, url: str) -> SitePage:
        return self._by_url[urldefrag(url).url]

    def has(self, url: str) -> bool:
        """True if a reader who follows `url` arrives at once, at the very place."""
        address, fragment = urldefrag(url)
        anchor = unquote(fragment.partition(":~:")[0])
        page = self._by_url.get(address)
        if page is None:
            file = self.folder / unquote(address.removeprefix(SITE_URL))
            return address.startswith(SITE_URL) and file.is_file() and not anchor
        return not anchor or anchor in page.ids

    def references(self, lang: str) -> Iterator[Reference]:
        """The ways of each proof of an edition to the sentences that it quotes."""
        for page in self.edition(lang):
            for proof in page.root.below("div"):
                if proof["class"] == "p":
                    for link in proof.below("a"):
                        if not link["rel"] and link["class"] != "self":
                            url = urljoin(page.url, link["href"])
                            yield Reference(page, _statement(page, proof), url)


def is_ours(url: str) -> bool:
    return urlsplit(url)[:2] == urlsplit(SITE_URL)[:2]


def _address(file: Path) -> str:
    return file.as_posix().removesuffix("index.html")


def _statement(page: SitePage, proof: Element) -> str:
    """The address of what rests on a proof: where the link to it leads; what an article does not
    say has no such link, but is where it is."""
    own = [link["href"] for link in proof.below("a") if link["class"] == "self"]
    own += [f"#{one['id']}" for one in proof.above() if one["id"]]
    return urljoin(page.url, own[0])
