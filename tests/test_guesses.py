"""What `new` proposes from the text of an article; all of it is marked as guessed."""

import time

import pytest
import yaml

from dossier.edit.draft import draft, proposed_id
from dossier.text.languages import probable_language

PROSE = "Le port de la ville rouvrira lundi, après les travaux de la digue, pour les bateaux."
ENGLISH = "The port of the town will open on Monday for the boats that are waiting in the bay."


def proposed(*lines: str) -> dict[str, object]:
    """The sidecar drafted for an article of these paragraphs."""
    content = "\n\n".join(lines).encode()
    found: dict[str, object] = yaml.safe_load(draft(content, "a.txt"))
    return found


def roles(*lines: str) -> list[tuple[str, str]]:
    items = proposed(*lines)["not_prose"]
    assert isinstance(items, list)
    return [(item["role"], item["exact"]) for item in items]


@pytest.mark.parametrize(
    "title",
    [
        "Le port rouvre",
        "Le port rouvrira-t-il lundi ?",
        "Enfin !",
        "Le port de la ville rouvre lundi après deux mois de travaux sur la digue et les quais",
    ],
)
def test_the_first_line_is_the_title_in_the_language_of_the_article(title: str) -> None:
    assert proposed(title, PROSE)["title"] == {"fr": title, "en": None}
    assert roles(title, PROSE) == [("heading", title)]
    assert proposed("The port opens", ENGLISH)["title"] == {"fr": None, "en": "The port opens"}


@pytest.mark.parametrize("first", [PROSE, "Voici le programme :", "• Un bateau"])
def test_a_sentence_or_an_item_is_no_title(first: str) -> None:
    assert proposed(first, PROSE)["title"] == {"fr": None, "en": None}
    assert roles(first, PROSE) == []


def test_the_title_is_what_stands_after_the_mark_of_a_heading() -> None:
    assert proposed("# Le port", PROSE)["title"] == {"fr": "Le port", "en": None}
    assert proposed("## Le port en C# ##", PROSE)["title"] == {"fr": "Le port en C#", "en": None}
    assert proposed("Le port en C#", PROSE)["title"] == {"fr": "Le port en C#", "en": None}
    assert roles("# Le port", PROSE) == [("heading", "# Le port")]


@pytest.mark.parametrize("line", ["Source : {}", "Source: {}.", "Lien : {}", "URL {}"])
def test_the_address_is_proposed(line: str) -> None:
    address = "https://ae.example/port?id=3"
    assert proposed("Le port", PROSE, line.format(address))["url"] == address
    assert proposed("Le port", PROSE, f"Tout est sur {address}")["url"] is None


def test_a_day_in_doubt_is_left_to_the_editor() -> None:
    found = proposed("The port opens", "03/04/2030", ENGLISH)
    assert found["published"] is None
    assert roles("The port opens", "03/04/2030", ENGLISH)[1] == ("metadata", "03/04/2030")


def test_an_article_of_one_line_has_no_title() -> None:
    assert proposed("Le port rouvre")["title"] == {"fr": None, "en": None}


