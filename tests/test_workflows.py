"""What GitHub does with seeds that were edited on its website, done here with its own commands."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.text.markdown import BANNER
from tests import project as projects

pytestmark = pytest.mark.posix
WORKFLOWS = sorted((projects.ROOT / ".github/workflows").glob("*.yml"))
STARTED = projects.ROOT / "templates/start/.github/workflows/pages.yml"
DRAFT = yaml.safe_load((projects.ROOT / ".github/workflows/draft.yml").read_text("utf-8"))
BRANCH, TOKEN = "refs/heads/port", "a-secret"
ARTICLE = "Le port est prêt.\n\nIl ouvre le samedi."


class Repository:
    """A repository of a dossier with a branch that was pushed, and what a runner checks out."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.pushed = folder / "origin.git", folder / "pushed"
        self.pushed.mkdir()
        projects.make(self.pushed)
        projects.run(self.pushed)
        shutil.copy(projects.ROOT / ".gitignore", self.pushed)
        git(folder, "init", "--quiet", "--bare", str(self.origin))
        git(self.pushed, "init", "--quiet", "--initial-branch", "port")
        self.push()

    def push(self) -> None:
        git(self.pushed, "add", "--all")
        git(self.pushed, "commit", "--quiet", "--message", "Edit")
        git(self.pushed, "push", "--quiet", str(self.origin), "port")

    def workflow(self) -> list[str]:
        """Runs the steps of both jobs; returns the files that the branch's new commit changes."""
        first, second = (self.checked_out(name) for name in ("draft", "propose"))
        handed_on = {"RUNNER_TEMP": str(first.parent)}  # as an artifact
        outputs = run(first, "draft", {"GITHUB_OUTPUT": str(first.parent / "output"), **handed_on})
        if changed := outputs.get("changed"):
            run(second, "propose", {"TOKEN": TOKEN, **handed_on, **self.address()})
        return git(self.origin, "diff", "--name-only", "port~1", "port").split() if changed else []

    def checked_out(self, name: str) -> Path:
        folder = self.origin.with_name(name) / "work"
        git(self.origin.parent, "clone", "--quiet", "--branch", "port", str(self.origin), folder)
        python = folder / ".venv/bin/python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
        return folder

    def address(self) -> dict[str, str]:
        """Has Git push into our repository what is meant for GitHub's."""
        github = f"https://x-access-token:{TOKEN}@github.com/editor/dossier"
        return {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.origin}.insteadOf",
            "GIT_CONFIG_VALUE_0": github,
        }


def git(folder: Path, *arguments: str | Path) -> str:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@dossier.example")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def run(folder: Path, job: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Runs a job's commands but for the installation; returns its outputs."""
    github = {"GITHUB_REF": BRANCH, "GITHUB_REPOSITORY": "editor/dossier"}
    known = {**os.environ, **github, **environment}
    for step in DRAFT["jobs"][job]["steps"]:
        if "run" in step and step["run"] != "make runtime":
            command = ["bash", "-e", "-c", step["run"]]
            subprocess.run(command, cwd=folder, check=True, env=known)
    output = Path(environment.get("GITHUB_OUTPUT", ""))
    lines = output.read_text().splitlines() if output.is_file() else []
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_an_article_that_was_uploaded_gets_a_sidecar_as_a_commit(repository: Repository) -> None:
    (repository.pushed / "seeds/002_port.txt").write_text(ARTICLE, "utf-8")
    repository.push()
    assert repository.workflow() == ["seeds/002_port.yml"]
    assert git(repository.origin, "log", "-1", "--format=%an", "port") == "github-actions[bot]\n"
    assert "\nid: port" in git(repository.origin, "show", "port:seeds/002_port.yml")


