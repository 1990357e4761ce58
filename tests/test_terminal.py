"""What a terminal shows of a report: the same words, in colour; and what GitHub is told besides."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dossier.edit.terminal import coloured
from dossier.model.problems import Place, Problem, annotate
from tests.forks import ran
from tests.project import built, edit, fill

REPORT = "a.yml:1:1: ⟦x⟧ differs\nb.yml:2:9: warning: early\n1 error, 1 warning"


def test_places_differences_and_the_count_are_set_off() -> None:
    for words, style in (
        ("a.yml:1:1:", {"fg": "red", "bold": True}),
        ("b.yml:2:9:", {"fg": "yellow", "bold": True}),
        ("⟦x⟧", {"reverse": True}),
        ("1 error, 1 warning", {"bold": True}),
    ):
        assert click.style(words, **style) in coloured(REPORT)


def test_colours_change_nothing_else() -> None:
    assert click.unstyle(coloured(REPORT)) == REPORT


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
@pytest.mark.parametrize("wants_none", [False, True])
def test_who_wants_no_colour_gets_none(project: Path, wants_none: bool) -> None:
    edit(project, "seeds/site.yml", ("rests_on: [R-01]", "rests_on: [X-99]"))
    command = [sys.executable, "-c", ON_A_TERMINAL, sys.executable, "build_site.py"]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"NO_COLOR": ""} if wants_none else {}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    assert b"X-99" in done.stdout and (b"\x1b[1m" in done.stdout) is not wants_none


ON_A_TERMINAL = """
import pty, sys
sys.exit(pty.spawn(sys.argv[1:]))
"""


def on_github(project: Path, *command: str) -> list[str]:
    """The commands that GitHub reads in what is said."""
    _, said = ran(project, *command, GITHUB_ACTIONS="true")
    return [line for line in said.splitlines() if line.startswith("::")]


MKDOCS = ("-m", "mkdocs", "build", "--quiet")


@pytest.mark.parametrize("command", [("build_site.py",), MKDOCS], ids=["alone", "mkdocs"])
def test_on_github_an_editor_sees_each_problem_at_its_line(
    project: Path, command: tuple[str, ...]
) -> None:
    fill(project, {"seeds/a,b.pdf": "x", "docs/fr/note.md": "# Note", "docs/en/note.md": "# Note"})
    hint = "Save its text there as .txt, in UTF-8; or move the file away."
    said = "nobody reads this: articles are .txt files right in seeds/"
    warning = f"::warning file=seeds/a%2Cb.pdf,line=1,col=1::{said}%0A{hint}"
    assert on_github(project, *command) == [warning]
    edit(project, "seeds/site.yml", ("rests_on: [R-01]", "rests_on: [100%]"))
    first, second = on_github(project, *command)
    assert first == warning
    assert second.startswith("::error file=seeds/site.yml,line=9,col=16::") and "100%25" in second
    if command == MKDOCS:
        edit(project, "seeds/site.yml", ("rests_on: [100%]", "rests_on: [R-01]"))
        edit(project, "mkdocs.yml", ("font: false", "font: text"))
        fill(project, {"docs/fr/note.md": "---\nalternate: x.md\n---\n# Note"})
        found = [line.partition(",")[0] for line in on_github(project, *command)]
        assert found == [
            f"::warning file={path}"
            for path in ("mkdocs.yml", "seeds/a%2Cb.pdf", "docs/fr/note.md")
        ]


def test_elsewhere_nobody_is_told(project: Path) -> None:
    fill(project, {"seeds/x.pdf": "x"})
    assert "::" not in built(project)[1]


def test_nothing_in_a_problem_ends_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    annotate([Problem(Place("a:b\n.yml", 2, 3), "x\r\n::add-mask::y", "50 %")])
    line = "::error file=a%3Ab%0A.yml,line=2,col=3::x%0D%0A::add-mask::y%0A50 %25\n"
    assert capsys.readouterr().out == line
