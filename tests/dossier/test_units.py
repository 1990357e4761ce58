"""The real articles, unit by unit: what a sentence is, where it stands, what becomes of it."""

from pathlib import Path

import pytest

from dossier.evidence import anchoring as evidence
from dossier.evidence.ledger import Ledger
from dossier.model.dossier import Dossier
from dossier.read import reader

ROOT = Path(__file__).parent.parent.parent

UNITS = {  # offsets in code points, of what each article says, the credit and the metadata apart
    "cio-alibaba-2017": [
        ("caption", 0, 101),
        ("sentence", 128, 370),
        ("sentence", 371, 430),
        ("sentence", 432, 684),
        ("sentence", 685, 1048),
        ("heading", 1050, 1073),
        ("sentence", 1075, 1290),
        ("sentence", 1291, 1539),
        ("sentence", 1541, 1729),
        ("sentence", 1730, 1857),
        ("sentence", 1859, 2141),
    ],
    "cojoj-alibaba-2025": [
        ("sentence", 14, 255),
        ("sentence", 256, 373),
        ("sentence", 375, 597),
        ("sentence", 598, 716),
        ("sentence", 718, 820),
        ("sentence", 821, 1051),
        ("sentence", 1053, 1281),
        ("sentence", 1283, 1780),
        ("sentence", 1782, 2269),
        ("sentence", 2271, 2386),
        ("sentence", 2387, 2750),
    ],
}


@pytest.fixture(scope="module")
def anchored() -> tuple[Dossier, Ledger]:
    dossier, malformed = reader.read(ROOT)
    ledger, adrift = evidence.anchor(dossier)
    assert malformed == [] and adrift == []
    return dossier, ledger


@pytest.mark.parametrize("article", UNITS)
def test_every_unit_is_found_and_used(article: str, anchored: tuple[Dossier, Ledger]) -> None:
    _, ledger = anchored
    units = [unit for units in ledger.paragraphs[article] for unit in units]
    numbered = [unit for unit in units if unit.number]
    assert [(unit.role, unit.start, unit.end) for unit in numbered] == UNITS[article]
    assert [unit.number for unit in numbered] == list(range(1, 12))
    assert all(ledger.uses[article, number] for number in range(1, 12))
    assert ledger.excused == {}


def test_nothing_of_an_article_is_left_out(anchored: tuple[Dossier, Ledger]) -> None:
    """Between the units there is only white space."""
    dossier, ledger = anchored
    for article in dossier.articles:
        position = 0
        for unit in (unit for units in ledger.paragraphs[article.id] for unit in units):
            assert article.text[position : unit.start].strip() == ""
            position = unit.end
        assert article.text[position:].strip() == ""


def test_a_quote_over_two_sentences_is_in_both(anchored: tuple[Dossier, Ledger]) -> None:
    dossier, ledger = anchored
    speech = next(item for item in dossier.statements() if item.id == "L-Q1")
    [(_, match)] = ledger.quotes(speech)
    assert match.units == (10, 11)
    assert [speech in ledger.uses["cojoj-alibaba-2025", number] for number in (10, 11)] == [
        True,
        True,
    ]
