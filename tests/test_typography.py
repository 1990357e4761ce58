"""How texts are set; the rules themselves are shown by the rotten seeds of typography."""

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check.exceptions import unexcused
from dossier.check.typography import RULES, Rule, slips
from dossier.check.wording import page_markup, typed_markup
from dossier.model.statements import Statement

MARKS = sorted({mark for rules in RULES.values() for rule in rules for mark in rule.marks})


@pytest.mark.parametrize("rule", [rule for rules in RULES.values() for rule in rules])
@given(data=st.data())
def test_where_a_rule_finds_something_there_is_one_of_its_marks(rule: Rule, data: Any) -> None:
    text = data.draw(st.from_regex(re.compile(rule.pattern, re.ASCII)))
    assert not re.search(rule.pattern, text) or not set(text).isdisjoint(rule.marks)


@pytest.mark.parametrize(
    "piece",
    [*MARKS, *"[](*_`<&/@", "a ", " ", '«1"', "'a", "[](", "**a", "</a", "a.a", "A.", "w://", "1'"],
)
def test_no_text_takes_longer_than_its_length(piece: str) -> None:
    """Four times the text takes four times the time, and not sixteen."""
    short, long = (_seconds((piece * size)[:size]) for size in (5_000, 20_000))
    assert long < 10 * short + 0.05


def _seconds(words: str) -> float:
    both = {"fr": f"b{words}b", "en": f"b{words}b"}
    evidence, exceptions = {"article": "a", "exact": "« un »"}, {"words": "b", "reason": "So."}
    lists = {"evidence": [evidence], "exceptions": [exceptions]}
    text = Statement.model_validate({"id": "A-1"} | both | lists)
    start = time.process_time()
    list(unexcused([*slips([text], names=["b", "1'"]), *typed_markup([text])]))
    page_markup(words)
    return time.process_time() - start
