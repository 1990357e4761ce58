"""The site and the seeds stand anywhere: behind links, on other disks, where nothing is written."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from dossier.publish.docs import changes, write
from dossier.publish.site import refuse_to_overwrite
from dossier.system.folders import put_in_place
from dossier.text.markdown import BANNER
from tests.project import built, fill, run, tree


def test_a_site_behind_a_link_is_brought_to_where_the_link_leads(project: Path) -> None:
    root = project / "www/htdocs"
    root.mkdir(parents=True)
    (project / "site").symlink_to(root)
    for _ in range(2):
        assert built(project, "--strict")[0] == 0
        assert (project / "site").is_symlink() and (project / "site").resolve() == root
        assert (root / "index.html").is_file() and (root / "en/index.html").is_file()
    assert {path.name for path in root.parent.iterdir()} == {"htdocs"}


def test_a_link_that_leads_nowhere_yet_is_followed_too(project: Path) -> None:
    (project / "site").symlink_to(project / "www/new")
    assert built(project, "--strict")[0] == 0
    assert (project / "www/new/index.html").is_file()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("seeds", "is, holds or lies in seeds."),
        ("docs/en", "is, holds or lies in docs."),
        ("templates/theme/new", "is, holds or lies in templates."),
        (".cache/site", "is, holds or lies in .cache."),
        (".", "is, holds or lies in seeds, docs, templates, dossier, schemas, .cache."),
        ("..", "is, holds or lies in seeds, docs, templates, dossier, schemas, .cache."),
        ("a/link/to", "is, holds or lies in seeds."),
        ("elsewhere", "is, holds or lies in schemas."),
        ("a/file", "is a file."),
    ],
)
def test_nothing_that_the_project_lives_by_makes_way_for_the_site(
    project: Path, place: str, why: str
) -> None:
    fill(project, {".cache/x": "", "docs/en/x": "", "a/file": "", "elsewhere/schemas/x": ""})
    (project / "a/link").symlink_to(project / "seeds")
    (project / "schemas").symlink_to(project / "elsewhere/schemas")
    site = project / place
    with pytest.raises(PluginError) as refused:
        refuse_to_overwrite(str(site), project)
    hint = "Name a folder for the site alone, in mkdocs.yml or by --site-dir."
    assert str(refused.value) == f"site_dir: {site} {why} Nothing was changed.\n    {hint}"


def test_where_the_site_cannot_be_nothing_is_written(project: Path) -> None:
    (project / "site").write_text("a letter")
    before = uncompiled(project)
    code, said = built(project)
    assert code == 1 and "/site is a file. Nothing was changed." in said
    assert uncompiled(project) == {**before, ".cache/build.lock": b""}


def uncompiled(project: Path) -> dict[str, bytes]:
    """The files of the project without what Python keeps of its modules."""
    return {path: text for path, text in tree(project).items() if "__pycache__" not in path}


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, Path]:
    """A new site and the one at its place."""
    old = {"same": "1", "page/index.html": "old", "gone/deep/file": "x", "was-a-file": "x"}
    new = {"same": "1", "page/index.html": "new", "was-a-file/index.html": "3"}
    for name, files in (("place", old), ("draft", new)):
        fill(tmp_path / name, files)
    return tmp_path / "draft", tmp_path / "place"


def busy(*_: object) -> None:
    raise OSError(errno.EBUSY, "Device or resource busy")


def test_where_a_folder_cannot_be_moved_its_content_is_brought_up_to_date(
    site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where another disk is mounted."""
    draft, place = site
    fill(place, {".git/HEAD": "ref"})
    wanted, untouched = tree(draft) | {".git/HEAD": b"ref"}, (place / "same").stat()
    monkeypatch.setattr(Path, "rename", busy)
    put_in_place(draft, place)
    assert tree(place) == wanted and not (place / "gone").exists()
    same = (place / "same").stat()
    assert (same.st_ino, same.st_mtime_ns) == (untouched.st_ino, untouched.st_mtime_ns)


def test_what_somebody_hides_in_the_site_stays(site: tuple[Path, Path]) -> None:
    draft, place = site
    hidden = {".git/HEAD": "ref", ".nojekyll": ""}
    fill(place, hidden)
    (place / ".git/refs").mkdir()
    wanted = tree(draft) | {path: text.encode() for path, text in hidden.items()}
    put_in_place(draft, place)
    assert tree(place) == wanted and (place / ".git/refs").is_dir()


def test_what_is_behind_a_link_of_that_name_stays_where_it_is(site: tuple[Path, Path]) -> None:
    """A pull request could bring the link; the hidden files of its folder would be published."""
    draft, place = site
    elsewhere = place.with_name("elsewhere")
    fill(elsewhere, {".ssh/id": "secret"})
    place.with_name(f".{place.name}.old").symlink_to(elsewhere)
    wanted = tree(draft)
    put_in_place(draft, place)
    assert tree(place) == wanted and tree(elsewhere) == {".ssh/id": b"secret"}


