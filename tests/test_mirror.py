"""A folder is brought to the state wanted, and what is right in it is left alone."""

from pathlib import Path

from dossier.system.folders import bring, files_in


def fill(folder: Path, files: dict[str, str]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    return folder


def test_the_folder_holds_what_is_wanted_and_nothing_else(tmp_path: Path) -> None:
    before = {"same": "1", "page/index.html": "old", "gone/deep/file": "x", "was-a-file": "x"}
    folder = fill(tmp_path / "folder", before)
    (folder / "elsewhere").symlink_to(tmp_path)
    draft = fill(tmp_path / "draft", {"same": "1", "drafted/file": "2"})
    untouched = (folder / "same").stat()
    bring(folder, draft, {"page/index.html": b"new", "was-a-file/index.html": b"3"})
    assert {path: (folder / path).read_text() for path in files_in(folder)} == {
        "same": "1",
        "page/index.html": "new",
        "drafted/file": "2",
        "was-a-file/index.html": "3",
    }
    assert not (folder / "gone").exists()
    assert not (folder / "elsewhere").is_symlink()
    assert (folder / "same").stat() == untouched


def test_without_a_folder_the_draft_becomes_it(tmp_path: Path) -> None:
    draft = fill(tmp_path / "draft", {"one": "1"})
    bring(tmp_path / "folder", draft, {"two": b"2"})
    assert sorted(files_in(tmp_path / "folder")) == ["one", "two"]
    assert not draft.exists()


def test_the_draft_may_be_the_folder(tmp_path: Path) -> None:
    draft = fill(tmp_path / "draft", {"one": "1"})
    bring(draft, draft, {"two": b"2"})
    assert sorted(files_in(draft)) == ["one", "two"]
