"""The program as a wheel: installed where nothing of this repository is, it makes a dossier that is
built, written further as CONTRIBUTING says, and served."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.project import ROOT, fill, tree
from tests.site.workshop import becomes
from tests.test_editing import ARTICLE, PAGE, describe

pytestmark = pytest.mark.long
NAMES = ("--name", "Le port", "--name-en", "The port", "--url", "https://port.example/")


class Installed:
    """An environment with the wheel in it, and a dossier that was started there."""

    def __init__(self, folder: Path) -> None:
        self.dossier = folder / "mine"
        self._scripts = folder / ("fresh/Scripts" if os.name == "nt" else "fresh/bin")
        wheel = str(built_wheel(folder / "wheel"))
        python(folder, "-m", "venv", "--without-pip", "fresh")
        target = self._run(folder, "python", "-c", "import site; print(site.getsitepackages()[-1])")
        others = sysconfig.get_path("purelib")  # what the wheel asks for is there: no network
        Path(target.strip(), "others.pth").write_text(others, "utf-8")
        pip = ("-m", "pip", "--python", str(self._scripts / "python"), "install", "--quiet")
        python(folder, *pip, "--no-deps", "--no-index", wheel)
        self._run(folder, "dossier", "start", "mine", *NAMES)

    def _run(self, folder: Path, program: str, *arguments: str) -> str:
        command = [str(self._scripts / program), *arguments]
        return output(folder, command)

    def run(self, program: str, *arguments: str) -> str:
        """The output of a program of the environment in the dossier."""
        return self._run(self.dossier, program, *arguments)

    @contextmanager
    def serving(self, host: str) -> Iterator[None]:
        command = [str(self._scripts / "python"), "-m", "mkdocs", "serve", "--dev-addr", host]
        with subprocess.Popen(command, cwd=self.dossier, env=environment()) as server:
            try:
                yield
            finally:
                server.terminate()


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}


def output(folder: Path, command: list[str], env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def python(folder: Path, *arguments: str) -> str:
    return output(folder, [sys.executable, *arguments], dict(os.environ))


def built_wheel(folder: Path) -> Path:
    """The wheel, from what a release would have: a copy of the repository made by its backend."""
    python(ROOT, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder))
    [source] = folder.glob("*.tar.gz")
    python(folder, "-m", "tarfile", "--extract", source.name)
    unpacked = folder / source.name.removesuffix(".tar.gz")
    python(unpacked, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("installed"))


def test_a_started_dossier_is_built_strictly_by_what_is_installed(installed: Installed) -> None:
    assert installed.run("dossier", "--check") == ""
    installed.run("python", "-m", "mkdocs", "build", "--strict")
    site = tree(installed.dossier / "site")
    assert "Le port" in site["index.html"].decode() and "The port" in site["en/index.html"].decode()
    assert {"assets/dossier.css", "pagefind/pagefind.js", "robots.txt", "404.html"} <= set(site)
    assert [name for name in site if "preview" in name] == []  # a picture of another dossier
    assert b"og:image" not in site["index.html"]
    program = installed.run("python", "-c", "import dossier; print(dossier.__file__)")
    assert str(ROOT) not in program and installed.run("dossier", "--version").split()[1]


def test_an_article_and_a_statement_are_added_and_served(installed: Installed, host: str) -> None:
    project = installed.dossier
    fill(project, {"seeds/002_depart.txt": ARTICLE, "seeds/pages/start.yml": PAGE})
    drafted = installed.run("dossier", "new", "seeds/002_depart.txt")
    assert drafted.startswith("seeds/002_depart.yml: fill in what is empty")
    assert "\ndisplay: quotes  # only what is cited; `full` publishes the whole article" in (
        project / "seeds/002_depart.yml"
    ).read_text("utf-8")
    describe(project, "unused: [{rest: off-topic}]\n")
    assert "names its schema" in installed.run("python", "build_site.py", "tidy")
    assert "written: docs/fr/depart.md\n" in installed.run("dossier", "--strict")
    with installed.serving(host):
        assert becomes(
            lambda: "The regatta will start at noon." in read(f"http://{host}/en/start/")
        )


def read(address: str) -> str:
    try:
        with urlopen(address, timeout=20) as response:  # noqa: S310
            return str(response.read(), "utf-8")
    except URLError:
        return ""
