"""How texts are set; the rules themselves are shown by the rotten seeds of typography."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.check.typography import RULES, Rule


@pytest.mark.parametrize("rule", [rule for rules in RULES.values() for rule in rules])
@settings(deadline=None)
@given(data=st.data())
def test_where_a_rule_finds_something_there_is_one_of_its_marks(rule: Rule, data: Any) -> None:
    text = data.draw(st.from_regex(re.compile(rule.pattern.pattern, re.ASCII)))
    assert not rule.pattern.search(text) or not set(text).isdisjoint(rule.marks)
