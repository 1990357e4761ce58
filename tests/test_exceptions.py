"""Every warning about words can be excused, where they stand or in `seeds/site.yml`."""

from pathlib import Path

import pytest

from tests.seeds import changed, copied, problems

FRENCH = "        fr: Elle aura lieu à Port-Exemple.\n"
ENGLISH = "        en: It will be held at Port-Exemple.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def said(root: Path, french: str = "", english: str = "", words: str = "") -> list[str]:
    """The problems of a statement that goes on with these words, some of them excused."""
    excuse = f'        exceptions: [{{words: "{words}", reason: It is right.}}]\n' if words else ""
    changed(
        root,
        "pages/regatta.yml",
        (FRENCH, f'        fr: "Elle aura lieu à Port-Exemple, {french}."\n'),
        (ENGLISH, f'        en: "It will be held at Port-Exemple, {english}."\n{excuse}'),
    )
    return [problem.partition(": ")[2] for problem in problems(root)]


@pytest.mark.parametrize(
    ("french", "english", "words"),
    [
        ("oui", "by the new program of the club", "program"),
        ("oui", "by the new program of the club", "the new program of the club"),
        ("c'est dit", "yes", "c'est"),
        ("est-ce dit ?", "yes", "dit ?"),
        ("le CNPE", "yes", "CNPE"),
        ("est le CNPE", "yes", "le\u00a0CNPE"),
        ("le **oui**", "yes", "**oui**"),
        ("oui", "yes &amp; no", "yes &amp; no"),
    ],
)
def test_words_are_excused_where_they_stand(
    tmp_path: Path, french: str, english: str, words: str
) -> None:
    assert len(said(copied(tmp_path / "without"), french, english)) == 1
    assert said(copied(tmp_path / "with"), french, english, words) == []


def test_the_name_of_a_person_is_excused(root: Path) -> None:
    excuse = "\n        exceptions: [{words: Clara Exemple, reason: As she signs.}]"
    changed(root, "pages/regatta.yml", ("name: Claire Exemple", f"name: Clara Exemple{excuse}"))
    assert problems(root) == []


def test_an_entry_that_waits_for_its_use_is_excused(root: Path) -> None:
    entry = (
        "entries:\n  - id: anse\n    kind: term\n    forms: {fr: [crique], en: [cove]}\n"
        "    fr: Une petite baie.\n    en: A small bay.\n"
        "    exceptions: [{words: crique, reason: For the next page.}]\n"
        "    evidence:\n      - {article: club-2029, exact: anse}\n"
    )
    changed(root, "glossary.yml", ("entries:\n", entry))
    assert problems(root) == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("à la TV, avec un GB", "on TV, with one GB"),
        ("d’Example Center", "of the example center"),
        ("oui", "yes, example program"),
        ("Yahoo! est là", "L'Exemple is here"),
        ("chez L'Exemple", "Organizer A.B.C. is here"),
    ],
)
def test_the_site_lists_acronyms_everybody_knows_and_names(
    root: Path, french: str, english: str
) -> None:
    lists = "known: [GB, TV]\nnames: [example center, example program, "
    lists += "Yahoo!, L'Exemple, Organizer A.B.C.]\n"
    changed(root, "site.yml", ("home:\n", f"{lists}home:\n"))
    assert said(root, french, english) == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("avec un voilier", "at the World Trade Organization near the Lincoln Center"),
        ("avec un voilier", "with a computer program"),
        ("le voilier «\u00a0L’“Aigle”\u00a0»", "the boat"),
        ("dit A.J. Foyt, lui", "said A.J. Foyt, him"),
        ("avec J.R.R. Tolkien et J.L. D’Anse", "with J.R.R. Tolkien and J.L. O’Hare"),
        ("oui. A priori, non. A fortiori, oui. A cappella, oui", "yes"),
    ],
)
def test_what_is_right_needs_no_excuse(root: Path, french: str, english: str) -> None:
    assert said(root, french, english) == []


@pytest.mark.parametrize(
    "english",
    [
        "the U.S. Navy",
        "by U.S. Senate rule",
        "the F.B.I. Director",
        "A.B.C. is here",
        "an F.B.I. Director",
    ],
)
def test_acronyms_before_a_name_have_no_dots_either(root: Path, english: str) -> None:
    [problem] = said(root, "oui", english)
    assert "an acronym without dots" in problem


def test_a_minute_is_no_apostrophe(root: Path) -> None:
    assert said(root, "en 12'", "in 12'", "12") == []


@pytest.mark.parametrize("english", ["Organization is all", "he organized it", "a center"])
def test_words_that_are_no_names_are_spelt_the_british_way(root: Path, english: str) -> None:
    assert len(said(root, "oui", f"yes. {english}")) == 1