@pytest.mark.parametrize(
    ("line", "prose", "day"),
    [
        ("Mardi 3 mars 2026", PROSE, "2026-03-03"),
        ("Publié le 1er août 2026 à 18h30", PROSE, "2026-08-01"),
        ("Mis à jour le 03/04/2026 à 9:05", PROSE, "2026-04-03"),
        ("Published March 3, 2026", ENGLISH, "2026-03-03"),
        ("Tuesday, 3rd March 2026, 9.30 a.m. GMT", ENGLISH, "2026-03-03"),
        ("Sept. 20, 2026", ENGLISH, "2026-09-20"),
        ("2026-03-03", ENGLISH, "2026-03-03"),
        ("03/14/2026", ENGLISH, "2026-03-14"),
        ("03/04/2026", ENGLISH, ""),
        ("Posted 03/04/2026, updated 03/14/2026", ENGLISH, ""),
        ("Publié le 4 mars 2030 à 18h30, mis à jour le 5 mars 2030", PROSE, "2030-03-04"),
        ("Publié le 4 mars 2030 à 18 h 30 - Mis à jour le 5 mars 2030 à 9h", PROSE, "2030-03-04"),
        ("Updated 5 March 2030, published 4 March 2030 at 9 am", ENGLISH, "2030-03-04"),
        ("lun. 4 mars 2030", PROSE, "2030-03-04"),
        ("Mon. 4 March 2030", ENGLISH, "2030-03-04"),
        ("4 mars 2030 · Temps de lecture : 3 min", PROSE, "2030-03-04"),
        ("March 4, 2030 | 3 min read", ENGLISH, "2030-03-04"),
        ("Anna Grand - 4 mars 2030", PROSE, "2030-03-04"),
        ("Anna Grand, March 4, 2030", ENGLISH, "2030-03-04"),
        ("Posted on March 4, 2030 by Anna Grand", ENGLISH, "2030-03-04"),
        ("Dakar, le 4 mars 2030", PROSE, "2030-03-04"),
        ("AE, publié le 4 mars 2030 à 18h30", PROSE, "2030-03-04"),
        ("Publié le lundi 4 mars 2030 à 18:30 (GMT+1)", PROSE, "2030-03-04"),
        ("Le Journal avec AE, publié le 4 mars 2030", PROSE, "2030-03-04"),
        ("Anna Grand (AE), 4 mars 2030", PROSE, "2030-03-04"),
        ("Par la rédaction | Dernière mise à jour : 4 mars 2030", PROSE, "2030-03-04"),
        ("Le port rouvre le 3 mars 2026", PROSE, None),
        ("Le 3 mars 2026, Anna Grand part.", PROSE, None),
        ("Le 3 mars 2026 à Dakar.", PROSE, None),
        ("Mardi", PROSE, None),
        ("Anna Grand", PROSE, None),
    ],
)
def test_a_line_that_is_a_date(line: str, prose: str, day: str | None) -> None:
    found = proposed("Rio", line, prose)
    assert str(found["published"] or "") == (day or "")
    is_date = [role for role, words in roles("Rio", line, prose) if words == line] in (
        ["metadata"],
        ["byline"],
    )
    assert is_date is (day is not None)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Mardi 3 mars 2026", "metadata"),
        ("Dakar, le 4 mars 2030", "metadata"),
        ("Temps de lecture : 3 min", "metadata"),
        ("3 minutes de lecture", "metadata"),
        ("Source : https://ae.example/port?id=3", "metadata"),
        ("Anna Petit - 4 mars 2030", "byline"),
        ("Par Anna Petit", "byline"),
        ("By Anna Petit and J. Bell", "byline"),
        ("Propos recueillis par Anna Petit, le 3 mars 2026", "byline"),
        ("Photo : A. Petit", "credit"),
        ("© Agence d’Exemple", "credit"),
        ("Légende : le port, lundi.", "caption"),
        ("Image source, Getty Images", "credit"),
        ("Photo Anna Petit", "credit"),
        ("Anna Petit / AFP", "credit"),
        ("Anna Petit in Port-Exemple", "byline"),
        ("Mise à jour des listes", "heading"),
        ("Rang\tBateau\tTemps\n1\tAigle\t2 h", "table"),
        ("Rang | Bateau | Temps", "table"),
        ("Un parcours nouveau", "heading"),
    ],
)
def test_what_a_line_is(line: str, role: str) -> None:
    assert roles(PROSE, line, PROSE) == [(role, line.replace("\t", "\t"))]


@pytest.mark.parametrize(
    "line",
    [
        "Par chance, le port rouvre.",
        "Qui a gagné ?",
        "« Nous partons », dit Anna.",
        "- Un bateau",
        "1. Un bateau",
        "Le port – le plus grand de la côte – rouvre.",
        "Avec Anna Petit, le port rouvre.",
        "Cet article a été adopté par le Sénat.",
        "Share prices rose on Monday.",
    ],
)
def test_what_is_running_text(line: str) -> None:
    assert roles(PROSE, line, PROSE) == []


@pytest.mark.parametrize(
    ("start", "publisher", "published"),
    [
        ("PORT-EXEMPLE, 3 mars (Agence d’Exemple) –", "Agence d’Exemple", None),
        ("Port-Exemple, le 3 mars 2026 –", None, "2026-03-03"),
        ("PORT-EXEMPLE —", None, None),
        ("Port-Exemple (AE) -", "AE", None),
    ],
)
def test_a_dateline(start: str, publisher: str | None, published: str | None) -> None:
    found = proposed(f"{start} {PROSE} En 2026, il fermera.")
    assert found["not_prose"] == [{"exact": start, "role": "dateline"}]
    assert found["publisher"] == publisher
    assert str(found["published"] or "") == (published or "")


@pytest.mark.parametrize(
    "credit",
    [
        *("© Agence", "Photo : Anna Petit", "LE PORT / ARCHIVES", "(Photo AFP)"),
        *("REUTERS/Anna Petit", "(AP Photo/Anna Petit)", "[Anna Petit/AFP]", "Credit: Anna Petit"),
    ],
)
def test_a_caption_and_its_credit(credit: str) -> None:
    caption = "Le port, lundi."
    assert roles(f"{caption} {credit}", PROSE) == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    ("line", "role", "publisher"),
    [
        ("Anna Petit", "byline", None),
        ("A. P.", "byline", None),
        ("Avec Agence d’Exemple", "credit", None),
        ("(AE)", "credit", "AE"),
        ("Source : Le Journal d’Exemple", "credit", "Le Journal d’Exemple"),
        ("© 2026 The Example Gazette", "credit", "The Example Gazette"),
    ],
)
def test_what_an_article_ends_with(line: str, role: str, publisher: str | None) -> None:
    found = proposed(PROSE, line)
    assert found["not_prose"] == [{"exact": line, "role": role}]
    assert found["publisher"] == publisher


