"""docs/ is published as well without anything of ours: by MkDocs with Material as they come.

Each page is compared with what GitHub's engine makes of its Markdown; tests/test_docs.py holds that
this says all of the seeds. `make ways-out` does the same with ProperDocs, Zensical and Hugo.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from dossier.pipeline import generate
from dossier.render.renderer import MarkdownPage
from tests.github import GithubPage
from tests.site.markup import Element, parse
from tests.site.workshop import REPOSITORY, SITE_URL
from tests.ways_out import reading
from tests.ways_out.publishers import PUBLISHERS


@dataclass(frozen=True)
class Published:
    """A page as GitHub shows it and as a publisher does."""

    page: MarkdownPage
    github: Element
    here: Element

    @property
    def url(self) -> str:
        return SITE_URL + self.page.document.url(self.page.lang)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    names = metafunc.config.getoption("publishers").split(",")
    metafunc.parametrize("publisher", names, scope="module")


@pytest.fixture(scope="module")
def pages(publisher: str, tmp_path_factory: pytest.TempPathFactory) -> list[Published]:
    """Every page of both editions of the real dossier."""
    by, project = PUBLISHERS[publisher], tmp_path_factory.mktemp("ways-out") / publisher
    rendering, _ = generate(REPOSITORY)
    site = by.publish(rendering.files, project)
    pages = []
    for page in rendering.pages:
        file = site / page.document.url(page.lang) / "index.html"
        [content] = parse(file.read_text("utf-8")).below(by.content)
        pages.append(Published(page, GithubPage(page.content).root, content))
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


def test_every_link_leads_to_its_page_and_its_mark(publisher: str, pages: list[Published]) -> None:
    address = {one.page.path: one.url for one in pages}
    ids = {one.url: {element["id"] for element in one.here.below()} for one in pages}
    for one in pages:
        wanted = [target(link, one.page.path, address) for link in reading.links(one.github)]
        found = [unquote(urljoin(one.url, link)) for link in reading.links(one.here)]
        assert found == wanted, one.url
        for link in () if PUBLISHERS[publisher].renumbers else found:
            page, label = urldefrag(link)
            assert page not in ids or not label or label in ids[page], f"{one.url}: {link}"


def target(link: str, path: str, address: dict[str, str]) -> str:
    """Where on the site a link of a page in docs/ should lead."""
    file, label = urldefrag(urljoin(path, link))
    return unquote(urljoin(address.get(file, file), f"#{label}" if label else ""))