def test_marks_are_set_and_pages_follow_in_the_same_commit(repository: Repository) -> None:
    page = repository.pushed / "seeds/pages/regatta.yml"
    text = page.read_text("utf-8").replace("title: {fr: La régate,", "title: {fr: L'eau,")
    page.write_text(text, "utf-8")
    repository.push()
    changed = repository.workflow()
    assert "seeds/pages/regatta.yml" in changed
    assert "docs/fr/regate.md" in changed
    assert "fr: L’eau," in git(repository.origin, "show", "port:seeds/pages/regatta.yml")


def test_what_needs_nothing_gets_no_commit(repository: Repository) -> None:
    assert repository.workflow() == []


def test_a_change_may_have_any_length(repository: Repository) -> None:
    """One variable of the environment has at most 131,072 bytes."""
    left = repository.pushed / "docs/fr/left.md"
    left.write_text(f"{BANNER}seeds/pages/left.yml\n{secrets.token_hex(200_000)}\n")
    repository.push()
    assert repository.workflow() == ["docs/fr/left.md"]


def test_what_one_job_takes_down_the_other_reads() -> None:
    """Nothing but that file, by its name."""
    steps = [step for job in DRAFT["jobs"].values() for step in job["steps"]]
    [up, down] = [step["with"] for step in steps if "artifact@" in step.get("uses", "")]
    assert up["name"] == down["name"] == "changes"
    assert up["path"] == f"{down['path']}/changes.patch" == "${{ runner.temp }}/changes.patch"
    assert DRAFT["jobs"]["propose"]["if"] == "needs.draft.outputs.changed"


def test_what_npm_brings_is_what_was_looked_at_before_it_is_unpacked() -> None:
    ci = yaml.safe_load((projects.ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    commands = "\n".join(step.get("run", "") for step in ci["jobs"]["test"]["steps"])
    packed, _, rest = commands.partition("npm pack --silent")
    fetched, *after = rest.splitlines()
    sums = (projects.ROOT / ".ci/npm.sha512").read_text().splitlines()
    names = [re.fullmatch(r"[0-9a-f]{128}  (.*)\.tgz", line) for line in sums]
    assert [name and name[1] for name in names] == fetched.replace("@", "-").split()
    assert after[0] == 'sha512sum --check "$GITHUB_WORKSPACE/.ci/npm.sha512"'
    assert "npm" not in packed and "tar" not in packed


def test_only_a_push_to_the_repository_drafts_and_only_the_last_job_may_write() -> None:
    assert DRAFT[True].keys() == {"push"}  # YAML takes the key `on` for true
    assert DRAFT["permissions"] == {}
    permissions = {name: job["permissions"] for name, job in DRAFT["jobs"].items()}
    assert permissions == {"draft": {"contents": "read"}, "propose": {"contents": "write"}}
    commands = [step["run"] for step in DRAFT["jobs"]["propose"]["steps"] if "run" in step]
    assert not re.search(r"python|make|\.ci", "\n".join(commands))


@pytest.mark.parametrize("path", [*WORKFLOWS, STARTED], ids=lambda path: path.name)
def test_every_action_is_pinned_and_no_token_is_left_behind(path: Path) -> None:
    jobs: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    for step in (step for job in jobs.values() for step in job["steps"] if "uses" in step):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"])
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_a_new_dossier_is_published_by_the_actions_that_publish_this_one() -> None:
    """Dependabot brings only those of this repository up to date."""
    ours, theirs = (
        re.findall(r"uses: (.*)", path.read_text("utf-8"))
        for path in (projects.ROOT / ".github/workflows/pages.yml", STARTED)
    )
    assert theirs == ours


def test_publishing_does_the_same_before_it_builds() -> None:
    """So it needs no current docs/, and does not wait for a commit that would start nothing."""
    pages = yaml.safe_load((projects.ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    commands = [step.get("run", "") for step in pages["jobs"]["build"]["steps"]]
    tidied = next(at for at, command in enumerate(commands) if "build_site.py tidy" in command)
    assert "make docs" in commands[tidied]
    built = next(at for at, command in enumerate(commands) if command.endswith("make site"))
    assert tidied < built
    assert not any(".ci/run" in command or "make test" in command for command in commands)
