"""`mkdocs serve` follows an editor's every change, and then is quiet."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.site.workshop import Workshop, becomes

PAGE = "seeds/pages/partnership.yml"
SIDECAR = "seeds/000_555fa1c054dd39af.yml"
TEMPLATE = "templates/pages/page.md.j2"
STATEMENTS = {"fr": "partenariat/", "en": "en/partnership/"}


class Served:
    """A running `mkdocs serve`."""

    def __init__(self, workshop: Workshop, address: str, log: Path) -> None:
        self.workshop = workshop
        self.address = address
        self.log = log

    def shows(self, path: str, words: str) -> bool:
        """Whether these words stand on a page, or soon will."""
        return becomes(lambda: words in self._read(path))

    def says(self, words: str) -> bool:
        """Whether the server said these words, or soon will."""
        return becomes(lambda: words in self.said)

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def is_quiet(self) -> bool:
        """Whether every change is followed, and nothing more is built for a good while."""
        changes, builds = "Detected file changes", "Reloading browsers"
        assert becomes(lambda: self.said.count(changes) == self.said.count(builds))
        before = self.said
        return not becomes(lambda: self.said != before, within=3)

    def _read(self, path: str) -> str:
        with urlopen(self.address + path, timeout=20) as response:  # noqa: S310
            text: str = response.read().decode()
        return text


@pytest.fixture
def served(workshop: Workshop, tmp_path: Path) -> Iterator[Served]:
    """`mkdocs serve` in a copy of the repository, ready to be read."""
    with create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    with serving(workshop, host, tmp_path / "log") as served:
        yield served


@contextmanager
def serving(workshop: Workshop, host: str, log: Path) -> Iterator[Served]:
    command = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host)
    with log.open("w") as output:
        server = subprocess.Popen(
            command,
            cwd=workshop.root,
            env=workshop.environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    served = Served(workshop, f"http://{host}/dossier/", log)
    try:
        assert becomes(lambda: "Serving on" in served.said or server.poll() is not None)
        assert server.poll() is None, served.said
        yield served
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_what_an_editor_saves_is_shown_in_both_languages_and_then_all_is_quiet(
    served: Served,
) -> None:
    edit = served.workshop.edit
    edit(SIDECAR, "publisher: kelnews.fr", "publisher: Kel News")
    assert served.shows("sources/cio-alibaba-2017/", "Kel News")
    assert served.shows("en/sources/cio-alibaba-2017/", "Kel News")

    edit(PAGE, '{fr: "L’annonce", en: "The announcement"}', "{fr: Davos FR, en: Davos EN}")
    assert served.shows("partenariat/", "Davos FR")
    assert served.shows("en/partnership/", "Davos EN")

    edit(TEMPLATE, "{{ subject.title[lang] }}", "{{ subject.title[lang] }} ({{ lang }})")
    assert served.shows("partenariat/", "Le partenariat (fr)")
    assert served.shows("en/partnership/", "The partnership (en)")
    assert served.is_quiet(), served.said


def test_a_broken_seed_is_explained_and_the_server_recovers_when_it_is_mended(
    served: Served,
) -> None:
    edit, place = served.workshop.edit, served.workshop.place
    edit(PAGE, 'exact: "Les montants financiers', 'exact: "Les montants bancaires')
    assert served.says("\n{}: ".format(place(PAGE, '"Les montants bancaires'))), served.said
    assert "Traceback" not in served.said

    edit(PAGE, 'exact: "Les montants bancaires', 'exact: "Les montants financiers')
    edit(PAGE, "L’annonce", "L’annonce, relue")
    assert served.shows("partenariat/", "L’annonce, relue"), served.said


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_change_shows_in_the_browser_by_itself(served: Served, page: Page, lang: str) -> None:
    page.goto(served.address + STATEMENTS[lang])
    served.workshop.edit(TEMPLATE, "{{ subject.title[lang] }}", "Seen {{ lang }}")
    expect(page.locator("h1")).to_have_text(re.compile(f"Seen {lang}"), timeout=20_000)