FURNITURE = [
    "Suivez-nous sur WhatsApp",
    "Lire aussi : Le port ferme",
    "Partager cet article",
    "Abonnez-vous à notre lettre",
    "Read more",
    "Share this story",
    "This article was amended on 15 March 2029.",
    "Cet article a été modifié le 15 mars 2029.",
    "Téléchargez notre application",
    "Sur le même sujet",
    "Commentaires (12)",
    "More on this story",
    "Vidéo : le port vu du ciel",
    "• This article was amended on 15 March 2029. An earlier version gave another date; "
    "the name of the port was wrong, too, in the second paragraph, as a reader has told us.",
    "An earlier version of this story gave another date.",
    "Correction: The date has been corrected.",
    "Editor’s note: The date has been corrected.",
    "(This story has been updated to correct the date.)",
    "Rectificatif : la date a été corrigée.",
    "Une première version de cet article donnait une autre date.",
    "[Article mis à jour à 18 h]",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_belongs_to_the_page_and_not_to_the_article(line: str) -> None:
    assert roles(PROSE, line) == [("metadata", line)]
    assert roles(PROSE, line, PROSE) == [("metadata", line)]
    assert proposed(PROSE, line)["published"] is None


def test_a_heading_has_prose_after_it() -> None:
    assert roles(PROSE, "Un parcours nouveau", PROSE, "Nos autres titres", "Contact") == [
        ("heading", "Un parcours nouveau"),
        ("metadata", "Nos autres titres"),
        ("metadata", "Contact"),
    ]


def test_what_stands_several_times_is_told_apart_by_what_is_around_it() -> None:
    items = proposed(PROSE, "Le quai\u00ad", PROSE, "Le quai neuf", PROSE)["not_prose"]
    assert isinstance(items, list)
    assert [sorted(item) for item in items] == [["exact", "role", "suffix"], ["exact", "role"]]


def test_the_date_that_a_crawler_left_before_the_text() -> None:
    found = proposed(f" date 2029-07 {PROSE}", PROSE)
    assert found["not_prose"] == [{"exact": "date 2029-07", "role": "metadata"}]
    assert found["published"] == "2029-07"


def test_captions_and_credits_in_english() -> None:
    caption = "The quay lies by the town. Photograph: Claire Penn/Reuters"
    assert roles(caption, ENGLISH, "Additional reporting by Agence d’Exemple") == [
        ("caption", "The quay lies by the town."),
        ("credit", "Photograph: Claire Penn/Reuters"),
        ("credit", "Additional reporting by Agence d’Exemple"),
    ]


def test_lines_pasted_from_a_browser_and_lines_wrapped_by_hand() -> None:
    assert roles(f"Le port rouvre\nPar Anna Petit\n{PROSE}") == [
        ("heading", "Le port rouvre"),
        ("byline", "Par Anna Petit"),
    ]
    assert roles("Le port de la ville\nrouvrira lundi, après\nles travaux.", PROSE) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PROSE, "fr"),
        (ENGLISH, "en"),
        ("Der Hafen wird am 26. August 2026 wieder geöffnet. Die Boote kommen zurück.", None),
        ("Il porto della città riaprirà lunedì, per le barche che aspettano nella baia.", None),
        ("Kikötő hajó város", None),
    ],
)
def test_the_language(text: str, code: str | None) -> None:
    assert probable_language(text) == code


def test_a_language_that_is_neither_is_said() -> None:
    german = "Der Hafen wird am 26. August 2026 wieder geöffnet. Die Boote kommen zurück."
    assert "\nlanguage:   # a guess: neither French nor English\n" in draft(
        german.encode(), "a.txt"
    )


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Mon été 2026.txt", "mon-ete-2026"),
        ("002_Cœur-d'île.txt", "coeur-d-ile"),
        ("12.txt", "article"),
        ("Straße.txt", "strasse"),
    ],
)
def test_the_id_is_the_name_without_its_accents(name: str, proposal: str) -> None:
    assert proposed_id(name) == proposal


def test_what_is_guessed_says_so() -> None:
    lines = draft(f"Le port rouvre\n\nMardi 3 mars 2026\n\n{PROSE}".encode(), "a.txt").splitlines()
    assert [line for line in lines if line.endswith("  # a guess")] == [
        'title: {fr: "Le port rouvre", en: }  # a guess',
        "published: 2026-03-03  # a guess",
        '  - {exact: "Le port rouvre", role: heading}  # a guess',
        '  - {exact: "Mardi 3 mars 2026", role: metadata}  # a guess',
    ]


def test_hundreds_of_equal_lines_are_proposed_in_seconds() -> None:
    begin = time.process_time()
    assert roles("Le port", PROSE, *["Les bateaux", PROSE] * 400)[-1] == ("heading", "Les bateaux")
    assert time.process_time() - begin < 10
