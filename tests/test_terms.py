"""Words of the glossary, explained at their first use."""

import pytest

from dossier.markup.glossary_words import stretches
from dossier.model.base import Lang
from dossier.model.seeds import Entry, Forms
from dossier.text.glossary_terms import Names


def entry(name: str, *forms: str) -> Entry:
    both = Forms(fr=forms, en=forms)
    return Entry(id=name, fr="Une définition.", en="A definition.", kind="term", forms=both)


NAMES = Names([entry("ioc", "CIO", "Comité"), entry("games", "JO"), entry("yog", "JO d’été")])


def marked(text: str, known: set[str], lang: Lang = "fr") -> str:
    return "".join(
        f"[{words}|{name}]" if name else words
        for words, name in stretches(text, lang, NAMES, known)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le CIO et le CIO.", "Le [CIO|ioc] et le CIO."),
        ("Le Comité (CIO).", "Le [Comité|ioc] (CIO)."),
        ("JO d'été", "[JO d'été|yog]"),
        ("les JO\u00a0d’été, les JO", "les [JO\u00a0d’été|yog], les [JO|games]"),
        ("« les JO », puis les JO", "« les JO », puis les [JO|games]"),
        ("“the CIO”", "“the CIO”"),
        ("l’UCIO et le CIOs", "l’UCIO et le CIOs"),
        ("", ""),
    ],
)
def test_the_first_use_outside_quotation_marks(text: str, shown: str) -> None:
    assert marked(text, set()) == shown


def test_a_page_explains_a_word_once() -> None:
    known: set[str] = set()
    assert marked("Le CIO.", known) == "Le [CIO|ioc]."
    assert marked("Le CIO.", known) == "Le CIO."


def test_the_text_stays_to_the_letter() -> None:
    text = "  Le  CIO\u202f; les JO  d’été — « CIO »"
    assert "".join(words for words, _ in stretches(text, "fr", NAMES, set())) == text