MOUNTED = """
set -e
mount -t tmpfs none site
{python} -m mkdocs build --strict --quiet
{python} -m mkdocs build --strict --quiet
test -f site/index.html && test -f site/en/index.html
"""


def can_mount() -> bool:
    command = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def in_mounts_of_its_own(project: Path, script: str) -> subprocess.CompletedProcess[str]:
    """The result of the shell script, run in the project where it may mount what it likes."""
    return subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not can_mount(), reason="nothing can be mounted here")
def test_a_mounted_folder_is_a_place_for_the_site(project: Path) -> None:
    run(project)
    (project / "site").mkdir()
    script = MOUNTED.format(python=sys.executable)
    done = in_mounts_of_its_own(project, script)
    assert (done.returncode, done.stderr) == (0, "")


FULL = """
set -e
mount -t tmpfs -o size={size}k none {mounted}
{python} -m mkdocs build --strict --quiet --site-dir {place}
(cd {place} && find . -type f -exec sha256sum {{}} +) | sort > before
sed -i 's/title: {{fr: Les faits,/title: {{fr: Les fins,/' seeds/pages/regatta.yml
dd if=/dev/zero of={mounted}/.filler bs=1k status=none 2>/dev/null || true
truncate -s -40K {mounted}/.filler
! {python} -m mkdocs build --quiet --site-dir {place} > said 2>&1
(cd {place} && find . -type f ! -name .filler -exec sha256sum {{}} +) | sort | cmp - before
rm {mounted}/.filler
test ! -e $(dirname {place})/.site.new
{python} -m mkdocs build --strict --quiet --site-dir {place}
grep -q 'Les fins' {place}/regate/index.html
"""


@pytest.mark.skipif(not can_mount(), reason="nothing can be mounted here")
@pytest.mark.parametrize("place", ["site", "mounted/site"])
def test_a_disk_that_is_full_leaves_the_site_and_is_said_in_a_sentence(
    project: Path, place: str
) -> None:
    """Be the site's folder the disk itself, or a folder on it."""
    run(project)
    mounted = place.partition("/")[0]
    (project / mounted).mkdir()
    script = FULL.format(python=sys.executable, place=place, mounted=mounted, size=20_000)
    done = in_mounts_of_its_own(project, script)
    assert (done.returncode, done.stderr) == (0, "")
    said = (project / "said").read_text("utf-8")
    assert "Traceback" not in said and "No space left on device" in said
    assert said.rstrip().endswith("The site stays as it was.")


READ_ONLY = """
set -e
mount --bind . .
mount -o remount,bind,ro .
cd "$PWD"
{python} build_site.py --check
{python} -m mkdocs build --strict --quiet --site-dir {place}
! {python} -m mkdocs build --quiet
"""


@pytest.mark.skipif(not can_mount(), reason="nothing can be mounted here")
def test_in_a_checkout_that_is_read_only_another_folder_is_built(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(project)
    place = tmp_path_factory.mktemp("elsewhere") / "site"
    script = READ_ONLY.format(python=sys.executable, place=place)
    done = in_mounts_of_its_own(project, script)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "read-only" in done.stderr.lower()
    assert (place / "index.html").is_file() and (place / "pagefind").is_dir()
    assert not (project / "site").exists()


def test_a_page_whose_name_changes_its_case_is_written_where_case_does_not_count(
    tmp_path: Path,
) -> None:
    """To remove the old one there removes the new one, which looks as if it were there."""
    page = f"{BANNER}x"
    fill(tmp_path, {"docs/fr/Regate.md": page, "docs/fr/regate.md": page})
    wanted = {"docs/fr/regate.md": page}
    todo = changes(tmp_path, wanted)
    assert todo == {"docs/fr/regate.md": "stale", "docs/fr/Regate.md": "leftover"}
    write(tmp_path, wanted, todo)
    assert tree(tmp_path) == {"docs/fr/regate.md": page.encode()}


HIDDEN = ("seeds/.#site.yml", "seeds/pages/.#regatta.yml")


def test_what_editors_and_systems_hide_among_the_seeds_is_passed_over(project: Path) -> None:
    for path in HIDDEN:
        (project / path).symlink_to("editor@host.1234")
    fill(
        project,
        {
            "seeds/._000_club.txt": "\0",
            "seeds/.DS_Store": "\0",
            "seeds/pages/.regatta.yml.swp": "\0",
            "seeds/.idea/x.yml": "a: [",
        },
    )
    assert run(project, "--strict")[0] == 0


def test_anything_else_that_nobody_reads_is_said(project: Path) -> None:
    fill(project, {"seeds/Thumbs.db": "x", "seeds/old/002.txt": "x"})
    code, said = run(project)
    assert code == 0
    for path in ("seeds/Thumbs.db", "seeds/old/002.txt"):
        assert f"{path}:1:1: warning: nobody reads this" in said
    assert run(project, "--strict")[0] == 1
    fill(project, {"seeds/pages/extra.yaml": "x"})  # a page that would be missing
    code, said = run(project)
    assert code == 1 and "seeds/pages/extra.yaml:1:1: nobody reads this" in said
