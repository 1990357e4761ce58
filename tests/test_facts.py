"""French and English words for the same number, date, ordinal or name become one token."""

import pytest

from dossier.check.facts import facts, missing
from dossier.model.seeds import Entry
from dossier.text.glossary_terms import Names

CLUB = Entry.model_validate(
    {
        "id": "club",
        "kind": "acronym",
        "forms": {"fr": ["CN"], "en": ["SC", "Sailing Club of the Islands"]},
        "fr": "x",
        "en": "x",
    }
)
RACES = CLUB.model_copy(
    update={
        "id": "races",
        "forms": type(CLUB.forms)(fr=("Courses", "Courses d’été"), en=("Races",)),
    }
)
NAMES = Names([CLUB, RACES])


@pytest.mark.parametrize(
    ("french", "english", "tokens"),
    [
        ("le 28 juillet 2025", "on 28 July 2025", {"2025-07-28"}),
        ("le 1er mars 2026", "1 March 2026", {"2026-03-01"}),
        ("en juillet 2025", "in July 2025", {"2025-07"}),
        ("du 9 au 25 février 2018", "from 9 to 25 February 2018", {"9", "2018-02-25"}),
        ("du 31 octobre au 13 novembre 2026", "31 October to 13 November 2026", {"?-10-31", "2026-11-13"}),  # noqa: E501
        ("1 852 mètres et 3,5 milles", "1,852 metres and 3.5 miles", {"1852", "3.5"}),
        ("la première fois, le 2e tour", "the first time, the second round", {"#1", "#2"}),
        ("trois ans, 12 milles", "three years, twelve miles", {"3", "12"}),
        ("le Premier ministre", "the Prime Minister", set()),
        ("le CN, en mai", "the Sailing Club of the Islands may", {"club"}),
        ("les Courses d’été", "the Races", {"races"}),
        ("Régate 2022.", "Regatta 2022.", {"2022"}),
    ],
)  # fmt: skip
def test_the_same_facts(french: str, english: str, tokens: set[str]) -> None:
    assert set(facts(french, "fr", NAMES)) == tokens
    assert set(facts(english, "en", NAMES)) == tokens


def test_facts_keep_their_words() -> None:
    assert facts("le 28\u00a0juillet 2025", "fr", NAMES) == {"2025-07-28": "28\u00a0juillet 2025"}


@pytest.mark.parametrize(
    ("wanted", "given", "lacking"),
    [
        ({"2025": "2025"}, {"2025-07-28"}, {}),
        ({"2025-07": "juillet 2025"}, {"2025-07-28"}, {}),
        ({"2025-07-28": "28 juillet 2025"}, {"2025-07"}, {"2025-07-28": "28 juillet 2025"}),
        ({"2028": "2028"}, {"2018-02-25", "20"}, {"2028": "2028"}),
    ],
)
def test_a_less_precise_date_is_given_by_a_more_precise_one(
    wanted: dict[str, str], given: set[str], lacking: dict[str, str]
) -> None:
    assert missing(wanted, given) == lacking
