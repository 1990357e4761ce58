"""docs/ is brought to what the seeds say, and nothing else is touched."""

from pathlib import Path

import pytest

from dossier.model.problems import Rejected
from dossier.publish.docs import DONE, changes, write
from dossier.system import files
from dossier.text.markdown import BANNER

PAGE = f"{BANNER}seeds/x.yml\n---\nbody\n"


def bring(root: Path, pages: dict[str, str]) -> str:
    todo = changes(root, pages)
    write(root, pages, todo)
    return "\n".join(f"{DONE[state]}: {path}" for path, state in todo.items())


def test_what_changed_is_written_and_said(tmp_path: Path) -> None:
    assert bring(tmp_path, {"docs/fr/a.md": PAGE, "docs/fr/b/c.md": PAGE}) == (
        "written: docs/fr/a.md\nwritten: docs/fr/b/c.md"
    )
    assert (tmp_path / "docs/fr/b/c.md").read_text() == PAGE


def test_what_would_change_is_said_and_nothing_done(tmp_path: Path) -> None:
    bring(tmp_path, {"docs/fr/a.md": PAGE, "docs/fr/b.md": PAGE})
    assert changes(tmp_path, {"docs/fr/a.md": PAGE + "new"}) == {
        "docs/fr/a.md": "stale",
        "docs/fr/b.md": "leftover",
    }
    assert (tmp_path / "docs/fr/a.md").read_text() == PAGE


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    bring(tmp_path, {"docs/fr/a.md": PAGE})
    before = (tmp_path / "docs/fr/a.md").stat()
    assert bring(tmp_path, {"docs/fr/a.md": PAGE}) == ""
    after = (tmp_path / "docs/fr/a.md").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_page_without_a_seed_goes_with_its_empty_folder(tmp_path: Path) -> None:
    bring(tmp_path, {"docs/fr/a.md": PAGE, "docs/fr/old/b.md": PAGE})
    assert bring(tmp_path, {"docs/fr/a.md": PAGE}) == "removed: docs/fr/old/b.md"
    assert [path.name for path in (tmp_path / "docs/fr").iterdir()] == ["a.md"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_folder_of_an_edition_stays_when_its_last_page_goes(tmp_path: Path, lang: str) -> None:
    """MkDocs wants it, and somebody may be about to put a page of their own there."""
    bring(tmp_path, {f"docs/{lang}/sources/a.md": PAGE})
    bring(tmp_path, {})
    assert [path.name for path in (tmp_path / "docs").rglob("*")] == [lang]


def test_only_pages_with_our_banner_are_removed(tmp_path: Path) -> None:
    by_hand = tmp_path / "docs/fr/notes.md"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text(f"# mine\n{PAGE}")
    (tmp_path / "docs/fr/image.png").write_bytes(b"\x89PNG")
    (tmp_path / "docs/fr/kept.txt").write_text(PAGE)
    assert bring(tmp_path, {}) == ""
    assert by_hand.exists() and (tmp_path / "docs/fr/kept.txt").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_not_ours_is_never_overwritten(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "docs/fr/a.md"
    place.parent.mkdir(parents=True)
    if kind == "file":
        place.write_text("mine")
    elif kind == "folder":
        place.mkdir()
    else:
        (tmp_path / "elsewhere.md").write_text(PAGE + "old")
        place.symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(Rejected) as rejected:
        changes(tmp_path, {"docs/fr/a.md": PAGE})
    assert str(rejected.value) == (
        "docs/fr/a.md:1:1: a file that is not ours stands where a page must go\n"
        "    Move it away, or give the page another slug.\n"
        "1 error"
    )


def test_a_page_that_cannot_be_read_is_not_said_to_be_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "docs").mkdir()
    bring(tmp_path, {"docs/fr/a.md": PAGE})
    monkeypatch.setattr(files, "read_bytes", refuse)
    with pytest.raises(PermissionError):
        changes(tmp_path, {"docs/fr/a.md": PAGE + "new"})


def test_no_draft_is_left_behind(tmp_path: Path) -> None:
    bring(tmp_path, {"docs/fr/a.md": PAGE})
    bring(tmp_path, {"docs/fr/a.md": PAGE + "new"})
    assert [path.name for path in (tmp_path / "docs/fr").iterdir()] == ["a.md"]


@pytest.mark.parametrize("content", ["", PAGE[:9], PAGE])
def test_what_a_killed_run_began_to_write_goes(tmp_path: Path, content: str) -> None:
    bring(tmp_path, {"docs/fr/a.md": PAGE})
    (tmp_path / "docs/fr/.0123456789abcdef.tmp").write_text(content)
    (tmp_path / "docs/fr/.c.tmp").write_text("somebody’s own")
    assert bring(tmp_path, {"docs/fr/a.md": PAGE}) == "removed: docs/fr/.0123456789abcdef.tmp"
    assert sorted(path.name for path in (tmp_path / "docs/fr").iterdir()) == [".c.tmp", "a.md"]


def test_what_the_disk_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes, root: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "write", refuse)
    with pytest.raises(Rejected) as rejected:
        bring(tmp_path, {"docs/fr/a.md": PAGE})
    assert str(rejected.value) == (
        "docs/fr/a.md:1:1: cannot be written: permission denied\n"
        "    Mend this and build again: that does what is left to do.\n"
        "1 error"
    )
