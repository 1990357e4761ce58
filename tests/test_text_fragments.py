"""What a browser is asked to light up."""

from itertools import combinations
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from dossier.markup.text_fragments import ShownText
from dossier.text.blocks import Block, Piece


def shown(*paragraphs: str, title: str = "") -> ShownText:
    """An article of these paragraphs; a stroke parts their sentences, which are numbered."""
    number, blocks = 0, []
    for paragraph in paragraphs:
        pieces: list[Piece] = []
        for sentence in paragraph.split("|"):
            number += 1
            pieces.append(Piece(" " if pieces else "", number, ((sentence, False),)))
        blocks.append(Block("paragraph", tuple(pieces)))
    return ShownText(title, blocks)


def fragment(text: str, passage: str) -> str:
    return shown(text).fragment(passage, 1)


def test_a_passage_is_one_term() -> None:
    assert fragment("Le club signe un accord.", "signe un accord") == ":~:text=signe%20un%20accord"


def test_hyphens_and_commas_are_encoded() -> None:
    assert fragment("Oui, Port-2026 & moi.", "Oui, Port-2026 & moi") == (
        ":~:text=Oui%2C%20Port%2D2026%20%26%20moi"
    )


def test_a_term_is_widened_to_whole_words_over_elisions() -> None:
    assert unquote(fragment("félicité « d’une alliance » hier", "une alliance")).endswith(
        "=d’une alliance"
    )
    assert unquote(fragment("les télécommunications ici", "télécom")).endswith(
        "=télécommunications"
    )
    assert unquote(fragment("''C'est fini''", "C'est")).endswith("=C'est")


WORDS = (
    "il y a 1,852 mètres, soit 1;852 ou 1\u202f852,5",
    "dit «\u202fmot\u202f» fin\u202f!",
    "او می\u200cخواهم برود ٣٫٥ ١٬٢",
    "un x\u2060y e\u0301te\u0301 a\u200db c\ufe0fd",
    'צה"ל הוא',
    "d’une 12:30 v1.2 U.S.A. paral·lel 1⁄2 x_y a-b a/b",
)


def test_every_term_begins_and_ends_where_a_browser_sees_a_word_do_so(browser: Browser) -> None:
    """What it may find is what its segmenter of words does, in any language."""
    page = browser.new_page()
    for text in WORDS:
        found = page.evaluate(
            "text => [...new Intl.Segmenter('fr', {granularity: 'word'}).segment(text)]"
            ".map(word => word.index)",
            text,
        )
        for start, end in combinations(range(len(text) + 1), 2):
            term = unquote(fragment(text, text[start:end]).removeprefix(":~:text="))
            at = text.find(term)
            assert text.count(term) != 1 or {at, at + len(term)} <= {*found, len(text)}, term
    page.close()


@pytest.mark.parametrize(
    ("text", "passage", "term"),
    [
        ("le 1,852 mètres", "852", "1,852"),
        ("می\u200cخواهم برود", "خواهم", "می\u200cخواهم"),
        ("dit «\u202fbon mot\u202f» fin", "bon mot", "\u202fbon mot\u202f"),
        ("Oui;non, 3,a", "non", "non"),
    ],
)
def test_a_term_is_widened_to_what_a_browser_takes_for_a_word(
    text: str, passage: str, term: str
) -> None:
    assert unquote(fragment(text, passage)) == f":~:text={term}"


def test_a_term_never_crosses_a_block() -> None:
    assert shown("Un début.", "Une fin.").fragment("début. Une", 1) == ":~:text=d%C3%A9but.,Une"


def test_a_long_passage_is_named_by_how_it_begins_and_ends() -> None:
    text = " ".join(f"mot{number}" for number in range(200))
    start, end = unquote(fragment(text, text[:-7])).removeprefix(":~:text=").split(",")
    assert text.startswith(start + " ") and text[:-7].endswith(" " + end)
    assert len(start) <= 100 and len(end) <= 100


def test_context_is_added_only_against_ambiguity() -> None:
    text = shown("Avant le club parle.|Ensuite le club écoute.")
    assert unquote(text.fragment("club écoute", 2)) == ":~:text=club écoute"
    assert unquote(text.fragment("club", 2)) == (
        ":~:text=Avant le club parle. Ensuite le-,club,-écoute."
    )


def test_what_the_page_shows_elsewhere_counts_as_ambiguity() -> None:
    text = shown("Le club parle.", title="Le club")
    assert unquote(text.fragment("club", 1)) == ":~:text=Le-,club,-parle."


def test_where_no_words_tell_a_passage_from_another_only_its_sentence_is_named() -> None:
    text = shown("La régate part.", "La régate part.")
    assert text.fragment("régate", 2) == ""


def test_what_is_not_shown_tells_nothing_apart() -> None:
    text = shown("[…] Le club parle. […]|[…] Le club parle. […]|Hier le club dort. […]")
    assert text.fragment("Le club parle", 1) == ""
    assert text.fragment("Le club parle", 2) == ""
    assert unquote(text.fragment("club", 3)) == ":~:text=Hier le-,club,-dort."


def test_a_passage_is_looked_for_in_its_sentence_and_not_before() -> None:
    text = shown("Oui.|Le bateau part.|Non.")
    assert text.fragment("bateau", 2) == ":~:text=bateau"
    assert text.fragment("bateau", 3) == ""
    assert text.fragment("bateau", None) == ":~:text=bateau"


def test_what_shows_nothing_is_named_as_the_page_names_it() -> None:
    assert unquote(fragment("Un\u200b mot caché.", "Un⟨U+200B⟩ mot")) == ":~:text=Un⟨U+200B⟩ mot"


def test_a_word_that_is_too_long_for_a_term_leaves_only_the_sentence() -> None:
    address = "https://exemple.example/" + "a" * 300
    assert fragment(f"Voir {address} ici.", address) == ""
    assert fragment(f"Voir {address} ici.", f"Voir {address}") == ""
    assert shown(f"{address} le club.|Puis le club.").fragment("club", 1) == ""


def test_where_words_are_not_spaced_only_what_ends_at_signs_is_named() -> None:
    text = "联合会宣布，比赛将于七月举行。帆船队准备好了。"
    assert unquote(fragment(text, "比赛将于七月举行")) == ":~:text=比赛将于七月举行"
    assert fragment(text, "七月举行") == ""
    assert fragment(text, "比赛将于七月") == ""
    assert fragment("การแข่งขันเรือใบจะจัดขึ้น", "เรือใบ") == ""
    assert fragment("2026年帆船赛", "2026") == ""


def test_a_korean_word_is_widened_like_any_other() -> None:
    assert unquote(fragment("그 클럽은 배를 샀다.", "클럽")) == ":~:text=클럽은"
