"""A copy of the repository to work in, and what one does there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep

from tests.forks import ran

REPOSITORY = Path(__file__).parents[2]
GOLDEN = REPOSITORY / "tests/golden/regatta"
SITE_URL = "https://example.github.io/dossier/"
MADE = (
    *(".git", ".venv*", ".cache", "site", "site.new", "site.old"),
    *(".*_cache", ".hypothesis"),
)
ENVIRONMENT = {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}

Run = subprocess.CompletedProcess[str]


def _made(folder: str, names: list[str]) -> set[str]:
    """What is made from the repository, not to be copied, but for its modules as Python has them
    compiled; a folder of tests is called site, too."""
    return shutil.ignore_patterns(*(MADE if Path(folder) == REPOSITORY else ()))(folder, names)


class Workshop:
    """A copy of the repository, without what is made from it; with the golden dossier in it, or
    with the dossier that is there. It is made unless it stands at `root`."""

    def __init__(self, root: Path, dossier: Path = GOLDEN) -> None:
        self.root = root
        if root.exists():
            return
        shutil.copytree(REPOSITORY, root, ignore=_made)
        for folder in ("seeds", "docs") if dossier != REPOSITORY else ():
            shutil.rmtree(root / folder)
            shutil.copytree(dossier / folder, root / folder)

    def python(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """The exit code of `python …` here, and its two outputs as one."""
        code, said = ran(self.root, *arguments, **{**ENVIRONMENT, **(env or {})})
        return Run(arguments, code, said)

    def run(self, *command: str, env: Mapping[str, str] | None = None) -> Run:
        return subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, **ENVIRONMENT, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def edit(self, path: str, old: str, new: str) -> None:
        """Puts `new` for the first `old` in a file, as an editor does who saves it."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def place(self, path: str, words: str) -> str:
        """The place of `words` in a file, as problems say it: path:line:column."""
        before = (self.root / path).read_text(encoding="utf-8").partition(words)[0]
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def content(self, folder: str = ".") -> dict[str, bytes]:
        """Every file below `folder`, path → bytes."""
        return content(self.root / folder)

    def traces(self, folder: str = ".") -> dict[str, tuple[int, int]]:
        """The marks of files that change when one is written anew, even with the same bytes."""
        stats = {name: path.stat() for name, path in _files(self.root / folder)}
        return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def shared(root: Path, dossier: Path = GOLDEN) -> tuple[Workshop, Run]:
    """A copy in which `mkdocs build` was run, and what that said; by whoever asks first, of all who
    test at once, and to be read only."""
    from filelock import FileLock  # which is not where other browsers are

    said = root.with_name(f"{root.name}.json")
    with FileLock(root.with_name(f"{root.name}.lock")):
        if not said.exists():
            run = Workshop(root, dossier).python("-m", "mkdocs", "build")
            said.write_text(json.dumps([run.returncode, run.stdout]), "utf-8")
    return Workshop(root), Run((), *json.loads(said.read_text("utf-8")))


def becomes(is_so: Callable[[], object], within: float = 20) -> bool:
    """True if something is so, or becomes so within this many seconds."""
    end = monotonic() + within
    while not (so := bool(is_so())) and monotonic() < end:
        sleep(0.05)
    return so


def content(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, path → bytes."""
    return {name: path.read_bytes() for name, path in _files(folder)}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Every file below the folder, but for what a build leaves to the next."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in files)
    return [(name, path) for name, path in names if not name.startswith(".cache/")]
