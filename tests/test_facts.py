"""Any text is read, quickly, and what is found in it stands in it."""

import time
from timeit import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.check.facts import facts, missing
from dossier.model.base import LANGS, Lang
from dossier.text.dates import dates_in
from dossier.text.glossary_terms import Names

NOBODY = Names([])
PIECES = (
    "1 0 00 12 2026 600.000 1,250 3.5 deux cent mille million millions et demi une tiers quart of "
    "demi- heures h h30 30 minutes seconde 2e 3rd 0th a half quarter past hundred dozen both and "
    "les années 1960 60s May mars March 3, Sept. sept. VIIIe I War Louis n° No. -5 − moins – / : . "
    ", % $ bn m Md à or pour percent GMT p.m. du soir neuf 0/0 1/0 sixtieth é ½ ² ١٢ oh ' ’ 7/3 "
    "ſept JUİN avrıl \u212a"
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES.split(), " ", "-", "\u202f", "9" * 5000]), max_size=12),
    st.sampled_from([" ", ""]),
)
def test_any_figures_are_read(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for lang in LANGS:
        for fact in facts(text, lang, NOBODY):
            assert fact.words.lower() in text.lower()
        assert list(missing(facts(text, lang, NOBODY), facts(text, lang, NOBODY))) == []


@pytest.mark.parametrize(
    ("month", "number"), [("ſept", 9), ("ſeptembre", 9), ("JUİN", 6), ("avrıl", 4)]
)
def test_a_month_in_letters_of_another_alphabet_is_that_month(month: str, number: int) -> None:
    first, last = dates_in(f"le 1 {month} 2017 et en mai 2018", "fr")
    assert (first.readings, last.readings) == ((f"2017-{number:02}-01",), ("2018-05",))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "mark", [*"0123456789,.:/-–$€ '", "IV", "1 ", "mai ", "dix ", "a 1", "1,000"]
)
def test_no_text_takes_longer_than_its_length(mark: str, lang: Lang) -> None:
    """Four times the text takes four times the time, and not sixteen."""
    short, long = (_seconds((mark * size)[:size], lang) for size in (5_000, 20_000))
    assert long < 10 * short + 0.05


def _seconds(text: str, lang: Lang) -> float:
    """Process seconds, the collector turned off: its rounds take as long as all the rest."""
    return timeit(lambda: facts(text, lang, NOBODY), timer=time.process_time, number=1)
