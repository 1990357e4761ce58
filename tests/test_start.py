"""Somebody begins a dossier of their own with one command: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier import __version__
from dossier.main import main
from tests.forks import anew
from tests.project import ROOT, built, edit, fill, run, tree

NAMES = ("--name", "L'île : un dossier & plus", "--name-en", "The island's dossier & more")
PLACES = ("--url", "https://ile.example/d/", "--repository", "https://hub.example/ile")
WRITTEN = {
    *(".gitattributes", ".github/workflows/pages.yml", ".gitignore", "README.md"),
    *("build_site.py", "mkdocs.yml", "requirements.txt"),
    *("seeds/001_exemple.txt", "seeds/001_exemple.yml", "seeds/glossary.yml"),
    *("seeds/pages/exemple.yml", "seeds/site.yml"),
    *(f"schemas/{name}.json" for name in ("glossary", "page", "sidecar", "site")),
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder without a dossier, here or above."""
    with chdir(tmp_path):
        yield tmp_path


def started(*arguments: str) -> tuple[int, str]:
    """Exit code and output of `dossier start` with these arguments."""
    done = CliRunner().invoke(main, ["start", *arguments])
    return done.exit_code, done.output


def test_a_dossier_to_begin_with_is_whole_and_speaks_of_no_other(elsewhere: Path) -> None:
    assert started("mine", *NAMES, *PLACES) == (
        0,
        "mine: a dossier to begin with; its README.md says how.\n",
    )
    files = tree(elsewhere / "mine")
    assert {path for path in files if not path.startswith("docs/")} == WRITTEN
    assert [*elsewhere.iterdir()] == [elsewhere / "mine"]
    texts = {path: content.decode() for path, content in files.items()}
    assert not [path for path, text in texts.items() if "alibaba" in text.lower()]
    assert texts["README.md"].startswith("# L'île : un dossier & plus\n")
    assert len(texts["README.md"].splitlines()) == 10
    assert len([line for line in texts["build_site.py"].splitlines() if line]) == 8
    assert 'site_url: !ENV [SITE_URL, "https://ile.example/d/"]' in texts["mkdocs.yml"]
    assert 'repository: "https://hub.example/ile"' in texts["mkdocs.yml"]
    assert 'fr: "L’île\u00a0: un dossier & plus"' in texts["seeds/site.yml"]
    assert "display: quotes # only what is cited; `full`" in texts["seeds/001_exemple.yml"]


def test_nobody_is_asked_where_nobody_is_and_the_defaults_build(elsewhere: Path) -> None:
    assert started("mine")[0] == 0
    code, said = built(elsewhere / "mine", "--strict", PYTHONPATH=str(ROOT))
    assert code == 0, said
    home = (elsewhere / "mine/site/en/index.html").read_text("utf-8")
    assert "og:image" not in home  # those in this repository are of its own dossier
    assert "<title>Dossier" in home and "The reading club meets every Tuesday." in home


def test_where_the_program_is_not_installed_a_sentence_says_so(elsewhere: Path) -> None:
    started("mine")
    done = subprocess.run(
        [sys.executable, "-IS", "build_site.py"],  # without what is installed
        cwd=elsewhere / "mine",
        capture_output=True,
        text=True,
        check=False,
    )
    said = "Install the program: python -m pip install -r requirements.txt\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.posix
