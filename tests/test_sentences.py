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


WHOLE = """
    The port is used by Sen. Alba Rios and Prof. Mara Lund.
    The U.S. House of Sailors met at 9 p.m. (Eastern Time).
    The race begins on Jan. 20 at pier No. 4 for Rep. Tom Vale, Ph.D. and sailor.
    Bill H.R. 12 names St. Anne, Gov. Lee and the Washington, D.C. Yacht Club.
    La règle est à l’art. 5, al. 2, et à l’art. L. 123 du texte.
    Le voilier de J.-P. Martin est là avec le gén. Petit et M. Le Goff.
    Voir p. ex. Dakar, cf. Saly, le vol. II, la fig. 3 et le n° 4.
    Le port ouvre le 20 janv. 2026, dit-on.
    Acme Inc. and E.E. Smith, i.e. The Captain, are here.
    Selon la décision (CIV. 1, 3 mars), le port rouvre.
    Il part (à midi. Ou presque.) et revient.
    DIRECT. Le port rouvre lundi.
    19h33. Les bateaux reviennent.
    1. Le port est réparé.
    […] Le port rouvre.
    Il part le sam. 3 mars, ou lun. 5 mars, avec Ch. Martin, Ph. Martin et Th. Petit.
    L’adj. Petit, le lt. Martin, le lieutenant-col. Lund et la Sté. Martin partent.
    Voir la réf. 3, le tabl. 3 et la vitesse, max. 30 nœuds.
    Sec. Poe, Atty. Gen. Lee and Ed. Smith read Doe v. Roe on Mon. 3 March or Mon. March 5.
    Born c. 1850, he paid for a boat.
    It opens at 9 a.m. Monday, at 10 p.m. Eastern Time and at 9 p.m. GMT for the boats.
    Art. 1er. – Le port rouvre.
    Étape 1. Le port rouvre.
    Art. 2 bis. Le port rouvre.
    The N.Y. Times met the D.C. Council.
    Chapter 1. The port opens.
    Step II. Open the port.
    N.B. Le port ferme.
    John F. Kennedy’s speech was long.
    George W. Bush's boat, Rep. A. O'Brien's and J.J. Abrams’s are here.
    The U.S. Senate’s vote and the U.S. Navy's port are near.
    St. John’s is a port.
    C’est J. O’Neill qui part avec K. N’Diaye et A. D’Souza.
    Der Hafen wird am 26. August 2026 wieder geöffnet.
    “Will the bridge close?” Mr Prigent asked.
    'Who pays?' Labour’s Anna de la Tour, who runs the port, told the council.
    "Is it safe?!" Prof. J. Petit wondered on Monday, as “Yes!” I cried.
    « Qui paie ? » demande M. Petit, et « Jamais ! », répond la maire.
    Le texte dit ceci : 1. Le port rouvre.
    Le texte dit : a) le port rouvre ; 2. La digue est neuve.
"""
PARTS = """
    He said no. | Then he left the port.
    Il fait 38 degrés C. | Il fera moins chaud lundi.
    Le billet vaut 30 F. | Anna part à midi.
    They took plan B. | The boat left.
    So did I. | Then he left.
    She came to the U.S. | The boat left at 9.
    Le port est prêt.[1] | Le quai aussi.[2]
    Le port est prêt.¹ | « Le quai aussi.²³ »
    It opened at 9 a.m. | Visitors came.
    Rome, en 49 avant J-C. | La Grèce est loin.
    Rome, en 49 avant J-C. | Ötzi est là.
    Elle va à la mer. | 3 bateaux partent.
    Elle est à l’est. | 3 bateaux partent.
    Le mât fait 38 degrés C. | 12 bateaux partent.
    Voici la partie 1. | Le port rouvre.
    She came to the U.S. | It’s late.
    She came to the U.S. | Don't ask.
    Rome, en 49 av. J.-C. | L’Europe est loin.
    Rome, en 49 av. J.-C. | D’Athènes, on vient.
    Elle est aux U.S. | N’ayant rien, elle part.
    It starts at 9 p.m. | It ends at noon.
    Un monument à Martin Luther King Jr. | Depuis, il est là.
    Rome, en 49 av. J.-C. | La Grèce est loin.
    Les voiles, les ancres, etc. | Le port rouvre.
    LE PORT ROUVRE. | LES BATEAUX PARTENT.
    — Oui. | — Non, dit-il.
    Il part. | – Elle reste.
    a) Le port rouvre. | b) La digue est neuve.
    Il a dit oui. | $5,000 were paid.
    (Il part. | Elle reste.)
    “Never!” | Smith said the port would close.
    “Never!” | Anna Petit said that it would.
    “Why now?” | The mayor asked the council.
    “Who?” | Smith left the port. | Anna said so.
    La loi est là. | 2. Le port rouvre. | 3. La digue est neuve.
    I. La loi. | II. Le décret. | III. Le reste.
    A. The law. | B. The rest.
    (i) The port opens. | (ii) The quay closes.
    a. Le port rouvre. | b. La digue est neuve. | c) Le quai ferme.
    1.1. Le port rouvre. | 1.2. La digue est neuve.
    Art. 1er. Le port rouvre. | Art. 2. La digue est neuve..
    Combien ? | 12. | La ville en voulait 20.
    C’est en 2018. | 2019. | Puis rien.
    Voir l’al. a. | La suite vient.
"""


