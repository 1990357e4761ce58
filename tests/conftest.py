"""What the tests share: the golden dossier, built once, served as GitHub Pages would, and a real
browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import project as projects
from tests.install_browser import find_browser
from tests.site.pages_server import serving
from tests.site.preview import Served, free_host
from tests.site.preview import serving as previewing
from tests.site.workshop import Run, Workshop, shared

HERE = Path(__file__).parent


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Half as many again as there are processors: a third of the time goes into waiting."""
    return (yield) * 3 // 2


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="Rewrite the expected files.")
    parser.addoption("--publishers", default="mkdocs", help="Who publishes docs/ in test_way_out.")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("GITHUB_ACTIONS", None)  # commands say more there
    config.addinivalue_line("markers", "browser: needs a browser")
    config.addinivalue_line("markers", "long: takes half a minute and more")
    config.addinivalue_line("markers", "posix: needs a POSIX shell, its signals or its limits")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Says of each test what it needs, for systems that do not have it; puts the longest first,
    so that none of them ends alone."""
    items.sort(key=lambda item: "long" not in item.keywords)
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if "posix" in item.keywords and os.name != "posix":
            item.add_marker(pytest.mark.skip(reason="needs a POSIX system"))


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file of this folder; under --rewrite, makes the file say it."""

    def compare(name: str, text: str) -> None:
        path = HERE / name
        if request.config.getoption("rewrite"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text

    return compare


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the test's own, with the seeds of the golden dossier."""
    return projects.make(tmp_path)


# Nothing leaves this machine, the browser's own errands included.
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A copy of the repository that a test may change."""
    return Workshop(tmp_path / "dossier")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all who test at once have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def built(shelf: Path) -> tuple[Workshop, Run]:
    """A copy in which `mkdocs build` was run, and what that said; to be read only."""
    return shared(shelf / "golden")


@pytest.fixture(scope="session")
def site(built: tuple[Workshop, Run]) -> Path:
    workshop, run = built
    assert run.returncode == 0, run.stdout
    return workshop.root / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the site; it ends in /dossier/."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=[*_ARGUMENTS, *as_root]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own, for a reader who wants no motion."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def scriptless_tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce", java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture
def scriptless(scriptless_tab: Page) -> Page:
    """An empty tab for a reader whose browser runs no script; one after the other has it, as
    nothing is left in it."""
    scriptless_tab.goto("about:blank")
    scriptless_tab.set_viewport_size({"width": 1280, "height": 720})
    return scriptless_tab


@pytest.fixture
def host() -> str:
    """An address at which nobody listens."""
    return free_host()


@pytest.fixture
def served(workshop: Workshop, host: str, tmp_path: Path) -> Iterator[Served]:
    """`mkdocs serve` in a copy of the repository, ready to be read."""
    with previewing(workshop, host, tmp_path / "log") as served:
        yield served
