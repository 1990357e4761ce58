"""Without our hook the same mkdocs.yml publishes docs/ with Material as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.pages_server import serving
from tests.site.workshop import Workshop

HOOK = "hooks: [build_site.py]"
WIDTHS = (390, 1366)
# Tables and long lines of code scroll in a box of their own.
TOO_WIDE = """
[...document.querySelectorAll("article *")].filter(
    (element) => element.getBoundingClientRect().right > innerWidth && !element.closest(
        ".md-typeset__scrollwrap, pre")).map((element) => element.outerHTML.slice(0, 80))
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the golden dossier, built strictly without the hook."""
    workshop = Workshop(tmp_path_factory.mktemp("plain") / "dossier")
    written = workshop.python("build_site.py", "--strict")
    assert written.returncode == 0, written.stdout
    workshop.edit("mkdocs.yml", HOOK, "hooks: []")
    run = workshop.python("-m", "mkdocs", "build", "--strict")
    assert (run.returncode, "WARNING" in run.stdout) == (0, False), run.stdout
    return workshop.root / "site"


@pytest.fixture(scope="module")
def here(plain: Path) -> Iterator[str]:
    """The address at which that site is served."""
    with serving(plain) as address:
        yield address


def test_nothing_of_ours_is_in_it(plain: Path) -> None:
    names = {path.name for path in plain.rglob("*")}
    assert not names & {"dossier.css", "dossier.js", "search.js", "pagefind", "dossier.csv"}
    pages = [path.read_text("utf-8") for path in plain.rglob("*.html")]
    assert all('class="md-header' in page and "dossier.css" not in page for page in pages)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_screen(plain: Path, here: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in plain.rglob("index.html"):
        page.goto(here + path.parent.relative_to(plain).as_posix() + "/")
        page.evaluate("scrollTo(99, 0)")
        assert (page.evaluate("scrollX"), page.evaluate(TOO_WIDE)) == (0, []), page.url


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_follows_notes_and_comes_back(here: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{here}fr/regate/")
    marks = page.locator("article sup > a")
    for number in range(3):
        mark = marks.nth(number)
        mark.click()
        note = page.locator(f"[id='{fragment(mark)}']")
        expect(note).to_be_in_viewport()
        back = note.locator("a.footnote-backref")
        back.click()
        assert page.url.endswith(f"#{fragment(back)}")
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_goes_from_a_note_to_the_sentence_and_to_the_other_language(
    here: str, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(here)
    page.locator("article a[href='fr/']").click()
    page.goto(f"{here}fr/regate/")
    page.get_by_role("link", name="This page in English").click()
    assert page.url == f"{here}en/regatta/"
    page.get_by_role("link", name="Cette page en français").click()
    assert page.url == f"{here}fr/regate/"
    link = page.locator(".footnote a[href*='/sources/']").first
    place = fragment(link)
    link.click()
    assert page.url.endswith(f"#{place}")
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


def fragment(link: Locator) -> str:
    return (link.get_attribute("href") or "").partition("#")[2]
