"""Where sentences and paragraphs begin and end."""

import pytest

from dossier.text.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux ! Trois ?", ["Un.", "Deux !", "Trois ?"]),
        ("Il signe. À Davos.", ["Il signe.", "À Davos."]),
        (
            "''C'est en Afrique. À travers tout'', a-t-elle dit.",
            ["''C'est en Afrique.", "À travers tout'', a-t-elle dit."],
        ),
        ("« Oui. » Elle part.", ["« Oui. »", "Elle part."]),
        ("« Oui. » dit-elle.", ["« Oui. » dit-elle."]),
        (
            "Il vit M. Ma et Mme B. Martin. Puis rien.",
            ["Il vit M. Ma et Mme B. Martin.", "Puis rien."],
        ),
        ("Le prix est de 3.5 euros. 12 milles.", ["Le prix est de 3.5 euros.", "12 milles."]),
        ("À suivre… peut-être. “Yes.” He left.", ["À suivre… peut-être.", "“Yes.”", "He left."]),
        ("一。二。", ["一。", "二。"]),
        ("sans point", ["sans point"]),
        ("  \u00a0 ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in sentences(text, 0, len(text))] == expected


def test_sentences_stay_between_the_bounds() -> None:
    text = "Une. Deux. Trois."
    assert [text[slice(*span)] for span in sentences(text, 5, 12)] == ["Deux.", "T"]


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n"])
def test_blank_lines_part_paragraphs(blank: str) -> None:
    text = f" un\nencore{blank}deux\n"
    assert [text[slice(*span)] for span in paragraphs(text)] == ["un\nencore", "deux"]
