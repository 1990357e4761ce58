"""Somebody begins a dossier of their own with one command, and loses nothing by it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.workshop import REPOSITORY, Workshop

NAMES = ("--name-fr", "Dossier Port & Quais", "--name-en", "The port & quays")
PLACES = ("--address", "https://port.example/", "--repository", "https://hub.example/port")


@pytest.fixture
def saved(tmp_path: Path) -> Workshop:
    """A copy of the repository that is held by Git."""
    workshop = Workshop(tmp_path / "dossier", REPOSITORY)
    who = {
        f"GIT_{role}_{field}": "x@y.example"
        for role in ("AUTHOR", "COMMITTER")
        for field in ("NAME", "EMAIL")
    }
    for command in ("init --quiet", "add --all", "commit --quiet --message all"):
        assert workshop.run("git", *command.split(), env=who).returncode == 0
    return workshop


def test_a_dossier_of_one_s_own_is_built_and_published(saved: Workshop) -> None:
    begun = saved.python("build_site.py", "start", *NAMES, *PLACES)
    assert begun.returncode == 0, begun.stdout
    assert not (saved.root / "tests/dossier").exists()
    for command in (("build_site.py", "--strict"), ("-m", "mkdocs", "build", "--strict")):
        done = saved.python(*command, env={"SITE_URL": "https://port.example/"})
        assert done.returncode == 0, done.stdout
    home = (saved.root / "site/index.html").read_text("utf-8")
    assert "Dossier Port &amp; Quais" in home and "https://hub.example/port" in home
    english = (saved.root / "site/en/index.html").read_text("utf-8")
    assert "The port &amp; quays" in english
    assert (
        'site_url: !ENV [SITE_URL, "https://port.example/"]'
        in (saved.root / "mkdocs.yml").read_text()
    )


@pytest.mark.long
def test_the_tests_of_the_program_pass_on_other_seeds(saved: Workshop) -> None:
    """Those that look at what is in the repository; the others have dossiers of their own."""
    saved.python("build_site.py", "start", *NAMES, *PLACES)
    saved.python("build_site.py")
    modules = ("test_editing", "test_docs", "test_golden", "test_rooms")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *(f"tests/{name}.py" for name in modules)],
        cwd=saved.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_what_git_does_not_hold_is_not_removed(saved: Workshop) -> None:
    saved.edit("seeds/site.yml", "home:", "home: # mine")
    traces = saved.traces("seeds")
    refused = saved.python("build_site.py", "start", *NAMES, *PLACES)
    assert refused.returncode == 1 and "seeds/site.yml" in refused.stdout
    assert saved.traces("seeds") == traces and (saved.root / "tests/dossier").exists()


def test_without_git_nothing_is_removed(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "dossier", REPOSITORY)
    refused = workshop.python("build_site.py", "start", *NAMES, *PLACES)
    assert refused.returncode == 1 and "no Git repository" in refused.stdout
    assert (workshop.root / "seeds/site.yml").exists()
