"""A project of a test's own, and its commands run as an editor runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/golden/regatta"


def make(folder: Path) -> Path:
    """A project in `folder` with the seeds of the golden dossier."""
    for name in ("dossier", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build_site.py", "mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(GOLDEN / "seeds", folder / "seeds")
    return folder


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of `build_site.py` with these arguments; never a traceback."""
    done = subprocess.run(
        [sys.executable, "build_site.py", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


def publish(project: Path, *arguments: str) -> Path:
    """The site that `mkdocs build` makes with these arguments."""
    for lang in ("fr", "en"):
        (project / "docs" / lang).mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *arguments],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
