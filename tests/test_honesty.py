"""Quotes that leave out what turns them or carry nothing, and texts in each other's place."""

from collections.abc import Iterator
from typing import Any

import pytest

from dossier.check import rules
from dossier.evidence.anchoring import anchor
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Problem
from dossier.model.seeds import Entry, Glossary, Page, Sidecar

HEADING = "Port fermé."
TITLE = {"fr": "Un titre", "en": "A title"}
NAMED = {"fr": ["Anna Guérin"], "en": ["Anna Guérin"]}
ANNA = {"id": "anna", "kind": "person", "forms": NAMED, "fr": "Elle pêche.", "en": "She fishes."}
PIER = ANNA | {"id": "pier", "kind": "term", "forms": {"fr": ["jetée"], "en": ["pier"]}}


def said(article: str, *quotes: str, **text: Any) -> Iterator[str]:
    """The problems of a statement that rests on these quotes of the article."""
    return (problem.message for problem in problems(article, *quotes, **text))


def problems(article: str, *quotes: str, keep: bool = False, **text: Any) -> Iterator[Problem]:
    sidecar: dict[str, Any] = {"id": "port", "sha256": "0" * 64, "language": "fr", "title": TITLE}
    sidecar |= {"published": "2026-03-02", "publisher": "AE", "url": "https://a.example"}
    sidecar |= {"unused": [{"rest": "off-topic"}]}
    sidecar |= {"not_prose": [{"exact": HEADING, "role": "heading"}] if HEADING in article else []}
    evidence = [{"article": "port", "exact": quote} for quote in quotes]
    item = {"id": "A-1", "fr": "Un port.", "en": "A port.", "evidence": evidence} | text
    section = {"id": "s", "kind": "statements", "title": TITLE, "items": [item]}
    summary = {"fr": "Un port.", "en": "A port.", "rests_on": ["A-1"]}
    page = {"id": "?", "slug": {"fr": "p", "en": "p"}, "title": TITLE, "summary": summary}
    dossier = Dossier(
        site=None,
        articles=(Article(Sidecar.model_validate(sidecar), article, "port.txt"),),
        pages=(Page.model_validate(page | {"id": "p", "sections": [section]}),),
        glossary=Glossary(
            entries=tuple(Entry.model_validate(one | {"context": CONTEXT}) for one in (ANNA, PIER))
        ),
        reviewed=None,
    )
    ledger, unanchored = anchor(dossier)
    assert unanchored == []
    for problem in rules.check(dossier, ledger, whole=True):
        if keep or not problem.message.startswith(("the page of", "no page uses")):
            yield problem


CONTEXT = {"reference": {"url": "https://b.example", "title": "B"}, "accessed": "2026-03-02"}


@pytest.mark.parametrize(
    ("article", "quote", "word"),
    [
        ("Le maire nie avoir fermé le port en mars.", "avoir fermé le port", "nie"),
        ("Le port n’a jamais fermé la nuit, dit-il.", "fermé la nuit", "jamais"),
        ("La ville aurait vendu le port.", "vendu le port", "aurait"),
        ("The mayor denies that the port is sold.", "the port is sold", "denies"),
        ("Oui. The port isn’t open at night.", "open at night", "isn’t"),
        ("Le maire a nié avoir fermé le port.", "avoir fermé le port", "nié"),
        ("Le maire refuse de fermer le port.", "fermer le port", "refuse"),
        ("La ville pourrait vendre le port.", "vendre le port", "pourrait"),
        ("Le port a failli fermer en mars.", "fermer en mars", "failli"),
        ("Nobody said that the port is closed.", "the port is closed", "Nobody"),
        ("The mayor could close the port.", "close the port", "could"),
        ("He stays unless the port is sold.", "the port is sold", "unless"),
        ("Le port n’a pas gagné 2,5 millions l’an dernier.", "millions l’an dernier", "pas"),
    ],
)
def test_a_quote_keeps_what_turns_its_meaning(article: str, quote: str, word: str) -> None:
    assert f"the quote “{quote}” leaves out “{word}”" in list(said(article, quote))


