"""What holds of every dossier's seeds holds of these."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.workshop import REPOSITORY
from tests.test_schemas import fits, kind

SEEDS = sorted((REPOSITORY / "seeds").rglob("*.yml"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_seed_names_its_schema_and_fits_it(path: Path) -> None:
    fits(kind(path), path)
