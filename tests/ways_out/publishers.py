"""The publishers that make a site of docs/ as it is, each by the configuration in this folder."""

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
    """The command that makes its site, the folder this comes into, the element around a page."""

    build: tuple[str, ...]
    site: str = "site"
    content: str = "article"

    def publish(self, files: Mapping[str, str], project: Path) -> Path:
        """The site of these files, made in a new folder, strictly and without a warning."""
        shutil.copytree(CONFIGURATION, project, ignore=shutil.ignore_patterns("*.py"))
        for path, text in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text, "utf-8")
        done = run(
            self.build,
            cwd=project,
            env=os.environ | ENVIRONMENT,
            stdout=PIPE,
            stderr=STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, "WARN" in done.stdout) == (0, False), done.stdout
        return project / self.site


def _environment(name: str) -> str:
    return str(REPOSITORY / f".venv-{name}/bin")


_BUILD = ("build", "--strict", "--config-file", "mkdocs.yml")
PUBLISHERS = {
    "mkdocs": Publisher((sys.executable, "-m", "mkdocs", *_BUILD)),
    "properdocs": Publisher((f"{_environment('properdocs')}/properdocs", *_BUILD)),
    "zensical": Publisher((f"{_environment('zensical')}/zensical", *_BUILD)),
    "hugo": Publisher(
        (f"{_environment('hugo')}/hugo", "--panicOnWarning"), site="public", content="main"
    ),
}
