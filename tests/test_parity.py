"""French and English that say the same are left in peace; what differs is an error, or doubtful.

`parity/` has pairs of ordinary press French and English, a line each: `right.txt` says the same,
`wrong.txt` surely not, and `doubtful.txt` differs in words only, which is a warning.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.check.parity import Parity, disagreements
from dossier.model.dossier import Article, Dossier, texts_in
from dossier.model.problems import Level
from dossier.model.seeds import Entry, Glossary, Page, Sidecar
from dossier.text.glossary_terms import Names

HERE = Path(__file__).parent
NOBODY = Names([])


def pairs(kind: str) -> list[list[str]]:
    lines = (HERE / f"parity/{kind}.txt").read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines]


@pytest.mark.parametrize(("french", "english"), pairs("right"))
def test_what_is_the_same_in_both_languages(french: str, english: str) -> None:
    assert list(disagreements(french, english, NOBODY)) == []


@pytest.mark.parametrize(("french", "english"), pairs("doubtful"))
def test_what_differs_in_words_only_is_doubtful(french: str, english: str) -> None:
    found = list(disagreements(french, english, NOBODY))
    assert found and not any(certain for certain, _ in found)


@pytest.mark.parametrize(("french", "english"), pairs("wrong"))
def test_what_differs_is_certain(french: str, english: str) -> None:
    assert any(certain for certain, _ in disagreements(french, english, NOBODY))


def test_what_differs_is_told_in_its_own_words() -> None:
    found = disagreements("Dix-sept bateaux, 5 M€.", "Sixteen boats, $5m.", NOBODY)
    assert list(found) == [(False, "Dix-sept"), (True, "5 M€"), (False, "Sixteen"), (True, "$5m")]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("un bateau, deux quais, la moitié", "a boat, both quays, half"),
        ("les deux équipes", "the teams"),
        ("de premier plan, d’abord", "well-known"),
        ("le second tour", "the run-off"),
        ("un tiers, une quarantaine, une douzaine", "some"),
        ("some", "first, once, twice, a quarter, half, dozens"),
    ],
)
def test_words_that_can_stand_for_a_figure_are_never_asked_for(french: str, english: str) -> None:
    assert list(disagreements(french, english, NOBODY)) == []


PERSON = Entry.model_validate(
    {
        "id": "anna-petit",
        "kind": "person",
        "forms": {"fr": ["Anna Petit"], "en": ["Anna Petit"]},
        "fr": "Elle plante.",
        "en": "She plants.",
    }
)


def test_a_name_of_the_glossary_stands_in_both_languages() -> None:
    names = Names([PERSON])
    assert list(disagreements("Anna Petit plante.", "Anna Petit plants.", names)) == []
    assert list(disagreements("Petit plante.", "Anna Petit plants.", names)) == []
    assert list(disagreements("Anna Petit plante.", "She plants.", names)) == [(True, "Anna Petit")]


def problems(statement: dict[str, Any], quote: str, lang: str = "fr") -> Iterator[tuple[str, str]]:
    """The problems of a statement that rests on this quote of an article in that language."""
    both = {"fr": "Un titre", "en": "A title"}
    sidecar = {"id": "port", "sha256": "0" * 64, "language": lang, "title": both}
    sidecar |= {"published": "2026-03-02", "publisher": "AE", "url": "https://a.example"}
    item = {"id": "A-1", "evidence": [{"article": "port", "exact": quote}]} | statement
    section = {"id": "s", "kind": "statements", "title": both, "items": [item]}
    summary = {"fr": "Un port.", "en": "A port.", "rests_on": ["A-1"]}
    page = {"id": "p", "slug": {"fr": "p", "en": "p"}, "title": both, "summary": summary}
    dossier = Dossier(
        site=None,
        articles=(Article(Sidecar.model_validate(sidecar), quote, "port.txt"),),
        pages=(Page.model_validate(page | {"sections": [section]}),),
        glossary=Glossary(entries=(PERSON,)),
        reviewed=None,
    )
    anchored = [quote for one in dossier.statements() for quote in one.evidence]
    parity = Parity(dossier, Names([PERSON]), anchored)
    for text in texts_in(dossier.pages[0]):
        for problem in parity.breaches(text):
            yield str(problem.level), problem.message


@pytest.mark.parametrize(
    ("french", "english", "quote", "lang"),
    [
        ("Le port a 600 000 caisses.", "It has 600,000 crates.", "a 600.000 caisses", "fr"),
        ("Il rouvre le 3 mars 2026.", "It reopens on 3 March 2026.", "on March 3", "en"),
        ("Il ferme le 20 septembre.", "It closes on 20 September.", "on Sept. 20.", "en"),
        ("Anna Petit plante.", "Anna Petit plants.", "Petit planted a tree.", "en"),
        ("Petit plante.", "Anna Petit plants.", "Anna Petit a planté un arbre.", "fr"),
        ("Il rouvre le 3 mars 2026.", "It reopens on 3 March 2026.", "am 3. März", "de"),
        ("Douze bateaux.", "Twelve boats.", "Zwölf Boote", "de"),
    ],
)
def test_a_quote_supports_what_it_says_in_its_own_way(
    french: str, english: str, quote: str, lang: str
) -> None:
    assert list(problems({"fr": french, "en": english}, quote, lang)) == []


@pytest.mark.parametrize(
    ("french", "english", "quote", "lang", "words"),
    [
        ("Il a 50 bateaux.", "It has 50 boats.", "Le port a des bateaux.", "fr", "50"),
        ("Il a 50 bateaux.", "It has 50 boats.", "Der Hafen hat 40 Boote.", "de", "50"),
        ("5 millions de dollars", "$5 million", "5 M€", "fr", "5 millions"),
        ("Il a 3 quais.", "It has 3 quays.", "Le port a des quais.", "fr", "3"),
        ("Le jeudi 4 mars", "Thursday 4 March", "mardi 4 mars", "fr", "jeudi"),
        ("mardi 2 avril", "Tuesday 2 April", "le premier quai, lundi 2 avril", "fr", "mardi"),
        ("remis le 1er mai", "handed in on 1 May", "le 1er février, 5 mm", "fr", "1er mai"),
        ("vendredi, 4 blessés", "on Friday, 4 hurt", "vendredi, trois blessés", "fr", "4"),
        ("2 h 03 min 12 s", "2:03:12", "en 2h03'21\"", "fr", "2 h 03 min 12 s"),
    ],
)
def test_what_no_quote_has_is_an_error(
    french: str, english: str, quote: str, lang: str, words: str
) -> None:
    found = list(problems({"fr": french, "en": english}, quote, lang))
    assert found == [(Level.ERROR, f"fr: “{words}” is in none of its quotes")]


def test_words_that_no_quote_has_are_doubtful_and_an_exception_excuses_them() -> None:
    statement = {"fr": "Le port a trente bateaux.", "en": "It has thirty boats."}
    found = list(problems(statement, "Le port a des bateaux."))
    assert found == [(Level.WARNING, "fr: “trente” is in none of its quotes")]
    excused = statement | {"exceptions": [{"words": "trente", "reason": "Vu."}]}
    assert list(problems(excused, "Le port a des bateaux.")) == []


@pytest.mark.parametrize("words", ["3\u00a0mai", "3 mai", "1\u202f300", "1 300", "Lundi", "lundi"])
def test_an_exception_may_have_any_spaces_and_capitals(words: str) -> None:
    """`tidy` sets spaces that cannot be told from those that are typed."""
    french, english = "Lundi, 1\u202f300 bateaux sortent le 3\u00a0mai.", "They sail."
    said = [one for _, one in problems({"fr": french, "en": english}, "mardi")]
    excuse = {"exceptions": [{"words": words, "reason": "Vu."}]}
    excused = [one for _, one in problems({"fr": french, "en": english, **excuse}, "mardi")]
    assert len(excused) == len(said) - 1
