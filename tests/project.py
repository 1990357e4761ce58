"""A project of a test's own, and its commands run as an editor runs them."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.forks import ran

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/golden/regatta"


def make(folder: Path) -> Path:
    """A project in `folder` with the seeds of the golden dossier."""
    for name in ("dossier", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("build_site.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(GOLDEN / "seeds", folder / "seeds")
    return folder


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of `build_site.py` with these arguments; never a traceback."""
    code, said = ran(project, "build_site.py", *arguments)
    assert "Traceback" not in said, said
    return code, said


def publish(project: Path, *arguments: str) -> Path:
    """The site that `mkdocs build` makes with these arguments."""
    code, said = built(project, "--quiet", *arguments)
    assert code == 0, said[-3000:]
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(project: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Exit code and output of `mkdocs build` with these arguments; never a traceback."""
    for lang in ("fr", "en"):
        (project / "docs" / lang).mkdir(parents=True, exist_ok=True)
    code, said = ran(project, "-m", "mkdocs", "build", *arguments, **environment)
    assert "Traceback" not in said, said
    return code, said


def fill(project: Path, files: Mapping[str, str]) -> None:
    """Puts files into the project, path → text."""
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")


def edit(project: Path, path: str, *changes: tuple[str, str]) -> None:
    """Replaces the first of each old words by the new ones in a file of the project."""
    text = (project / path).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{path} does not have {old!r} any more"
        text = text.replace(old, new, 1)
    (project / path).write_text(text, "utf-8")
