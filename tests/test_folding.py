"""A quote stands in an article under the folds, and no other."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.text.folding import FoldedText, fold


def found(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[str]:
    return [text[slice(*span)] for span in FoldedText(text).find(exact, prefix, suffix)]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("jusqu’en\u00a02028, dit-il", "jusqu'en 2028"),
        ("jusqu'en \n 2028", "jusqu’en\u202f2028"),
        ("il dit ''oui'' et part", "“oui”"),
        ("il dit “oui” et part", "’'oui''"),
        ("le comite\u0301 pre\u0301pare", "comité prépare"),
        ("le comité prépare", "comite\u0301 pre\u0301pare"),
        ("l'organi\u00adsation", "l’organisation"),
        ("il va a\u0300 \u200bDakar", "à Dakar"),
        ("il va à\u200b \u00a0\u200bDakar", "à Dakar"),
        ("un A\u030angstro\u0308m", "\u212bngström"),
        ("e\u00ad\u0301te\u0301", "été"),
    ],
)
def test_folds(text: str, exact: str) -> None:
    assert len(found(text, exact)) == 1


@pytest.mark.parametrize(
    "exact", ["Ete", "été", "eté", "Éte\u0300", '"oui"', "«oui»", "Été-", "Ét"[::-1], "É té"]
)
def test_nothing_else_folds(exact: str) -> None:
    assert found("Été « oui » “non”", exact) == []


def test_a_match_has_its_place_in_the_original() -> None:
    text = "Ici :\u00a0\u00a0''la   fin'', puis\n\nla fin"
    assert found(text, "“la fin”, puis la") == ["''la   fin'', puis\n\nla"]


@pytest.mark.parametrize(
    ("text", "exact", "stands"),
    [
        ("un comite\u0301 ici", "comité", "comite\u0301"),
        ("un comite\u0301 ici", "ici", "ici"),
        ("l'organi\u00adsation suit", "organisation", "organi\u00adsation"),
        ("l'organi\u00adsation suit", "organi", "organi"),
        ("l'organi\u00adsation suit", "sation", "sation"),
        ("la fin.\u200b La suite", "La suite", "La suite"),
        ("la fin.\u200b La suite", "la fin.", "la fin."),
        ("e\u0301te\u0301, e\u0301te\u0301", "té,", "te\u0301,"),
    ],
)
def test_what_is_folded_away_moves_no_place(text: str, exact: str, stands: str) -> None:
    assert found(text, exact) == [stands]


@settings(deadline=None)
@given(st.text(alphabet="e\u0301\u0323 \u00ad\u200b'’é\u1112\u1161\u11ab\u0344\u212b\u09c7\u09be"))
def test_folded_text_is_composed_and_shows_what_it_has(text: str) -> None:
    folded = fold(text)
    assert unicodedata.is_normalized("NFC", folded)
    assert not set(folded) & set("\u00ad\u200b’")


@settings(deadline=None)
@given(st.text(alphabet="a \t\n\u00a0\u2028'’“”é"))
def test_what_nobody_sees_changes_nothing(text: str) -> None:
    """Without it, and without accents to compose, texts fold another way."""
    assert fold(f"{text}\u200b") == fold(text)
    for passage in text.split():
        assert found(f"{text}|\u200b", passage) == found(text, passage)


@settings(deadline=None)
@given(st.text(alphabet="ab e\u0301\u00ad'’"), st.integers(0, 20), st.integers(1, 20))
def test_any_passage_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    passage = text[start : start + length]
    if text[start + length : start + length + 1] in ("\u0301", "'", "’", "\u00ad"):
        return  # cut inside of what is one character
    if passage.lstrip("\u00ad")[:1] in ("\u0301", "'", "’") or not fold(passage):
        return
    assert passage.strip(" \u00ad") in [one.strip(" \u00ad") for one in found(text, passage)]


def test_every_place_is_found_even_overlapping_ones() -> None:
    assert found("aaa", "aa") == ["aa", "aa"]


def test_prefix_and_suffix_settle_which_one() -> None:
    text = "le club de 2017, le club de 2025"
    assert len(found(text, "le club")) == 2
    assert found(text, "le club", suffix="de 2025") == ["le club"]
    assert found(text, "le club", suffix=" de 2025") == ["le club"]
    assert found(text, "club", prefix="2017, le") == ["club"]
    assert found(text, "club", prefix="2018, le") == []


def test_a_quote_of_which_nobody_sees_anything_stands_nowhere() -> None:
    assert found("Un mot\u00ad caché.", "\u00ad") == []
