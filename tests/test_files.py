"""One door to files: nothing is read or written through a link, and no name can be guessed; every
command takes it."""

import os
import secrets
from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.system.files import UnusableFile, read_bytes, write, write_all
from tests.project import run, tree

LINK = "is behind a symbolic link"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file outside of what is read and written."""
    path = tmp_path / "outside/secret"
    path.parent.mkdir()
    path.write_text("secret")
    (tmp_path / "in").mkdir()
    return path


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\r\n" * 5)
    assert read_bytes(path, 10, tmp_path) == b"\r\n" * 5
    with pytest.raises(UnusableFile, match="has 10 bytes; the limit is 9"):
        read_bytes(path, 9)


def test_nothing_is_read_behind_a_link(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "in/link").symlink_to(secret)
    (tmp_path / "in/folder").symlink_to(secret.parent)
    for name in ("link", "folder/secret"):
        with pytest.raises(UnusableFile, match=LINK) as refused:
            read_bytes(tmp_path / "in" / name, root=tmp_path)
        assert refused.value.hint == "Put the file itself here."


def test_a_junction_of_windows_is_a_link(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks like a folder, but for its tag."""
    looks = SimpleNamespace(st_mode=secret.parent.stat().st_mode, st_reparse_tag=0xA0000003)
    lstat = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: looks if path == secret.parent else lstat(path))
    with pytest.raises(UnusableFile, match=LINK):
        read_bytes(secret, root=tmp_path)


def test_a_project_may_be_behind_a_link_itself(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "in/folder").symlink_to(secret.parent)
    root = tmp_path / "in/folder"
    assert read_bytes(root / "secret", root=root) == b"secret"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path = Path("/dev/null")
    with pytest.raises(UnusableFile, match="is not a file"):
        read_bytes(path)


def test_a_file_is_written_all_at_once_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.sh"
    write(path, b"1")
    path.chmod(0o750)
    write(path, b"2")
    assert path.read_bytes() == b"2" and path.stat().st_mode & 0o777 == 0o750
    assert [one.name for one in tmp_path.iterdir()] == ["a.sh"]


def test_nothing_is_written_behind_a_link(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "in/folder").symlink_to(secret.parent)
    with pytest.raises(UnusableFile, match=LINK):
        write(tmp_path / "in/folder/secret", b"x", root=tmp_path)
    link = tmp_path / "in/link"
    link.symlink_to(secret)
    write(link, b"x", root=tmp_path)
    assert secret.read_text() == "secret" and link.read_bytes() == b"x" and not link.is_symlink()


def test_a_name_made_ready_by_somebody_is_not_written_through(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda length: "guessed")
    (tmp_path / "in/.guessed.tmp").symlink_to(secret)
    with pytest.raises(FileExistsError):
        write(tmp_path / "in/a", b"x")
    assert secret.read_text() == "secret"
    assert (tmp_path / "in/.guessed.tmp").is_symlink(), "it is not ours to remove"


def test_where_one_file_has_no_place_all_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").write_text("old")
    with pytest.raises(OSError, match=r"'.*/b/c'"):
        write_all([(tmp_path / "a", b"new"), (tmp_path / "b/c", b"new")])
    assert tree(tmp_path) == {"a": b"old", "b": b"old"}


def test_the_folder_of_a_file_is_made(tmp_path: Path) -> None:
    write(tmp_path / "new/one/a", b"x")
    assert tree(tmp_path) == {"new/one/a": b"x"}


def test_no_command_follows_a_link_among_the_seeds(project: Path, secret: Path) -> None:
    """Files behind a link are left alone and reported."""
    away = secret.parent
    (away / "x.yml").write_text("id: away\n")
    links = {"zz.yml": secret, "leak.txt": secret, "more.yml": away / "x.yml", "old": away}
    for name, target in links.items():
        (project / "seeds" / name).symlink_to(target)
    for name in ("zz.txt", "seeds/zz.txt"):
        (project / name).write_text("Le port.")
    before = tree(away)
    _, said = run(project, "tidy")
    for name in ("zz.yml", "leak.txt", "more.yml"):
        assert f"seeds/{name}:1:1: is behind a symbolic link\n" in said
        assert (project / "seeds" / name).is_symlink()
    code, said = run(project, "new", "seeds/leak.txt")
    assert code == 1 and said.startswith("seeds/leak.txt is behind a symbolic link. Put the file")
    assert run(project, "new", "seeds/zz.txt")[0] == 1
    assert tree(away) == before and not (project / "seeds/leak.yml").exists()


def test_neither_does_one_that_is_a_folder_of_pages_or_all_of_docs(
    project: Path, secret: Path
) -> None:
    run(project)
    for name in ("seeds/pages", "docs"):
        (project / name).rename(secret.parent / Path(name).name)
        (project / name).symlink_to(secret.parent / Path(name).name)
    (secret.parent / "docs/fr/left.md").write_bytes((project / "docs/fr/regate.md").read_bytes())
    before = tree(secret.parent)
    assert "seeds/pages:1:1: is behind a symbolic link\n" in run(project, "tidy")[1]
    code, said = run(project)
    assert code == 1 and "seeds/pages:1:1: is behind a symbolic link\n" in said
    (project / "seeds/pages").unlink()
    assert run(project)[0] == 1
    assert tree(secret.parent) == before


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("note.txt", "Put its text there, in UTF-8."),
        ("seeds/pages/note.txt", "Put its text there, in UTF-8."),
        ("seeds/note.pdf", "Put its text there, in UTF-8."),
        ("seeds/NOTE.TXT", "Rename it to NOTE.txt."),
        ("seeds/note.txt.txt", "Rename it to note.txt."),
        ("seeds/note.yml.txt", "Put its text there, in UTF-8."),
    ],
)
def test_a_sidecar_is_drafted_where_it_is_read_or_nowhere(
    project: Path, path: str, said: str
) -> None:
    (project / path).write_text("Le port.")
    before = tree(project)
    only = "only .txt files right in seeds/ are read."
    assert run(project, "new", path) == (1, f"{path}: {only} {said}\n")
    assert tree(project) == before


def test_a_name_in_another_composition_is_the_same_name(project: Path) -> None:
    (project / "seeds/e\u0301te\u0301.yml").write_text("draft: true\n")
    (project / "seeds/\u00e9t\u00e9.txt").write_text("Le port.")
    before = set(tree(project / "seeds"))
    assert run(project, "new", "seeds/\u00e9t\u00e9.txt")[0] == 1
    assert "drafted" not in run(project, "tidy")[1]
    assert set(tree(project / "seeds")) == before


def test_who_holds_a_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Path] = []
    replace = Path.replace

    def held_once(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) == 1:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_once)
    write(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x" and len(tries) == 2
    assert len(list(tmp_path.iterdir())) == 1
