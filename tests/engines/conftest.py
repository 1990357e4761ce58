"""The site that `make site` built, and three browsers to read it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.engine import Chromium, Engine, Firefox, WebKit
from tests.site.pages_server import serving

SITE = Path(__file__).parents[2] / "site"


@pytest.fixture(scope="session", params=[Chromium, Firefox, WebKit], ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> type[Engine]:
    kind: type[Engine] = request.param
    return kind


@pytest.fixture(scope="session")
def engine(kind: type[Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = kind(tmp_path_factory.mktemp(kind.name))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def paths() -> list[str]:
    """The address of every page, below the site's."""
    pages = sorted(page.parent.relative_to(SITE) for page in SITE.rglob("index.html"))
    return [f"{path.as_posix()}/".removeprefix("./") for path in pages]
