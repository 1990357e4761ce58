"""A quote stands in an article under three folds, and no other."""

import pytest

from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText


def found(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[str]:
    selector = TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
    return [text[slice(*span)] for span in FoldedText(text).find(selector)]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("jusqu’en\u00a02028, dit-il", "jusqu'en 2028"),
        ("jusqu'en \n 2028", "jusqu’en\u202f2028"),
        ("il dit ''oui'' et part", "“oui”"),
        ("il dit “oui” et part", "’'oui''"),
    ],
)
def test_folds(text: str, exact: str) -> None:
    assert len(found(text, exact)) == 1


@pytest.mark.parametrize(
    "exact", ["Ete", "été", "eté", "E\u0301té", '"oui"', "«oui»", "Été-", "Ét"[::-1]]
)
def test_nothing_else_folds(exact: str) -> None:
    assert found("Été « oui » “non”", exact) == []


def test_a_match_has_its_place_in_the_original() -> None:
    text = "Ici :\u00a0\u00a0''la   fin'', puis\n\nla fin"
    assert found(text, "“la fin”, puis la") == ["''la   fin'', puis\n\nla"]


def test_every_place_is_found_even_overlapping_ones() -> None:
    assert found("aaa", "aa") == ["aa", "aa"]


def test_prefix_and_suffix_settle_which_one() -> None:
    text = "le club de 2017, le club de 2025"
    assert len(found(text, "le club")) == 2
    assert found(text, "le club", suffix="de 2025") == ["le club"]
    assert found(text, "le club", suffix=" de 2025") == ["le club"]
    assert found(text, "club", prefix="2017, le") == ["club"]
    assert found(text, "club", prefix="2018, le") == []
