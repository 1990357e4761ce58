"""French and English words for the same number, date, ordinal or name become one token."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.check.facts import Fact, facts, missing
from dossier.figures.forms import Weight
from dossier.model.base import LANGS, Lang
from dossier.model.seeds import Entry
from dossier.text.glossary_terms import Names

CLUB = Entry.model_validate(
    {
        "id": "club",
        "kind": "acronym",
        "forms": {"fr": ["CN"], "en": ["CLUB", "Sailing Club of the Islands"]},
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
NOBODY = Names([])


def tokens(text: str, lang: Lang, names: Names = NOBODY) -> set[str]:
    """The likeliest reading of each fact that has to be in the other language, too."""
    found = facts(text, lang, names)
    return {fact.readings[0] for fact in found if fact.weight is not Weight.SUPPORTING}


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("le 28 juillet 2025", "on 28 July 2025", {"2025-07-28"}),
        ("le 1er mars 2026", "1 March 2026", {"2026-03-01"}),
        ("en juillet 2025", "in July 2025", {"2025-07"}),
        ("du 9 au 25 février 2018", "from 9 to 25 February 2018", {"2018-02-09", "2018-02-25"}),
        ("du 31 octobre au 13 novembre 2026", "31 October to 13 November 2026", {"2026-10-31", "2026-11-13"}),  # noqa: E501
        ("1 852 mètres et 3,5 milles", "1,852 metres and 3.5 miles", {"1852", "3.5"}),
        ("la première fois, le 2e tour", "the first time, the second round", {"#1", "#2"}),
        ("trois ans, 12 milles", "three years, twelve miles", {"3 of time", "12"}),
        ("le Premier ministre", "the Prime Minister", set()),
        ("le CN, en mai", "the Sailing Club of the Islands may", {"club"}),
        ("les Courses d’été", "the Races", {"races"}),
        ("Régate 2022.", "Regatta 2022.", {"2022"}),
        ("600.000 et 1.250.000", "600,000 and 1,250,000", {"600000", "1250000"}),
        ("quatre-vingt-dix-sept", "ninety-seven", {"97"}),
        ("un million et demi", "one and a half million", {"1500000"}),
        ("221 milliards de dollars", "$221bn", {"221000000000"}),
        ("les deux tiers", "two-thirds", {"2/3"}),
        ("des dizaines de milliers", "tens of thousands", {"10000s"}),
        ("dans les années 1960", "in the 1960s", {"1960s"}),
        ("au VIIIe siècle", "in the 8th century", {"#8"}),
        ("une demi-heure", "half an hour", {"0.5 of time"}),
        ("à 21h30", "at 9.30 p.m.", {"21:30"}),
        ("n° 1", "number one", {"1"}),
        ("-5 °C", "minus five", {"-5"}),
    ],
)  # fmt: skip
def test_the_same_facts(french: str, english: str, expected: set[str]) -> None:
    assert tokens(french, "fr", NAMES) == expected
    assert tokens(english, "en", NAMES) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Sept. 20", "en", {"?-09-20"}),
        ("sept bateaux, le 20 sept.", "fr", {"7", "?-09-20"}),
        ("the 1st of May, May 2, May 2026", "en", {"?-05-01", "?-05-02", "2026-05"}),
        ("people aged 15 to 18 may march", "en", {"15", "18"}),
        ("March 3-5, 2026", "en", {"2026-03-03", "2026-03-05"}),
        ("le 03/04/2026, le 03.04.2026", "fr", {"2026-04-03"}),
        ("le premier mai", "fr", {"?-05-01"}),
        ("six pour cent, cinq cents", "fr", {"6", "500"}),
        ("les Deux-Sèvres, au moins 5", "fr", {"5"}),
        ("un mille marin, mille bateaux, 12 milles", "fr", {"1000", "12"}),
        ("une seconde, dix secondes", "fr", {"10 of time", "#2"}),
        ("per second, a ten-second delay", "en", {"10 of time", "#2"}),
        ("hundreds, several hundred, two hundred", "en", {"100s", "200"}),
        ("2 millions 500 000", "fr", {"2500000"}),
        ("a third-party deal, first names", "en", set()),
        ("the G7, the A380", "en", set()),
        ("matières premières, avant-première", "fr", set()),
    ],
)
def test_what_is_read(text: str, lang: Lang, expected: set[str]) -> None:
    assert tokens(text, lang) == expected


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Le 11 novembre est férié.", "le 12 novembre"),
        ("Le 5 juillet, après la réunion de mai, il signe.", "le 6 juillet, après celle de mai"),
        ("Le G7 sur 2 thèmes : 5 avancées", "le G7, trois thèmes, cinq avancées"),
        ("Cela a duré 2 min 30.", "2 h 30"),
        ("une hausse d’un demi-point", "0,8 point"),
    ],
)
def test_what_a_quote_does_not_have_is_missing(said: str, quoted: str) -> None:
    assert list(missing(facts(said, "fr", NOBODY), facts(quoted, "fr", NOBODY)))
    assert not list(missing(facts(said, "fr", NOBODY), facts(said, "fr", NOBODY)))


def test_facts_keep_their_words() -> None:
    assert facts("le 28\u00a0juillet 2025", "fr", NAMES) == [
        Fact("28\u00a0juillet 2025", ("2025-07-28",))
    ]
    [number] = facts("plus de soixante-dix mille bateaux", "fr", NAMES)
    assert number.words == "soixante-dix mille"


@pytest.mark.parametrize(
    ("wanted", "given", "lacking"),
    [
        ("2025", ["2025-07-28"], []),
        ("2025-07", ["2025-07-28"], []),
        ("2025-07-28", ["2025-07"], ["2025-07-28"]),
        ("2025-07-28", ["?-07-28", "2025-06-01"], []),
        ("2025-07-28", ["?-07-28", "2024-06-01"], ["2025-07-28"]),
        ("2028", ["2018-02-25", "20"], ["2028"]),
    ],
)
def test_a_less_precise_date_is_given_by_a_more_precise_one(
    wanted: str, given: list[str], lacking: list[str]
) -> None:
    found = missing([Fact(wanted, (wanted,))], [Fact(token, (token,)) for token in given])
    assert list(found) == [(True, words) for words in lacking]


FIGURES = (
    "1 0 00 12 2026 600.000 1,250 3.5 deux cent mille million millions et demi une tiers quart of "
    "demi- heures h h30 30 minutes seconde 2e 3rd 0th a half quarter past hundred dozen both and "
    "les années 1960 60s May mars March 3, Sept. sept. VIIIe I War Louis n° No. -5 − moins – / : . "
    ", % $ bn m Md à or pour percent GMT p.m. du soir neuf 0/0 1/0 sixtieth é ½ ² ١٢ oh ' ’ "
    "an jour par chaque week every 12 sur out of in € m min s sec e + 12:30:45 7/3 midi bon divisé "
    "divided by past , et mai 68 de finale doubled"
)
PIECES = st.sampled_from([*FIGURES.split(), " ", "-", "\u202f", "9" * 5000])


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", ""]))
def test_any_figures_are_read(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for lang in LANGS:
        for fact in facts(text, lang, NAMES):
            assert fact.weight is Weight.SUPPORTING or fact.words in text
