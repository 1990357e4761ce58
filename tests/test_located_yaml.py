"""YAML values keep their place, and say what was written."""

import pytest

from dossier.model.problems import Place
from dossier.read.located_yaml import MAX_DEPTH, parse


def test_every_scalar_is_the_text_that_was_written() -> None:
    value, problems = parse("a: no\nb: 1.10\nc: 2017-01-19\nd: null\ne:\nf: 'null'\n", "f")
    assert value == {"a": "no", "b": "1.10", "c": "2017-01-19", "d": None, "e": None, "f": "null"}
    assert problems == []


def test_every_value_keeps_its_place() -> None:
    value, _ = parse("été: [un,\n  deux]\nb: {c: d}\n", "f")
    assert value.places == {"": Place("f", 1, 1), "été": Place("f", 1, 6), "b": Place("f", 3, 4)}
    assert value["été"].places[1] == Place("f", 2, 3)
    assert value["b"].places["c"] == Place("f", 3, 8)
    assert value.keys_at["b"] == Place("f", 3, 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "f:2:1: the key “a” stands twice here; first on line 1"),
        ("a: &x 1\nb: *x\n", "f:2:4: the alias *x stands for a value"),
        ("&a [*a]\n", "f:1:5: the alias *a stands for a value"),
        ("a: [\n  b\n", "f:3:1: this is not YAML: did not find expected ',' or ']'"),
        ("a: b: c\n", "f:1:5: this is not YAML: mapping values are not allowed in this context"),
        ("a: é\x07\n", "f:1:5: the character U+0007 is not YAML"),
        ("[a]: b\n", "f:1:1: a key must be a word"),
        ("a: 1\n---\nb: 2\n", "f:3:1: a second document begins here"),
        ("[" * 100_000, f"f:1:{MAX_DEPTH + 1}: the nesting is deeper than {MAX_DEPTH} levels"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    _, problems = parse(text, "f")
    assert [str(found).splitlines()[0] for found in problems] == [problem]
