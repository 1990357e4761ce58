"""What the tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import project as projects

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="Rewrite the expected files.")
    parser.addoption("--publishers", default="mkdocs", help="Who publishes docs/ in test_way_out.")


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
