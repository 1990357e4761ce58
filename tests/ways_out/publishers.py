"""The publishers that make a site of docs/ as it is, each from the configuration in this folder."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT, run

from tests.site.workshop import ENVIRONMENT, REPOSITORY

CONFIGURATION = Path(__file__).parent


@dataclass(frozen=True)
class Publisher:
    """The builds that make its site, the folder the site comes into, the element around a page.

    `renumbers` if it names the marks of notes by numbers of its own: links to one then lead to the
    page only.
    """

    builds: tuple[tuple[str, ...], ...]
    site: str = "site"
    content: str = "article"
    renumbers: bool = False

    def publish(self, files: Mapping[str, str], project: Path) -> Path:
        """The site of these pages, made in a new folder, strictly and without a warning."""
        shutil.copytree(CONFIGURATION, project, ignore=shutil.ignore_patterns("*.py"))
        for path, text in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text, "utf-8")
        for build in self.builds:
            done = run(
                build,
                cwd=project,
                env=os.environ | ENVIRONMENT,
                stdout=PIPE,
                stderr=STDOUT,
                encoding="utf-8",
                check=False,
            )
            assert (done.returncode, "WARN" in done.stdout) == (0, False), done.stdout
        return project / self.site


def _in_both_editions(python: str, name: str) -> Publisher:
    """One that reads the configuration of MkDocs, a file an edition."""
    build = (python, "-m", name, "build", "--strict", "--config-file")
    return Publisher(((*build, "mkdocs.yml"), (*build, "mkdocs.en.yml")))


def _environment(name: str) -> str:
    return str(REPOSITORY / f".venv-{name}/bin")


PUBLISHERS = {
    "mkdocs": _in_both_editions(sys.executable, "mkdocs"),
    "properdocs": _in_both_editions(f"{_environment('properdocs')}/python", "properdocs"),
    "zensical": _in_both_editions(f"{_environment('zensical')}/python", "zensical"),
    "hugo": Publisher(
        ((f"{_environment('hugo')}/hugo", "--panicOnWarning"),),
        site="public",
        content="main",
        renumbers=True,
    ),
}
