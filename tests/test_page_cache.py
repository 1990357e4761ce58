"""What a build leaves for the next one, and that nothing on the disk can do more than cost time."""

from pathlib import Path

import pytest

from dossier.system.page_cache import SWITCH, PageCache, digest, makers


def kept(path: Path | None, *keys: str) -> list[bytes | None]:
    """What a build finds under these keys, which it then keeps."""
    with PageCache(path) as cache:
        found = [cache.recall(key) for key in keys]
        for key in keys:
            cache.keep(key, key.encode())
    return found


def test_the_next_build_finds_what_was_kept_under_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / ".cache/pages"
    assert kept(path, "one") == [None]
    assert kept(path, "one", "other") == [b"one", None]


def test_what_a_build_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "pages"
    kept(path, "one", "other")
    assert kept(path, "one") == [b"one"]
    assert kept(path, "one", "other") == [b"one", None]


def test_a_build_that_does_not_end_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pages"
    kept(path, "one")
    PageCache(path).keep("one", b"half of it")
    assert kept(path, "one") == [b"one"]


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    for path in (None, tmp_path / "pages"):
        assert PageCache(path).path is None
        assert kept(path, "one") == kept(path, "one") == [None]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pages"
    path.write_bytes(content)
    assert kept(path, "one") == [None]
    assert kept(path, "one") == [b"one"]


def test_damage_amid_the_file_is_found_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pages"
    keys = [f"page {number}, {'x' * 50}" for number in range(2000)]
    kept(path, *keys)
    sound = path.read_bytes()
    for start in range(0, len(sound), len(sound) // 20):
        path.write_bytes(sound[:start] + bytes(500) + sound[start + 500 :])
        assert set(kept(path, *keys)) <= {None, *map(str.encode, keys)}
        kept(path, *keys)
        assert kept(path, *keys) == [key.encode() for key in keys]


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder must go")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file/pages", tmp_path / "folder"):
        assert kept(path, "one") == kept(path, "one") == [None]
    assert (tmp_path / "folder").is_dir()


def test_a_digest_tells_parts_apart() -> None:
    assert digest("a", "bc") != digest("ab", "c")
    assert digest("é", b"x") == digest("é".encode(), "x")


def test_the_makers_are_the_same_all_through_a_process() -> None:
    assert makers() == makers()
