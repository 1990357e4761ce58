"""Front matter is plain where a person would leave it plain, and every reader reads the same."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from dossier.text.markdown import front_matter
from tests.hugo import HUGO, read_by_hugo

HOSTILE = (Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines()
# What some reader of YAML takes for something else than these letters, and what looks like it.
WORDS = "y No ON off true Null ~ NaN .inf 1e3 0x1 1_000 12:30 2030-01-01 = << ... --- @a a:b « é"
TEXTS = [*WORDS.split(), "a: b", "a #b", "a ", " a", "a\u00a0", "", "aujourd’hui 5", *HOSTILE]
VALUES = {f"v{number}": text for number, text in enumerate(TEXTS)}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Le partenariat", "Le partenariat"),
        ("« L’été », dit-il (à 10 h)…", "« L’été », dit-il (à 10 h)…"),
        ("Le port : un accord", '"Le port : un accord"'),
        ("Accord # 1", '"Accord # 1"'),
        ("No", '"No"'),
        ("2028", '"2028"'),
        ("- a", '"- a"'),
        ("a ", '"a "'),
        (["a", 1], '["a", 1]'),
        (None, "null"),
    ],
)
def test_front_matter_is_quoted_where_a_person_would(value: object, written: str) -> None:
    assert front_matter({"title": value}) == f"title: {written}\n---\n"


@settings(max_examples=200, deadline=None)
@given(value=st.text("aé1 «»’:#-.,!?&*~\u00a0") | st.text(st.characters(exclude_categories=["Cs"])))
def test_front_matter_is_read_back(value: str) -> None:
    written = front_matter({"title": value, "description": value})
    assert get_data(f"---\n{written}\ntexte") == ("texte", {"title": value, "description": value})


def test_no_text_is_read_as_another_type() -> None:
    written = front_matter(VALUES)
    assert yaml.safe_load(written.removesuffix("---\n")) == VALUES
    assert get_data(f"---\n{written}") == ("", VALUES)


@pytest.mark.skipif(not HUGO, reason="needs HUGO, the path of its binary")
def test_hugo_reads_the_same(tmp_path: Path) -> None:
    [(_, read)] = read_by_hugo(tmp_path, f"---\n{front_matter(VALUES)}")
    assert read.items() >= VALUES.items()
