"""Words of the glossary, explained at their first use."""

import pytest

from dossier.model.base import Lang
from dossier.model.seeds import Entry, Forms
from dossier.render.glossary_words import stretches
from dossier.text.glossary_terms import Names


def entry(name: str, *forms: str) -> Entry:
    both = Forms(fr=forms, en=forms)
    return Entry(id=name, fr="Une définition.", en="A definition.", kind="term", forms=both)


NAMES = Names([entry("club", "CN", "Club"), entry("race", "RO"), entry("summer", "RO d’été")])


def marked(text: str, known: set[str], lang: Lang = "fr") -> str:
    return "".join(
        f"[{words}|{name}]" if name else words
        for words, name in stretches(text, lang, NAMES, known)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le CN et le CN.", "Le [CN|club] et le CN."),
        ("Le Club (CN).", "Le [Club|club] (CN)."),
        ("RO d'été", "[RO d'été|summer]"),
        ("les RO\u00a0d’été, les RO", "les [RO\u00a0d’été|summer], les [RO|race]"),
        ("« les RO », puis les RO", "« les RO », puis les [RO|race]"),
        ("“the CN”", "“the CN”"),
        ("l’UCN et le CNs", "l’UCN et le CNs"),
        ("", ""),
    ],
)
def test_the_first_use_outside_quotation_marks(text: str, shown: str) -> None:
    assert marked(text, set()) == shown


def test_a_page_explains_a_word_once() -> None:
    known: set[str] = set()
    assert marked("Le CN.", known) == "Le [CN|club]."
    assert marked("Le CN.", known) == "Le CN."


def test_the_text_stays_to_the_letter() -> None:
    text = "  Le  CN\u202f; les RO  d’été — « CN »"
    assert "".join(words for words, _ in stretches(text, "fr", NAMES, set())) == text
