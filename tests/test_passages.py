"""An author whose quote does not anchor is shown what it was copied from."""

import time

from dossier.evidence.anchoring import anchor
from dossier.evidence.suggestions import compared, nearest_span, unique_contexts
from dossier.model.dossier import Article, Dossier
from dossier.model.seeds import Glossary, Sidecar
from dossier.text.sentences import Span

TEXT = (
    "Le voilier rejoint la Régate. Les montants n’ont pas été dévoilés. "
    "Le club parle, le club écoute."
)


def test_the_nearest_passage_is_found_despite_accents_and_words() -> None:
    for stop in ("", "."):
        span = nearest_span(f"Les montants n'ont jamais ete devoiles{stop}", TEXT)
        assert span and TEXT[slice(*span)] == f"Les montants n’ont pas été dévoilés{stop}"


def test_nothing_is_shown_for_a_quote_unlike_anything() -> None:
    assert nearest_span("tout autre chose", TEXT) is None
    assert nearest_span("rien", "") is None


def test_what_differs_is_marked() -> None:
    assert compared("n’ont pas été dévoilés", "n'ont\u202a pas  ete dévoilés") == (
        "n’ont⟦⟧ pas ⟦é⟧t⟦é⟧ dévoilés",
        "n'ont⟦⟨U+202A⟩⟧ pas ⟦e⟧t⟦e⟧ dévoilés",
    )


def test_the_passage_is_shown_as_it_is_written() -> None:
    passage = "six millions\nd’eu\u00adros,\u00a0dit ''Le Cou\u0301rrier''"
    assert compared(passage, "six millions d euros, dit “Le Coúrrier”") == (
        "six millions d⟦’⟧euros,\u00a0dit ''Le Cou\u0301rrier''",
        "six millions d⟦ ⟧euros, dit “Le Coúrrier”",
    )


def test_the_shortest_words_that_settle_an_ambiguity() -> None:
    spans = [
        Span(TEXT.index("club"), TEXT.index("club") + 4),
        Span(TEXT.rindex("club"), TEXT.rindex("club") + 4),
    ]
    assert list(dict(unique_contexts(TEXT, spans)).values()) == ['prefix: "Le"', 'prefix: "le"']


def test_what_settles_one_place_is_no_beginning_of_another() -> None:
    text = "# Foo * * # Foo *bar*"
    spans = [Span(0, 5), Span(10, 15)]
    assert list(dict(unique_contexts(text, spans)).values()) == ['suffix: "* *"', 'prefix: "*"']


def test_what_stands_once_needs_nothing_else() -> None:
    assert list(unique_contexts("Le port est prêt.", [Span(3, 7)])) == []


def test_many_places_are_told_apart_in_seconds() -> None:
    text = "Le port. " * 5_000
    spans = [Span(start, start + 8) for start in range(0, len(text), 9)]
    begin = time.process_time()
    found = list(unique_contexts(text, spans))
    assert time.process_time() - begin < 10
    assert [(span, words) for span, words in found] == []


def test_a_long_quote_is_shown_to_its_end() -> None:
    text = " ".join(f"mot{number} suit mot{number + 1}." for number in range(400))
    start, end = text.index("mot100 suit"), text.index("mot200 suit") - 1
    quote = text[start:end].replace("mot150", "autre")
    assert nearest_span(quote, text) == Span(start, end)


def test_in_a_large_article_passages_are_found_in_seconds() -> None:
    words = TEXT.split() + [f"mot{number}" for number in range(2000)]
    text = " ".join(words[(number * number) % len(words)] for number in range(300_000))
    assert len(text.encode()) > 1_900_000
    begin = time.perf_counter()
    for start in range(0, 10**6, 100_000):
        for length in (40, 300, 3000):
            passage = text[start : start + length]
            assert nearest_span(passage.replace("9", "zz"), text)
    assert time.perf_counter() - begin < 20


def test_the_nearest_passage_is_sought_for_so_many_quotes_a_run() -> None:
    """Each build of a dossier whose articles were mixed up would else take minutes."""
    both = {"fr": "T", "en": "T"}
    sidecar = Sidecar.model_validate(
        {"id": "a", "sha256": "0" * 64, "language": "fr", "title": both, "published": "2030"}
        | {"publisher": "P", "url": "http://a.example"}
    )
    entries = [
        {"id": f"e-{number}", **both, "kind": "term", "forms": {"fr": ["T"], "en": ["T"]}}
        | {"evidence": [{"article": "a", "exact": f"Les montants n’ont jamais été {number}"}]}
        for number in range(52)
    ]
    glossary = Glossary.model_validate({"entries": entries})
    article = Article(sidecar, TEXT, "seeds/a.txt")
    _, problems = anchor(Dossier(None, (article,), (), glossary, None))
    assert problems[49].hint.startswith("The nearest passage is on line 1:\n")
    assert {problem.hint for problem in problems[50:]} == {
        "More than 50 quotes were not found: the nearest passage is sought for the first 50."
    }
