"""The dossier that is in the repository, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.pages_server import serving
from tests.site.reading import Site, SitePage
from tests.site.workshop import REPOSITORY, Run, Workshop, shared


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A copy of the repository that a test may change."""
    return Workshop(tmp_path / "dossier", REPOSITORY)


@pytest.fixture(scope="session")
def built(shelf: Path) -> tuple[Workshop, Run]:
    """A copy in which `mkdocs build` was run, and what that said; to be read only."""
    return shared(shelf / "own", REPOSITORY)


# A fixture of the whole session is made once by each definition of it: those that rest on `built`
# would else be those of the golden dossier, or these be that one's.


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
def pages(site: Path) -> list[SitePage]:
    """Every page of the site, read without a browser."""
    return Site(site).pages
