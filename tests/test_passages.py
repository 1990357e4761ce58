"""An author whose quote does not anchor is shown what it was copied from."""

import time

from dossier.evidence.suggestions import WordIndex, compared, settling
from dossier.text.sentences import Span

TEXT = (
    "Le voilier rejoint la Régate. Les montants n’ont pas été dévoilés. "
    "Le club parle, le club écoute."
)


def test_the_nearest_passage_is_found_despite_accents_and_words() -> None:
    for stop in ("", "."):
        span = WordIndex(TEXT).nearest(f"Les montants n'ont jamais ete devoiles{stop}")
        assert span and TEXT[slice(*span)] == f"Les montants n’ont pas été dévoilés{stop}"


def test_nothing_is_shown_for_a_quote_unlike_anything() -> None:
    assert WordIndex(TEXT).nearest("tout autre chose") is None
    assert WordIndex("").nearest("rien") is None


def test_what_differs_is_marked() -> None:
    assert compared("n’ont pas été dévoilés", "n'ont\u200b pas  ete dévoilés") == (
        "n'ont⟦⟧ pas ⟦é⟧t⟦é⟧ dévoilés",
        "n'ont⟦⟨U+200B⟩⟧ pas ⟦e⟧t⟦e⟧ dévoilés",
    )


def test_the_shortest_words_that_settle_an_ambiguity() -> None:
    spans = [
        Span(TEXT.index("club"), TEXT.index("club") + 4),
        Span(TEXT.rindex("club"), TEXT.rindex("club") + 4),
    ]
    assert [addition for _, addition in settling(TEXT, spans)] == ['prefix: "Le"', 'prefix: "le"']


def test_what_settles_one_place_is_no_beginning_of_another() -> None:
    text = "# Foo * * # Foo *bar*"
    spans = [Span(0, 5), Span(10, 15)]
    assert [addition for _, addition in settling(text, spans)] == ['suffix: "* *"', 'prefix: "*"']


def test_a_thousand_orphans_of_a_large_article_take_seconds() -> None:
    words = TEXT.split() + [f"mot{number}" for number in range(2000)]
    text = " ".join(words[(number * number) % len(words)] for number in range(300_000))
    assert len(text.encode()) > 1_900_000
    quotes = [
        text[start : start + 60] + "zz" + text[start + 62 : start + 120]
        for start in range(0, 10**6, 1000)
    ]
    begin = time.perf_counter()
    index = WordIndex(text)
    assert sum(index.nearest(quote) is not None for quote in quotes) > 900
    assert time.perf_counter() - begin < 10
