"""Killed, out of space, two at once, links and folders in the way: files and site/ stay whole."""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.publish.docs import changes, write
from dossier.read import snapshot
from dossier.system import files
from dossier.text.markdown import BANNER
from tests.forks import started
from tests.project import built, fill, run, tree
from tests.site.workshop import becomes

resource = pytest.importorskip("resource", reason="needs a POSIX system")

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from dossier.publish.docs import changes, write

root = Path("project")
paths = [f"docs/fr/{n}/{m}.md" for n in range(5) for m in range(20)]
states = [{path: sys.argv[1] + version for path in paths} for version in "ab"]
while True:
    for pages in states:
        write(root, pages, changes(root, pages))
        print("written", flush=True)
"""


def test_killed_while_writing_every_page_is_whole_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    moments = random.Random(1)  # noqa: S311
    fill(tmp_path, {"write.py": WRITE_FOR_EVER, "project/docs/fr/1/mine.txt": "mine"})
    said, project = tmp_path / "said", tmp_path / "project"
    os.mkfifo(said)
    seen = set()
    for number in range(24):
        child = started(tmp_path, "write.py", BANNER, said=said)
        with said.open() as words:
            assert words.readline() == "written\n"
            page = project / f"docs/fr/0/{moments.randrange(20)}.md"
            end = time.monotonic() + moments.uniform(0, 0.05)
            before = page.stat().st_ino
            # at any moment, or as soon as this page has been written
            while time.monotonic() < end if number % 2 else page.stat().st_ino == before:
                pass
            child.kill()
            child.join()
        pages = [path.read_text() for path in project.glob("docs/fr/*/*.md")]
        assert set(pages) <= {f"{BANNER}a", f"{BANNER}b"} and len(pages) == 100
        seen.add(len(set(pages)))
    assert seen == {1, 2}, "it was never killed amid its work, or always"
    wanted = {f"docs/fr/{n}/{m}.md": f"{BANNER}c" for n in range(5) for m in range(19)}
    write(project, wanted, changes(project, wanted))
    (project / "docs/fr/1/mine.txt").unlink()
    assert tree(project) == {path: content.encode() for path, content in wanted.items()}


def test_killed_while_building_site_is_the_old_or_the_new(project: Path) -> None:
    """Each version has its letter in the pages of both editions."""
    moments = random.Random(2)  # noqa: S311
    page = project / "seeds/pages/regatta.yml"
    original = page.read_text("utf-8")
    start = time.monotonic()
    assert built(project)[0] == 0
    took = time.monotonic() - start
    for version in "abcdef":
        page.write_text(titled(original, version), "utf-8")
        child = started(project, "-m", "mkdocs", "build")
        time.sleep(took * moments.uniform(0.2, 1.2))
        child.kill()
        child.join()
        names = set(tree(project / "site"))
        assert {"index.html", "en/index.html", "404.html", "sitemap.xml"} <= names
        assert any(name.startswith("pagefind/") for name in names)
        assert shown(project, "regate") == shown(project, "en/regatta")
    assert built(project)[0] == 0
    assert shown(project, "regate") == shown(project, "en/regatta") == ["Version f"]
    assert {path.name for path in project.iterdir()} & {"site.new"} == set()


def titled(page: str, version: str) -> str:
    both = f"fr: Version {version}, en: Version {version}"
    return page.replace("fr: Les faits, en: The facts", both)


def shown(project: Path, page: str) -> list[str]:
    text = (project / "site" / page / "index.html").read_text("utf-8")
    return sorted(set(re.findall(r"Version \w", text)))


def test_two_builds_at_once_wait_for_each_other(project: Path) -> None:
    children = [started(project, "build_site.py") for _ in range(4)]
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0, 0, 0]
    assert run(project, "--check") == (0, "")


HOLD = """
import sys, time
from filelock import FileLock

