"""The programs that are measured: Dossier, and other publishers of the same docs/."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic, sleep
from typing import NamedTuple

from click import ClickException

from bench import dossiers

ROOT = Path(__file__).parent.parent
PYTHON = [sys.executable, "-m"]
BUILD = [*PYTHON, "mkdocs", "build", "--quiet"]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as they mostly are

_LETTERS = str.maketrans("0123456789", "abcdefghij")


class Spent(NamedTuple):
    """The seconds that something took: those of the clock, and those of all processors."""

    wall: float
    cpu: float


def spent(command: list[str], folder: Path) -> Spent:
    """The time of the command there. Raises ClickException, with its output, if it fails."""
    before, start = getrusage(RUSAGE_CHILDREN), monotonic()
    ran = subprocess.run(  # noqa: S603
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    wall, after = monotonic() - start, getrusage(RUSAGE_CHILDREN)
    if ran.returncode:
        raise ClickException(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Spent(wall, user + system)


def peak_memory(command: list[str], folder: Path) -> int:
    """The most bytes that the command's processes have together, a shared one counted once."""
    peak = 0
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT) as process:  # noqa: S603
        while process.poll() is None:
            peak = max(peak, sum(memory(pid, "Pss") for pid in _family(process.pid)))
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


def memory(pid: int, kind: str = "Rss") -> int:
    """The bytes of a process; as `Pss`, its share of what it has in common with others."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0
    found = re.search(rf"^{kind}: +(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


class Project:
    """A dossier of so many articles with the program of a checkout, to edit and to build."""

    def __init__(self, root: Path, articles: int, program: Path = ROOT) -> None:
        self.root = root
        self.articles = articles
        self._edits = 0
        ignored = shutil.ignore_patterns("__pycache__")
        for name in ("dossier", "templates"):
            shutil.copytree(program / name, root / name, ignore=ignored)
        for path in (program / "build_site.py", *program.glob("mkdocs*.yml")):
            shutil.copy(path, root)
        dossiers.write(root, articles)
        self.build()  # Python's modules are compiled, the system has read them

    @property
    def pages(self) -> int:
        """The number of pages in both languages."""
        return sum(1 for lang in ("fr", "en") for _ in self.root.glob(f"docs/{lang}/**/*.md"))

    def clean(self) -> None:
        """Removes all but the seeds."""
        for name in (".cache", "site", "docs"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        for lang in ("fr", "en"):
            (self.root / "docs" / lang).mkdir(parents=True)

    def reword(self) -> str:
        """Rewords a statement in English; returns a word that its page has from now on."""
        self._edits += 1
        letters = str(self._edits).translate(_LETTERS)  # a figure would have to be in the French
        page, word = self.root / "seeds/pages/page-0.yml", f"edited{letters}"
        text = page.read_text("utf-8")
        page.write_text(
            re.sub(r"The club 0-0 (edited[a-j]+ )?", f"The club 0-0 {word} ", text), "utf-8"
        )
        return word

    def correct(self) -> None:
        """Adds a word to an article, as a correction of the paper would: text, sidecar, hash."""
        self._edits += 1
        article = self.root / "seeds/00001.txt"
        sidecar = article.with_suffix(".yml")
        before = hashlib.sha256(article.read_bytes()).hexdigest()
        for path in (article, sidecar):
            text = path.read_text("utf-8")
            corrected = re.sub(r"Le club 1-20 (m\d+ )?", f"Le club 1-20 m{self._edits} ", text)
            path.write_text(corrected, "utf-8")
        after = hashlib.sha256(article.read_bytes()).hexdigest()
        sidecar.write_text(sidecar.read_text("utf-8").replace(before, after), "utf-8")

    def generate(self) -> Spent:
        """The time to generate docs/ alone."""
        return spent([sys.executable, "build_site.py"], self.root)

    def build(self) -> Spent:
        """The time to build the whole site."""
        return spent(BUILD, self.root)


class Rival:
    """The site of the same docs/ by another publisher, as tests/ways_out configures it."""

    def __init__(self, root: Path, docs: Path, *commands: list[str]) -> None:
        self._root, self._commands = root, commands
        shutil.copytree(ROOT / "tests/ways_out", root)
        shutil.copytree(docs, root / "docs")

    def clean(self) -> None:
        """Removes all but docs/."""
        for name in (".cache", "site", "public", "resources"):
            shutil.rmtree(self._root / name, ignore_errors=True)

    def reword(self) -> None:
        """Adds a word to a page."""
        page = self._root / "docs/en/page-0.md"
        page.write_text(page.read_text("utf-8").replace("The club 0-0", "The club 0-0 edited", 1))

    def build(self) -> Spent:
        """The time to build the whole site."""
        walls, cpus = zip(*(spent(command, self._root) for command in self._commands), strict=True)
        return Spent(sum(walls), sum(cpus))


def rivals(folder: Path, docs: Path) -> dict[str, Rival]:
    """Each by its name in the tables."""
    zensical, hugo = (f"{ROOT}/.venv-{name}/bin/python" for name in ("zensical", "hugo"))
    commands = {
        "MkDocs and Material": [BUILD],
        "Zensical": [[zensical, "-m", "zensical", "build"]],
        "Hugo and Pagefind": [[hugo, "-m", "hugo"], [*PYTHON, "pagefind", "--site", "public"]],
    }
    return {name: Rival(folder / name, docs, *each) for name, each in commands.items()}