def parts(text: str) -> list[str]:
    return [text[slice(*span)] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize("text", [line.strip() for line in WHOLE.strip().splitlines()])
def test_a_stop_within_ends_no_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize("text", [line.strip() for line in PARTS.strip().splitlines()])
def test_no_end_is_hidden(text: str) -> None:
    assert parts(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "lines",
    [
        ["Le programme :", "- Le port ouvre. Il ferme.", "- La régate part."],
        ["• Barre : Anna", "• Voile : Paul", "• Ancre : Lise"],
        ["1. Le port est réparé", "2. La digue est neuve", "3. La régate part"],
        ["i. Le port est réparé", "ii. La digue est neuve. Oui.", "iii. La régate part"],
        ["1.1 Le port", "1.2 Le quai", "2.1 La digue"],
        ["1.1. Le port", "1.2. Le quai"],
        ["Barre : Anna", "Voile : Paul"],
        ["— Oui.", "— Non, dit-il."],
        ["Le port rouvre", "Par Anna Petit", "Le port de Dakar rouvre lundi.", "Il est réparé."],
        ["Le port rouvre", "Anna Petit", "Les travaux ont duré six mois."],
        ["Les travaux", "Ils ont duré six mois.", "La suite", "Elle vient."],
        ["Mardi 3 mars 2026", "Le port rouvre."],
        ["DAKAR", "Le port rouvre."],
        ["Nom\tPoints", "Anna. Petit\t12", "Paul\t10"],
        ["Rang | Nom | Points", "1. Anna | 12 | Or"],
        ["Les uns, " + "et les autres, " * 10 + "partent lundi à six heures", "Anna reste"],
        ["19h33. Les bateaux reviennent.", "19h40. Ils partent."],
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_their_own_are_units(lines: list[str], end: str) -> None:
    assert parts(end.join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Le voilier de Jean\nPetit est arrivé au port.",
        "Le port rouvre selon\nLe Monde.",
        "Le port de Dakar rouvre lundi, a dit Jean\nPetit, le maire, devant le chantier de la\n"
        "digue avec Anna\nMartin.",
        "The port opens on Monday, said the mayor of New\nYork, who saw it.",
        "- Le port ouvre\n  à midi.",
        "Le prix du port est de\n3.5 euros, et celui de la digue, qui est neuve, de\n4.5 euros.",
        "Il a dit, hier - et\n- c’est rare - sans rire, que\n2026 sera belle.",
    ],
)
def test_wrapped_text_stays_whole(text: str) -> None:
    assert parts(text) == [text]


def test_a_blank_line_parts_in_any_case() -> None:
    assert parts("le port\n\nrouvre\n \n") == ["le port", "rouvre"]


PIECES = ["a. ", "A. ", ".", "M. A ", "A (b. C) ", "[(", "A b\n", "1. A\n", "A", "a    ", "B, \n"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_in_one_go_and_whole(piece: str) -> None:
    """A program that looked at all of it again at each stop would not come to an end here."""
    text = piece * (200_000 // len(piece))
    assert "".join("".join(parts(text)).split()) == "".join(text.split())


def test_sentences_stay_between_the_bounds() -> None:
    text = "Une. Deux. Trois."
    assert [text[slice(*span)] for span in sentences(text, 5, 12)] == ["Deux.", "T"]


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n"])
def test_blank_lines_part_paragraphs(blank: str) -> None:
    text = f" un\nencore{blank}deux\n"
    assert [text[slice(*span)] for span in paragraphs(text)] == ["un\nencore", "deux"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_ends_parts_no_paragraph_whatever_it_ends_in(end: str) -> None:
    text = f"Le port de{end}Dakar rouvre.{end}{end}Oui."
    found = [text[slice(*span)] for span in paragraphs(text)]
    assert found == [f"Le port de{end}Dakar rouvre.", "Oui."]