with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_build(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build of the project that goes on until it is killed."""
    lock = project / ".cache/build.lock"
    lock.parent.mkdir()
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout and child.stdout.readline() == b"held\n"
        yield child
        child.kill()


@pytest.mark.parametrize("command", ["build_site.py", "-m mkdocs build --quiet"])
def test_a_build_waits_for_another_and_says_so_until_that_is_killed(
    project: Path, other_build: subprocess.Popen[bytes], command: str
) -> None:
    (project / "docs").mkdir()
    said = project / "said"
    said.touch()
    build = started(project, *command.split(), said=said)
    assert becomes(said.read_text)
    assert not becomes(lambda: not build.is_alive(), within=2)
    assert not list((project / "docs").iterdir())
    other_build.kill()
    build.join(30)
    first, *others = said.read_text().splitlines()
    assert (build.exitcode, first) == (0, "Another build is under way; waiting for it.")
    assert [line for line in others if not line.startswith("written: ")] == []
    assert run(project, "--check") == (0, "")


@pytest.mark.usefixtures("other_build")
def test_a_check_waits_for_nobody(project: Path) -> None:
    assert run(project, "--check")[0] == 1


def test_where_nothing_can_be_written_what_is_current_is_said_to_be(project: Path) -> None:
    run(project)
    shutil.rmtree(project / ".cache")
    folders = [project, *(path for path in project.rglob("*") if path.is_dir())]
    modes = [(folder, folder.stat().st_mode) for folder in folders]
    try:
        for folder in folders:
            folder.chmod(0o555)
        assert run(project, "--check") == (0, "")
        assert run(project) == (0, "")
    finally:
        for folder, mode in modes:
            folder.chmod(mode)


def test_without_a_place_for_the_lock_a_build_goes_on(project: Path) -> None:
    (project / ".cache").write_text("a file where the folder must go")
    assert run(project)[0] == 0
    assert run(project, "--check") == (0, "")


def limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_changes_nothing_and_is_said(project: Path) -> None:
    run(project)
    before = tree(project / "docs")
    page = project / "seeds/pages/regatta.yml"
    page.write_text(
        page.read_text("utf-8").replace("title: {fr: Les faits,", "title: {fr: Un état,"), "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "build_site.py"],
        cwd=project,
        preexec_fn=lambda: limit_files(2000),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "docs/fr/regate.md:1:1: cannot be written: file too large\n"
        "    Mend this and build again: that does what is left to do.\n1 error\n",
    )
    assert tree(project / "docs") == before


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("new seeds/002_depart.txt", "seeds/002_depart.yml"),
        ("tidy", "seeds/002_depart.yml"),
        ("review --all", "seeds/reviewed.json"),
        ("schemas", "schemas/site.json"),
    ],
)
def test_a_disk_without_room_is_said_in_a_sentence(project: Path, command: str, path: str) -> None:
    (project / "schemas").mkdir()
    if "review" not in command:  # which wants seeds without a mistake
        (project / "seeds/002_depart.txt").write_text("Le départ.", "utf-8")
    before = tree(project / "seeds")
    done = subprocess.run(
        [sys.executable, "-B", "build_site.py", *command.split()],
        cwd=project,
        preexec_fn=lambda: limit_files(100),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and done.stderr.endswith(f"{path}: file too large\n")
    assert done.stderr.count("\n") == 1 and tree(project / "seeds") == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda docs: (docs / "fr").write_text("a file"),
            "docs/fr:1:1: a file stands where a folder must go",
        ),
        (
            lambda docs: (docs / "fr").symlink_to(docs.parent / "elsewhere"),
            "docs/fr:1:1: a symbolic link stands where a folder must go",
        ),
    ],
    ids=["file", "link"],
)
def test_what_stands_in_the_way_is_left_alone(project: Path, spoil: object, said: str) -> None:
    (project / "elsewhere").mkdir()
    (project / "docs").mkdir()
    assert callable(spoil)
    spoil(project / "docs")
    code, output = run(project)
    assert code == 1 and output.startswith(said)
    assert list((project / "elsewhere").iterdir()) == []


def test_a_seed_behind_a_link_is_not_published(project: Path) -> None:
    secret = project / "secret"
    (project / "seeds/000_club.txt").rename(secret)
    (project / "seeds/000_club.txt").symlink_to(secret)
    code, output = run(project)
    assert (code, output) == (
        1,
        "seeds/000_club.txt:1:1: is behind a symbolic link\n"
        "    Put the file itself here.\n1 error; more may follow once this is mended\n",
    )


def test_a_huge_seed_is_refused_with_the_limit(project: Path) -> None:
    with (project / "seeds/000_club.txt").open("wb") as file:
        file.truncate(50_000_000)
    code, output = run(project)
    assert code == 1 and output.startswith(
        "seeds/000_club.txt:1:1: has 50,000,000 bytes; the limit is 10,000,000\n"
    )


def test_seeds_that_change_while_they_are_read_are_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first and the second file of a reading, an editor saves the second."""
    path = project / "seeds/glossary.yml"
    read = files.read_bytes
    saves: list[int] = []

    def read_while_somebody_saves(path_read: Path, root: Path) -> bytes:
        if not saves:
            saves.append(path.write_text("entries: []\n"))
        return read(path_read, root=root)

    monkeypatch.setattr("dossier.read.snapshot.read_bytes", read_while_somebody_saves)
    assert snapshot.take(project)[0]["seeds/glossary.yml"] == b"entries: []\n"
