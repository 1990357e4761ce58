"""What is measured: the site of a dossier of any size, by us and by others from the same docs/."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from bench import dossiers

ROOT = Path(__file__).parent.parent
PYTHON = [sys.executable, "-m"]
BUILD = [*PYTHON, "mkdocs", "build", "--quiet"]
_ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def seconds(command: list[str], folder: Path) -> float:
    """How long the command takes there. Raises CalledProcessError."""
    start = monotonic()
    subprocess.run(  # noqa: S603
        command,
        cwd=folder,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return monotonic() - start


def peak_memory(command: list[str], folder: Path) -> int:
    """The most bytes that the command's processes have together, a shared one counted once."""
    peak = 0
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            sleep(0.05)
    return peak


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _memory(pid: int) -> int:
    """What a process has in memory, its share of what it has in common with others."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if "Pss:" in line)


class Project:
    """A dossier of so many articles, and what one does with it."""

    def __init__(self, root: Path, articles: int) -> None:
        self.root = root
        self.articles = articles
        self.edits = 0
        ignored = shutil.ignore_patterns("__pycache__")
        for name in ("dossier", "templates"):
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        for name in ("build_site.py", "mkdocs.yml"):
            shutil.copy(ROOT / name, root)
        dossiers.write(root, articles)

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.root.glob("docs/**/*.md"))

    def forget(self) -> None:
        """Back to the seeds alone."""
        for name in (".cache", "site", "docs"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        for lang in ("fr", "en"):
            (self.root / "docs" / lang).mkdir(parents=True)

    def edit(self) -> str:
        """Rewords a statement in English; returns a word that its page has from now on."""
        self.edits += 1
        page, word = self.root / "seeds/pages/page-0.yml", f"edited{self.edits}"
        text = page.read_text("utf-8")
        page.write_text(
            re.sub(r"The club 0-0 (edited\d+ )?", f"The club 0-0 {word} ", text), "utf-8"
        )
        return word

    def correct(self) -> None:
        """Adds a word to an article, as a correction of the paper would: text, sidecar, hash."""
        self.edits += 1
        article = self.root / "seeds/00001.txt"
        sidecar = article.with_suffix(".yml")
        before = hashlib.sha256(article.read_bytes()).hexdigest()
        for path in (article, sidecar):
            text = path.read_text("utf-8")
            corrected = re.sub(r"Le club 1-20 (m\d+ )?", f"Le club 1-20 m{self.edits} ", text)
            path.write_text(corrected, "utf-8")
        after = hashlib.sha256(article.read_bytes()).hexdigest()
        sidecar.write_text(sidecar.read_text("utf-8").replace(before, after), "utf-8")

    def generate(self) -> float:
        return seconds([sys.executable, "build_site.py"], self.root)

    def build(self) -> float:
        return seconds(BUILD, self.root)


class Peer:
    """The site of the same docs/ by others, from the configuration in tests/ways_out."""

    def __init__(self, root: Path, docs: Path, *builds: list[str]) -> None:
        self.root = root
        self.builds = builds
        shutil.copytree(ROOT / "tests/ways_out", root)
        shutil.copytree(docs, root / "docs")

    def forget(self) -> None:
        """Back to docs/ alone."""
        for name in (".cache", "site", "public", "resources"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def edit(self) -> None:
        """Adds a word to a page."""
        page = self.root / "docs/en/page-0.md"
        page.write_text(page.read_text("utf-8").replace("The club 0-0", "The club 0-0 edited", 1))

    def build(self) -> float:
        return sum(seconds(build, self.root) for build in self.builds)


def peers(folder: Path, docs: Path) -> dict[str, Peer]:
    """Each by its name in the tables."""

    def in_both_editions(*program: str) -> list[list[str]]:
        return [[*program, "build", "-f", file] for file in ("mkdocs.yml")]

    zensical, hugo = (f"{ROOT}/.venv-{name}/bin/python" for name in ("zensical", "hugo"))
    builds = {
        "MkDocs and Material": in_both_editions(*PYTHON, "mkdocs"),
        "Zensical": in_both_editions(zensical, "-m", "zensical"),
        "Hugo and Pagefind": [[hugo, "-m", "hugo"], [*PYTHON, "pagefind", "--site", "public"]],
    }
    return {name: Peer(folder / name, docs, *commands) for name, commands in builds.items()}