def test_who_sits_at_a_terminal_is_asked(elsewhere: Path) -> None:
    typing, terminal = os.openpty()
    os.write(typing, b"Le port\nhttps://a.example/\n\n")
    done = subprocess.run(
        [sys.executable, "-m", "build_site", "start", "mine", "--name-en", "The port"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=terminal,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Name in French" in done.stdout and "Name in English" not in done.stdout
    assert 'name: {fr: "Le port", en: "The port"}' in Path("mine/seeds/site.yml").read_text("utf-8")
    assert "https://a.example/" in Path("mine/mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name the folder to be made: start FOLDER."),
        (("mine", "--name", " "), "“ ” is no name: write one without “/” and quotation marks."),
        (("mine", "--name", "a/b"), "“a/b” is no name: write one without “/” and quotation marks."),
        (
            ("mine", "--name-en", 'A "b"'),
            '“A "b"” is no name: write one without “/” and quotation marks.',
        ),
        (
            ("mine", "--url", "http://a.example/"),
            "“http://a.example/” is no address: write one that begins with https://.",
        ),
        (
            ("mine", "--repository", "a.example"),
            "“a.example” is no address: write one that begins with https://.",
        ),
        (("full",), "full has files: name a folder that is new or empty."),
        *(
            pytest.param((folder,), f"{folder} cannot be made: {said}.", marks=pytest.mark.posix)
            for folder, said in (
                ("full/file", "File exists"),
                ("full/file/mine", "Not a directory"),
                ("none/mine", "No such file or directory"),
            )
        ),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(
    elsewhere: Path, arguments: tuple[str, ...], said: str
) -> None:
    fill(elsewhere, {"full/file": "mine"})
    assert started(*arguments) == (1, f"{said}\n")
    assert tree(elsewhere) == {"full/file": b"mine"} and not Path("mine").exists()


@pytest.mark.parametrize("given", ["--name=L’\udce9t\udce9", "--url=https://\udce9.example/"])
def test_what_the_terminal_has_not_decoded_is_refused(given: str) -> None:
    code, said = started("mine", given)
    assert code == 1 and "write one" in said
    assert not Path("mine").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="may write everywhere")
def test_a_folder_one_may_not_write_stays_as_it_is(elsewhere: Path) -> None:
    Path("mine").mkdir(mode=0o500)
    assert started("mine") == (1, "mine cannot be made: Permission denied.\n")


def test_a_name_that_the_rules_refuse_leaves_nothing_behind(elsewhere: Path) -> None:
    code, said = started("mine", "--name", "Le **port**")
    assert code == 1 and "seeds/site.yml:2:" in said
    assert tree(elsewhere) == {} and not Path("mine").exists()


def test_an_empty_repository_takes_a_dossier(elsewhere: Path) -> None:
    fill(elsewhere, {"mine/.git/HEAD": ""})
    with chdir("mine"):
        assert started(".")[0] == 0
    assert Path("mine/docs/README.md").exists()


def test_the_project_is_where_mkdocs_yml_is(project: Path, tmp_path: Path) -> None:
    with chdir(project / "seeds/pages"):
        done = CliRunner().invoke(main, ["--check"])
    assert done.exit_code == 1 and "stale: docs/fr/regate.md" in done.output
    (project / "mkdocs.yml").unlink()
    assert run(project, "--check") == (
        1,
        "There is no mkdocs.yml here or above: `start FOLDER` makes a dossier to begin with.\n",
    )
    assert started("mine")[0] == 0


def test_a_program_without_its_templates_says_so(project: Path) -> None:
    run(project, "start", "mine")
    shutil.rmtree(project / "templates")
    said = "templates:1:1: the program’s templates are missing\n    Install the program again.\n"
    for arguments in ((), ("start", "other")):
        assert anew(project, "build_site.py", *arguments) == (1, f"{said}1 error\n")
    assert not (project / "other").exists() and not (project / "docs").exists()
    code, output = built(project / "mine", PYTHONPATH=str(project))
    assert code == 1 and said in output and not (project / "mine/site").exists()


def test_a_configuration_of_old_is_refused(project: Path) -> None:
    old = (("docs_dir: docs\n", "docs_dir: docs/fr\n"), ("watch: [", "watch: [mkdocs.en.yml, "))
    edit(project, "mkdocs.yml", *old)
    code, said = built(project)
    assert code == 1 and "'watch': The path" in said
    fill(project, {"mkdocs.en.yml": ""})
    code, said = built(project)
    assert code == 1 and "mkdocs.en.yml:1:1: is left over" in said and "expected docs" in said
    assert not (project / "site").exists() and not (project / "docs/README.md").exists()


def test_templates_of_one_s_own_go_first(project: Path) -> None:
    run(project, "start", "mine")
    fill(project / "mine", {"templates/theme/frame/footer.html": "<p>My own foot</p>"})
    code, said = built(project / "mine", "--strict", PYTHONPATH=str(project))
    assert code == 0, said
    assert "<p>My own foot</p>" in (project / "mine/site/index.html").read_text("utf-8")


def test_the_version_is_said() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"dossier {__version__}\n"