@pytest.mark.parametrize(
    ("article", "quotes"),
    [
        ("Il ne dit rien, le port a fermé hier.", ["le port a fermé"]),
        ("Le port a fermé hier. Il ne dit rien.", ["Le port a fermé hier."]),
        ("Le maire nie avoir fermé le port.", ["Le maire nie", "fermé le port"]),
        ("Le M. Grand (qui nie) ferme le port.", ["ferme le port"]),
    ],
)
def test_a_word_beyond_a_stop_or_in_a_quote_turns_nothing(article: str, quotes: list[str]) -> None:
    assert [one for one in said(article, *quotes) if "leaves out" in one] == []


def test_a_statement_that_says_it_itself_or_an_exception_is_enough() -> None:
    article, quote = "Le maire nie avoir fermé le port.", "avoir fermé le port"
    denied = {"fr": "Le maire le nie.", "en": "The mayor denies it."}
    excused = {"exceptions": [{"words": "nie", "reason": "Il le dit plus loin."}]}
    assert list(said(article, quote, **denied)) == list(said(article, quote, **excused)) == []


def test_two_words_carry_a_statement_only_as_a_name_a_number_or_its_own_quotation() -> None:
    article = "Le port fermé de Port-Exemple, jetée, Anna Guérin, 12 quais."
    short = "the quote “port fermé” is too short to carry anything"
    assert list(said(article, "port fermé")) == [short]
    for quote in ("Port-Exemple", "jetée", "12 quais"):
        assert list(said(article, quote)) == []
    assert list(said(f"{HEADING}\n\nLe port ferme lundi.", HEADING)) == []
    quoted = {"fr": "C’est un «\u00a0port fermé\u00a0».", "en": "It is a “closed port”."}
    assert list(said(article, "port fermé", **quoted)) == []


def test_a_quote_is_of_one_paragraph() -> None:
    found = list(said("Le port ferme.\n\nLa ville reste.", "Le port ferme.\n\nLa ville reste."))
    assert found == [
        "the quote “Le port ferme. La ville reste.” goes over two paragraphs: divide it"
    ]


def test_french_and_english_in_each_other_s_place_are_told() -> None:
    french, english = "Le port est dans la ville.", "The port is in the town."
    article = "Le port est dans la ville."
    message = "fr: this reads like English"
    for other in (french, "Le port rouvrira.", "Réouverture prochaine."):
        assert list(said(article, article, fr=english, en=other)) == [message]
    for same, lang in (
        (english, "fr: this reads like English"),
        (french, "en: this reads like French"),
        ("Plusieurs bateaux étaient inscrits.", "en: this reads like French"),  # no small words
    ):
        assert list(said(article, article, fr=same, en=same)) == [lang], "it was not translated"
    title = {"fr": "Le film Gone with the Wind sort.", "en": "The film Le Jour des cornes opens."}
    assert list(said(article, article, **title)) == []
    quoted = {"fr": f"«\u00a0{english}\u00a0»", "en": f"“{french}”"}
    assert list(said(article, article, **quoted)) == []
    assert list(said(article, article, fr="At the port", en="Dans le port")) == []  # too few words


@pytest.mark.parametrize(
    ("written", "form"),
    [("Anna Guerin", "Anna Guérin"), ("Guerin", "Guérin")],
)
def test_a_name_without_its_accents_is_told_where_it_stands(written: str, form: str) -> None:
    text = {"fr": f"Le port ferme, dit {written}.", "en": f"The port closes, says {written}."}
    article = "Le port ferme, dit Anna Guérin."
    found = list(said(article, article, keep=True, **text))
    assert f"fr: “{written}” is spelt “{form}” in the glossary" in found
    assert "no page uses “Anna Guérin”" not in found


def test_a_term_without_its_accents_is_another_word() -> None:
    text = {"fr": "La pierre jetee.", "en": "The stone."}
    assert list(said("La pierre jetée au loin.", "La pierre jetée au loin.", **text)) == []


def test_curly_marks_around_a_value_are_said_to_be_no_marks_of_yaml() -> None:
    text: Any = {"fr": "“Le port ferme.”", "en": "The port closes."}
    first = next(problems("Le port ferme.", "Le port ferme.", **text))
    assert first.hint.endswith("Quotation marks that are YAML's own are straight.")
