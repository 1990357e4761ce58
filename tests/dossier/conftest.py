"""The dossier that is in the repository, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.workshop import REPOSITORY, Run, Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A copy of the repository that a test may change."""
    return Workshop(tmp_path / "dossier", REPOSITORY)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, Run]:
    """A copy in which `mkdocs build` was run, and what that said; to be read only."""
    workshop = Workshop(tmp_path_factory.mktemp("built") / "dossier", REPOSITORY)
    return workshop, workshop.python("-m", "mkdocs", "build")
