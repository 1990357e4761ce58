"""What a browser is asked to light up."""

from urllib.parse import unquote

from dossier.markup.text_fragments import text_fragment
from dossier.text.sentences import Span


def fragment(text: str, passage: str, blocks: list[Span] | None = None, page: str = "") -> str:
    start = text.index(passage)
    span = Span(start, start + len(passage))
    return text_fragment(text, span, blocks or [Span(0, len(text))], page or text)


def test_a_passage_is_one_term() -> None:
    assert fragment("Alibaba signe un accord.", "signe un accord") == ":~:text=signe%20un%20accord"


def test_hyphens_and_commas_are_encoded() -> None:
    assert fragment("Oui, Dakar-2026 & moi.", "Oui, Dakar-2026 & moi") == (
        ":~:text=Oui%2C%20Dakar%2D2026%20%26%20moi"
    )


def test_a_term_is_widened_to_whole_words_over_elisions() -> None:
    assert unquote(fragment("félicité « d’une alliance » hier", "une alliance")).endswith(
        "=d’une alliance"
    )
    assert unquote(fragment("les télécommunications ici", "télécom")).endswith(
        "=télécommunications"
    )
    assert unquote(fragment("''C'est fini''", "C'est")).endswith("=C'est")


def test_a_term_never_crosses_a_block() -> None:
    text = "Un début.\n\nUne fin."
    assert fragment(text, "début.\n\nUne", [Span(0, 9), Span(11, 19)]) == ":~:text=d%C3%A9but.,Une"


def test_a_long_passage_is_named_by_how_it_begins_and_ends() -> None:
    text = " ".join(f"mot{number}" for number in range(200))
    start, end = unquote(fragment(text, text[:-7])).removeprefix(":~:text=").split(",")
    assert text.startswith(start + " ") and text[:-7].endswith(" " + end)
    assert len(start) <= 100 and len(end) <= 100


def test_context_is_added_only_against_ambiguity() -> None:
    text = "Avant le CIO parle. Ensuite le CIO écoute."
    assert unquote(fragment(text, "CIO écoute")) == ":~:text=CIO écoute"
    second = text.rindex("CIO")
    directive = text_fragment(text, Span(second, second + 3), [Span(0, len(text))], text)
    assert unquote(directive) == ":~:text=Avant le CIO parle. Ensuite le-,CIO,-écoute."


def test_what_the_page_shows_elsewhere_counts_as_ambiguity() -> None:
    directive = fragment("Le CIO parle.", "CIO", page="Le CIO. Le CIO parle.")
    assert unquote(directive) == ":~:text=Le-,CIO,-parle."
