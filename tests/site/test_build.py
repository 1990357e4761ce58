"""The golden dossier from seeds to docs/ and site/, with the commands its users have."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from subprocess import run

import pytest

from tests.site.workshop import GOLDEN, REPOSITORY, Run, Workshop, content, differing

MKDOCS_BUILD = ("-m", "mkdocs", "build")
SEED = "seeds/pages/regatta.yml"
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "1",
}


def test_the_site_is_built_without_a_warning(built: tuple[Workshop, Run]) -> None:
    _, run = built
    assert (run.returncode, "WARNING" in run.stdout) == (0, False), run.stdout


def test_a_second_build_writes_no_page_and_makes_the_same_site(workshop: Workshop) -> None:
    workshop.python(*MKDOCS_BUILD)
    traces, site = workshop.traces("docs"), workshop.content("site")
    assert workshop.python(*MKDOCS_BUILD).returncode == 0
    assert workshop.traces("docs") == traces
    assert differing(site, workshop.content("site")) == []


def test_the_site_is_named_by_its_seed(workshop: Workshop) -> None:
    workshop.edit("seeds/site.yml", "fr: Dossier régate", "fr: Le dossier régate")
    assert workshop.python(*MKDOCS_BUILD).returncode == 0
    titles = {
        name: (workshop.root / "site" / name).read_text("utf-8").partition("</title>")[0]
        for name in ("index.html", "en/index.html")
    }
    assert titles["index.html"].endswith("– Le dossier régate")
    assert titles["en/index.html"].endswith("– Regatta dossier")


@pytest.mark.posix
def test_another_machine_makes_the_same_site(
    built: tuple[Workshop, Run], workshop: Workshop
) -> None:
    """Elsewhere on the disk, in another time zone and language, with other hashes, dates, masks."""
    shutil.rmtree(workshop.root / "docs")
    masked = ("sh", "-c", 'umask 077 && exec "$@"', "sh", sys.executable)
    for command in (("build_site.py",), MKDOCS_BUILD):
        there = workshop.run(*masked, *command, env=ELSEWHERE)
        assert there.returncode == 0, there.stdout
    site = workshop.root / "site/index.html"
    assert site.stat().st_mode & 0o777 == 0o600
    for folder in ("docs", "site"):
        assert differing(built[0].content(folder), workshop.content(folder)) == []


def test_the_pages_are_made_anew_as_they_were_committed(workshop: Workshop) -> None:
    shutil.rmtree(workshop.root / "docs")
    assert workshop.python("build_site.py").returncode == 0
    assert differing(content(GOLDEN / "docs"), workshop.content("docs")) == []


def test_each_edition_is_searched_by_itself(workshop: Workshop) -> None:
    workshop.edit(SEED, "slug: {fr: regate,", "slug: {fr: en-regate,")
    assert workshop.python(*MKDOCS_BUILD).returncode == 0
    entry = json.loads((workshop.root / "site/pagefind/pagefind-entry.json").read_text())
    assert {name: found["page_count"] for name, found in entry["languages"].items()} == {
        lang: len(list((workshop.root / "docs" / lang).rglob("*.md"))) for lang in ("fr", "en")
    }


def test_a_check_of_what_was_committed_finds_nothing(workshop: Workshop) -> None:
    there = workshop.python("build_site.py", "--check")
    assert (there.returncode, there.stdout) == (0, "")


def test_a_check_lists_the_stale_pages_and_changes_nothing(workshop: Workshop) -> None:
    workshop.edit(SEED, "fr: Les faits", "fr: Les faits relus")
    traces = workshop.traces()
    there = workshop.python("build_site.py", "--check")
    assert (there.returncode, there.stdout) == (1, "stale: docs/fr/regate.md\n")
    assert workshop.traces() == traces


@pytest.mark.parametrize("template", ["pages/glossary.html.j2", "readme.md.j2"])
def test_a_template_that_fails_is_named_and_leaves_everything_as_it_was(
    workshop: Workshop, template: str
) -> None:
    template = f"templates/{template}"
    workshop.edit(template, "{{", "{{ nowhere }}{{")
    workshop.edit(SEED, "fr: Les faits", "fr: Les faits relus")
    traces = workshop.traces()
    there = workshop.python(*MKDOCS_BUILD)
    assert (there.returncode, f"\n{template}:" in there.stdout) == (1, True), there.stdout
    assert workshop.traces() == traces
    assert not (workshop.root / ".site.new").exists()


def test_a_build_that_fails_says_why_and_leaves_everything_as_it_was(workshop: Workshop) -> None:
    workshop.python(*MKDOCS_BUILD)
    workshop.edit(SEED, "exact: Le budget n’a pas été", "exact: Le budget n’a guère été")
    traces = workshop.traces()
    there = workshop.python(*MKDOCS_BUILD)
    place = workshop.place(SEED, "Le budget n’a guère été")
    assert (there.returncode, f"\n{place}: " in there.stdout) == (1, True), there.stdout
    assert "Traceback" not in there.stdout
    assert workshop.traces() == traces


def test_gh_deploy_publishes_the_same_site(workshop: Workshop) -> None:
    who = {
        f"GIT_{role}_{field}": "editor@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for field in ("NAME", "EMAIL")
    }
    for command in (
        "init --quiet --bare ../hub.git",
        "init --quiet",
        "add --all",
        "commit --quiet --message dossier",
        "remote add origin ../hub.git",
    ):
        assert workshop.run("git", *command.split(), env=who).returncode == 0
    there = workshop.python("-m", "mkdocs", "gh-deploy", env=who)
    assert there.returncode == 0, there.stdout
    published = run(
        ("git", "--git-dir", "../hub.git", "archive", "gh-pages"),
        cwd=workshop.root,
        capture_output=True,
        check=True,
    ).stdout
    with tarfile.open(fileobj=BytesIO(published)) as tar:
        files = {member.name: file.read() for member in tar if (file := tar.extractfile(member))}
    assert files.pop(".nojekyll") == b""
    assert differing(files, workshop.content("site")) == []


@pytest.mark.parametrize("name", ["dossier.css", "dossier.js", "search.js"])
def test_readers_load_no_comments(site: Path, name: str) -> None:
    def comments(folder: Path) -> list[str]:
        return re.findall(
            r"^\s*//|/\*", (folder / "assets" / name).read_text("utf-8"), re.MULTILINE
        )

    assert comments(REPOSITORY / "templates/theme") and not comments(site)
