"""docs/ is published as well without anything of ours: by MkDocs with Material as they come.

Each page is compared with what GitHub's engine makes of its Markdown; tests/test_equal_words.py
holds that this says what our site does. `make ways-out` does the same with ProperDocs, Zensical and
Hugo.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from dossier.model.base import LANGS
from dossier.pipeline import generate
from tests.github import GithubPage
from tests.site.markup import Element, parse
from tests.site.workshop import REPOSITORY, SITE_URL
from tests.ways_out import reading
from tests.ways_out.publishers import PUBLISHERS


@dataclass(frozen=True)
class Published:
    """A page as GitHub shows it and as a publisher does; `path` is its file below docs/."""

    path: str
    github: Element
    here: Element

    @property
    def url(self) -> str:
        return SITE_URL + address(self.path)


def address(path: str) -> str:
    """The address of the page of a file below docs/, below the site's root."""
    place = path.removesuffix(".md").removesuffix("README").removesuffix("index")
    return place if place.endswith("/") or not place else f"{place}/"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    names = metafunc.config.getoption("publishers").split(",")
    metafunc.parametrize("publisher", names, scope="module")


@pytest.fixture(scope="module")
def pages(publisher: str, tmp_path_factory: pytest.TempPathFactory) -> list[Published]:
    """Every page of docs/ of the real dossier."""
    by, project = PUBLISHERS[publisher], tmp_path_factory.mktemp("ways-out") / publisher
    rendering, _ = generate(REPOSITORY)
    site = by.publish(rendering.files, project)
    pages = []
    for file, text in rendering.files.items():
        path = file.removeprefix("docs/")
        html = (site / address(path) / "index.html").read_text("utf-8")
        [content] = parse(html).below(by.content)
        pages.append(Published(path, GithubPage(text).root, content))
    return pages


def test_every_word_stands_there_in_order(pages: list[Published]) -> None:
    for one in pages:
        assert reading.words(one.here) == reading.words(one.github), one.url


def test_every_mark_has_its_number_and_every_note_its_words(pages: list[Published]) -> None:
    for one in pages:
        assert reading.marks(one.here) == reading.marks(one.github), one.url
        assert reading.notes(one.here) == reading.notes(one.github), one.url
    assert any(reading.notes(one.here) for one in pages)


def test_every_table_has_its_rows_and_cells(pages: list[Published]) -> None:
    for one in pages:
        assert reading.tables(one.here) == reading.tables(one.github), one.url
    assert any(reading.tables(one.here) for one in pages)


def test_every_link_leads_to_its_page_and_its_place(pages: list[Published]) -> None:
    ids = {one.url: {element["id"] for element in one.here.below()} for one in pages}
    for one in pages:
        wanted = [target(link, one.path) for link in reading.links(one.github)]
        found = [unquote(urljoin(one.url, link)) for link in reading.links(one.here)]
        assert found == wanted, one.url
        for page, place in map(urldefrag, found):
            assert page not in ids or not place or place in ids[page], f"{one.url}: {place}"


def test_every_page_leads_to_its_own_in_the_other_language(pages: list[Published]) -> None:
    pairs = [
        {lang: SITE_URL + address(document.source(lang)) for lang in LANGS}
        for document in generate(REPOSITORY)[0].site.documents
    ]
    links = {one.url: {urljoin(one.url, link) for link in reading.links(one.here)} for one in pages}
    assert len(links) == len(LANGS) * len(pairs) + 1
    for fr, en in (pair.values() for pair in pairs):
        assert en in links[fr] and fr in links[en]


def target(link: str, path: str) -> str:
    """The address on the site to which a link of a file below docs/ should lead."""
    file, place = urldefrag(urljoin(path, link))
    page = file if "://" in file else SITE_URL + address(file)
    return unquote(urljoin(page, f"#{place}" if place else ""))
