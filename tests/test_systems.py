"""Other systems: line ends as Git for Windows has them, other paths, consoles and locks."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forks import ran
from tests.project import ROOT, built, edit, make, run, tree


def git(folder: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{field}": "editor@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for field in ("NAME", "EMAIL")
    }
    subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | who, check=True, capture_output=True
    )


def with_line_ends(project: Path, path: str) -> list[str]:
    """Has the file the line ends of Windows, and its sidecar the sum of that; returns both sums."""
    article = project / path
    old = article.read_bytes()
    new = old.replace(b"\n", b"\r\n")
    article.write_bytes(new)
    sums = [hashlib.sha256(content).hexdigest() for content in (old, new)]
    edit(project, path.replace(".txt", ".yml"), (sums[0], sums[1]))
    return sums


@pytest.mark.parametrize("setting", ["true", "input", "false"])
def test_a_clone_says_what_was_committed_whatever_git_does_to_line_ends(
    tmp_path: Path, setting: str
) -> None:
    project = make(tmp_path / "project")
    shutil.copy(ROOT / ".gitattributes", project)
    with_line_ends(project, "seeds/001_results.txt")
    assert run(project, "--strict")[0] == 0
    git(project, "init", "--quiet")
    git(project, "-c", f"core.autocrlf={setting}", "add", "--all")
    git(project, "commit", "--quiet", "--message", "dossier")
    git(tmp_path, "-c", f"core.autocrlf={setting}", "clone", "--quiet", "project", "clone")
    clone = tmp_path / "clone"
    assert run(clone, "--strict", "--check") == (0, "")
    assert tree(clone / "seeds") == tree(project / "seeds")


def test_line_ends_of_windows_change_no_page(project: Path) -> None:
    run(project)
    before = tree(project / "docs")
    for seed in (project / "seeds").rglob("*.txt"):
        old, new = with_line_ends(project, seed.relative_to(project).as_posix())
        before = {path: page.replace(old.encode(), new.encode()) for path, page in before.items()}
    for seed in (project / "seeds").rglob("*.yml"):
        seed.write_bytes(seed.read_bytes().replace(b"\n", b"\r\n"))
    assert run(project, "--strict")[0] == 0
    assert tree(project / "docs") == before


def test_a_page_that_an_editor_gave_other_line_ends_is_still_ours(project: Path) -> None:
    run(project)
    before = tree(project / "docs")
    for page in (project / "docs").rglob("*.md"):
        page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert run(project, "--strict")[0] == 0
    assert tree(project / "docs") == before


def test_nothing_that_is_written_has_a_path_of_windows(project: Path) -> None:
    assert built(project, "--strict")[0] == 0
    for path, content in tree(project / "docs").items():
        assert b"docs\\" not in content and b"seeds\\" not in content, path


def python(
    project: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_console_that_lacks_a_character_ends_no_command(project: Path, encoding: str) -> None:
    edit(project, "seeds/pages/regatta.yml", ("en: The regatta}", "en: The regatta ≠ ⟦Ж⟧}"))
    commands = (["build_site.py"], ["build_site.py", "review"], ["build_site.py", "report"])
    for old, new in (("exact: ", "exact: "), ("exact: ", "exact: ≠")):
        edit(project, "seeds/pages/regatta.yml", (old, new))
        for command in (*commands, ["-m", "mkdocs", "build"]):
            code, said = ran(project, *command, PYTHONIOENCODING=encoding)
            assert code in (0, 1) and "Traceback" not in said, said


WITHOUT = """
import os, runpy, sys
sys.modules["fcntl"] = None
for name in ("fork", "geteuid", "sync"):
    delattr(os, name)
sys.argv = {argv}
runpy.{run}
"""


@pytest.mark.parametrize(
    ("argv", "how"),
    [
        (["build_site.py", "--strict"], "run_path('build_site.py', run_name='__main__')"),
        (["mkdocs", "build", "--strict"], "run_module('mkdocs', run_name='__main__')"),
    ],
)
def test_neither_fork_nor_fcntl_is_needed(project: Path, argv: list[str], how: str) -> None:
    run(project)
    done = python(project, "-c", WITHOUT.format(argv=argv, run=how))
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr


def test_readme_names_the_commands_without_make() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    commands = [line for line in text.splitlines() if ".venv/bin/python -m" in line]
    assert "python -m venv .venv" in text and len(commands) == 2


def test_without_its_packages_it_says_what_to_do(project: Path) -> None:
    done = python(project, "-S", "build_site.py")  # no site-packages
    assert done.returncode == 1 and done.stderr.decode().splitlines() == [
        "click is not installed for this Python: "
        "`make site` installs it, `.venv/bin/python build_site.py` runs with it."
    ]


def test_a_build_loads_neither_a_server_nor_what_only_commands_need(project: Path) -> None:
    run(project)
    code = "import sys, mkdocs.__main__ as m; m.cli(['build', '-q'], standalone_mode=False)"
    done = python(project, "-c", f"{code}; print(*sys.modules)")
    idle = {"mkdocs.livereload", "dossier.main", "dossier.edit", "rapidfuzz"}
    assert idle.isdisjoint(done.stdout.decode().split()), done.stderr.decode()
    assert "dossier.hook" in done.stdout.decode()
