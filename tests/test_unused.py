"""What an article says and no statement uses: one by one, as a range, or all that is left."""

from pathlib import Path

import pytest

from dossier.pipeline import generate
from dossier.read import reader
from tests.seeds import changed, copied, problems

OLD = """\
  - exact: The winner was not named.
    reason: {fr: Dit seulement ce qui manque., en: Says only what is missing.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def unused(root: Path, items: str) -> None:
    changed(root, "001_results.yml", (OLD, items))


def account(root: Path, lang: str = "fr") -> str:
    """The note on the third sentence, on the page of the results."""
    rendering, _ = generate(root, strict=True)
    page = rendering.files[f"docs/{lang}/sources/results-2026.md"]
    return next(line for line in page.splitlines() if line.startswith("[^3]: "))


def test_the_golden_article_has_a_third_sentence_that_nothing_uses(root: Path) -> None:
    assert account(root) == "[^3]: Non utilisé : Dit seulement ce qui manque."


@pytest.mark.parametrize(
    ("item", "french", "english"),
    [
        ("  - rest: off-topic\n", "hors du sujet.", "off topic."),
        ("  - rest: {fr: Du reste., en: The rest.}\n", "Du reste.", "The rest."),
        (
            "  - rest: {fr: repeated, en: repeated}\n",
            "déjà dit ailleurs.",
            "said elsewhere already.",
        ),
        (
            "  - {exact: The winner was not named., reason: background}\n",
            "rappel du contexte.",
            "background.",
        ),
        (
            "  - {from: The Sailing Club, to: named., reason: repeated}\n",
            "déjà dit ailleurs.",
            "said",
        ),
        (
            "  - {from: The winner was not, to: not named., reason: background}\n",
            "rappel du contexte.",
            "background.",
        ),
    ],
)
def test_a_reason_may_be_a_ready_one(root: Path, item: str, french: str, english: str) -> None:
    unused(root, item)
    assert account(root).startswith(f"[^3]: Non utilisé : {french}")
    assert account(root, "en").startswith(f"[^3]: Not used: {english}")


def test_the_more_particular_reason_counts(root: Path) -> None:
    unused(root, "  - rest: off-topic\n  - {from: The winner, to: named., reason: repeated}\n")
    assert account(root).endswith("déjà dit ailleurs.")


def test_a_range_passes_over_what_is_quoted_inside_it(root: Path) -> None:
    unused(root, "  - {from: The Sailing Club published, to: not named., reason: repeated}\n")
    assert problems(root) == []


EXACT = "  - {exact: The winner was not named., reason: repeated}\n"
RANGE = "  - {from: The Sailing Club published, to: not named., reason: background}\n"
REST = "  - rest: off-topic\n"


@pytest.mark.parametrize("items", [EXACT + RANGE + REST, REST + RANGE + EXACT])
def test_an_entry_that_sets_nothing_more_aside_is_no_problem(root: Path, items: str) -> None:
    unused(root, items)
    assert problems(root) == []
    assert account(root).endswith("déjà dit ailleurs.")


def test_the_verification_page_says_how_many_sentences_the_rest_covers(root: Path) -> None:
    unused(root, "  - rest: off-topic\n")
    rendering, _ = generate(root)
    assert (
        "1\u00a0mis de côté, dont 1 pour une même raison\u00a0: hors du sujet."
        in (rendering.files["docs/fr/verification.md"])
    )
    assert (
        "1\u00a0set aside, of which 1 for one reason: off topic."
        in (rendering.files["docs/en/verification.md"])
    )


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        (
            "  - {from: The loser, to: named., reason: repeated}\n",
            "001_results.yml:11:12: this quote does not stand in seeds/001_results.txt: "
            "“The loser”",
        ),
        (
            "  - {from: The winner, to: The Sailing Club, reason: repeated}\n",
            "001_results.yml:11:28: to: these words stand only before those of `from`: "
            "“The Sailing Club”",
        ),
        (
            "  - {from: The winner, reason: repeated}\n",
            "001_results.yml:11:5: the key “to” is missing",
        ),
        (
            "  - rest: boring\n",
            "001_results.yml:11:11: rest: “boring” is none of its words",
        ),
        (
            "  - rest: [boring]\n",
            "001_results.yml:11:11: rest: a list of 1 is neither a text nor one of the ready words",
        ),
        (
            "  - rest: repeated\n  - rest: off-topic\n",
            "001_results.yml:12:11: a second reason for the rest",
        ),
    ],
)
def test_what_is_wrong_with_an_item_is_said(root: Path, item: str, problem: str) -> None:
    unused(root, item)
    assert problems(root) == [problem]


def test_a_key_in_french_is_told_for_what_it_is(root: Path) -> None:
    unused(root, "  - reste: off-topic\n")
    _, found = reader.read(root)
    assert "Write `rest:` for `reste:`." in {one.hint for one in found}


def test_a_sentence_that_shows_a_gap_needs_no_other_reason(root: Path) -> None:
    evidence = "evidence: [{article: results-2026, exact: The winner was not named.}], "
    changed(root, "001_results.yml", (f"unused:\n{OLD}", ""), ("page: reg", f"{evidence}page: reg"))
    assert account(root) == "[^3]: Non utilisé : montre ce que l’article ne dit pas."
    assert account(root, "en") == "[^3]: Not used: shows what the article does not say."


def test_a_reason_of_its_own_says_more_than_that_a_sentence_shows_a_gap(root: Path) -> None:
    evidence = "evidence: [{article: results-2026, exact: The winner was not named.}], "
    changed(root, "001_results.yml", ("page: reg", f"{evidence}page: reg"))
    assert account(root, "en") == "[^3]: Not used: Says only what is missing."


def test_a_statement_with_two_quotes_of_a_sentence_uses_it_once(root: Path) -> None:
    quote = "          - {article: results-2026, exact: Forty boats had entered.}\n"
    changed(root, "pages/regatta.yml", (quote, quote + quote.replace(" entered.", "")))
    users = [user.id for user in generate(root)[0].site.ledger.uses["results-2026", 2]]
    assert "R-02" in users and len(set(users)) == len(users)


def test_a_sentence_that_waits_is_not_counted_as_set_aside(root: Path) -> None:
    changed(root, "001_results.yml", (f"unused:\n{OLD}", ""))
    ledger = generate(root)[0].site.ledger
    assert ledger.coverage["results-2026"]._asdict() == {
        "units": 4,
        "used": 3,
        "excused": 0,
        "rest": 0,
    }


def test_an_unfinished_article_is_one_warning_with_its_count(root: Path) -> None:
    changed(root, "001_results.yml", (f"unused:\n{OLD}", ""))
    changed(
        root,
        "pages/regatta.yml",
        (
            "          - {article: results-2026, exact: the results of the 2026 Island Regatta}\n",
            "",
        ),
        ("étaient inscrits en 2026", "étaient inscrits"),
        ("had entered in 2026", "had entered"),
        ("étaient inscrits en 2026", "étaient inscrits"),
        ("had entered in 2026", "had entered"),
    )
    assert problems(root, strict=False) == [
        "001_results.txt:1:1: warning: 2 sentences wait for a use or a reason; the first one: "
        "“The Sailing Club published the results of the 2026 Island R…”"
    ]
