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
    assert value.place() == Place("f", 1, 1)
    assert value.place("été") == Place("f", 1, 6) and value.place("b") == Place("f", 3, 4)
    assert value["été"].place(1) == Place("f", 2, 3)
    assert value["b"].place("c") == Place("f", 3, 8)
    assert value.place_of_key("b") == Place("f", 3, 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "f:2:1: the key “a” stands twice here; first on line 1"),
        (
            "- a: 1\n  b: 2\n  a: 3\n  b: 4\n",
            "f:3:3: the key “a” stands twice here; first on line 1",
        ),
        ("a: ]\n", "f:1:4: this is not YAML: did not find expected node content"),
        ("a: é\x07\n", "f:1:5: the character U+0007 is not YAML"),
        ("[a]: b\n", "f:1:1: this is not YAML: a key must be a word"),
        ("a: 1\n---\nb: 2\n", "f:3:1: a second document begins here"),
        (
            "[" * 100_000,
            f"f:1:{MAX_DEPTH + 1}: this is not YAML: the nesting is deeper than {MAX_DEPTH} levels",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    _, problems = parse(text, "f")
    assert [str(found).splitlines()[0] for found in problems] == [problem]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("fr: &Martin est content.\n", ["1:5: “&Martin”"]),
        ("fr: !Important le maire\n", ["1:5: “!Important”"]),
        ("fr: ! le maire\n", ["1:5: “!”"]),
        ('fr: !!str "le maire"\n', ["1:5: “!!str”"]),
        ("fr: &Martin\n", ["1:5: “&Martin”"]),
        ("été: [é, &x {a: !y [b]}]\n", ["1:10: “&x”", "1:17: “!y”"]),
        ("&a fr: b\n", ["1:1: “&a”"]),
        ("a: &x 1\nb: *x\n", ["1:4: “&x”", "2:4: “*x”"]),
        ("&a [*a]\n", ["1:1: “&a”", "1:5: “*a]”"]),
        ("fr: Martin & fils\nen: “!” it is\nx: '&a'\ny: |\n  !b\n", []),
    ],
)
def test_an_anchor_or_a_tag_is_no_part_of_a_text(text: str, problems: list[str]) -> None:
    _, found = parse(text, "f")
    said = [str(problem).splitlines()[0] for problem in found]
    taken = [problem.replace(": ", ": YAML takes ") for problem in problems]
    assert said == [f"f:{one} for an anchor or a tag, no part of what follows" for one in taken]


@pytest.mark.parametrize(
    ("text", "place", "slip"),
    [
        ('a: "Bon \\ud83d\\ude00."\n', "1:9", r"“\ud83d” is but half of a character"),
        ("a:\n\tb: 1\n", "2:1", "a tab stands where spaces must"),
        ("fr: %50 de rabais\n", "1:5", "a text cannot begin with “%”"),
        ("- @le port\n", "1:3", "a text cannot begin with “@”"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", "2:1", "a conflict of Git was left here: <<<<<<<"),
        (
            'fr: "Le port\nen: The port\nid: "a b"\n',
            "1:5",
            "the text that begins here has no closing quotation mark",
        ),
        ("fr: *Le port* rouvre\n", "1:5", "a text cannot begin with “*”"),
        ("fr: - Le port\n", "1:5", "a text cannot begin with “-”"),
        ("fr: > Le port\n", "1:5", "a text cannot begin with “>”"),
        ("fr: [Le port] rouvre\nen: x\n", "1:5", "a text cannot begin with “[”"),
        (
            'fr: "Le "port" rouvre"\nen: x\n',
            "1:9",
            "the text ends at this quotation mark, and more follows",
        ),
        (
            '- {article: a, exact: "Le "port" rouvre"}\n',
            "1:27",
            "the text ends at this quotation mark, and more follows",
        ),
        (
            "fr: 'l'été'\nen: x\n",
            "1:7",
            "the text ends at this quotation mark, and more follows",
        ),
        (
            'fr: "Le port\nen: x\n',
            "1:5",
            "the text that begins here has no closing quotation mark",
        ),
        (
            "a: b: c\n",
            "1:5",
            "“: ” stands in a text that is not between quotation marks",
        ),
        (
            "a: {fr: Le port : ouvert, en: y}\n",
            "1:17",
            "“: ” stands in a text that is not between quotation marks",
        ),
        (
            "- {a: b, c: Le port […] rouvre}\n",
            "1:21",
            "“[” does not belong here, or lacks its other half",
        ),
        (
            "- {a: b, c: Le port] rouvre}\n",
            "1:20",
            "“]” does not belong here, or lacks its other half",
        ),
        ("a: {fr: bleu #un, en: x}\n", "1:14", "“ #” begins a comment and cuts the line"),
        ("a:\n  fr: x\n en: y\n", "3:2", "this line is not indented like those it belongs to"),
        ("a:\n  fr: x\n   en: y\n", "3:4", "this line is not indented like those it belongs to"),
        (
            "a:\n\u00a0 fr: x\n  en: y\n",
            "2:1",
            "a no-break space stands where spaces must",
        ),
        ("a:\n  fr:Le club\n  en: x\n", "2:3", "“fr:” is no hyphen or colon with a space after it"),
        ("a:\n  fr: x\n  en:“Un”\n", "3:3", "“en:” is no hyphen or colon with a space after it"),
        (
            "a: 1\nfr:\u00a0Le port\nb: 2\n",
            "2:1",
            "“fr:” is no hyphen or colon with a space after it",
        ),
        (
            "a:\n  - id:P-01\n    fr: x\n",
            "2:5",
            "“id:” is no hyphen or colon with a space after it",
        ),
        ("a:\n  -id: P-01\n   fr: x\n", "2:3", "“-” is no hyphen or colon with a space after it"),
        ("a:\n  - {b: c}\n  -{b: c}\n", "3:3", "“-” is no hyphen or colon with a space after it"),
        (
            "a:\r\n  fr: x\r\n en: y\r\n",
            "3:2",
            "this line is not indented like those it belongs to",
        ),
        ("a:\n  * {b: c}\n", "2:3", "“*” is no hyphen or colon with a space after it"),
        ("a:\n  - b: c\n  – b: d\n", "3:3", "“–” is no hyphen or colon with a space after it"),
        ("a:\n  - {b: c}}\n", "2:11", "“}” does not belong here, or lacks its other half"),
        (
            "a:\n  - {b: c},\n  - {b: d}\n",
            "2:11",
            "“,” does not belong here, or lacks its other half",
        ),
        ("a: {b: c} (p. 3)\n", "1:11", "“(” does not belong here, or lacks its other half"),
        ("a: {fr: x, en: y\nid: b\n", "1:4", "“{” does not belong here, or lacks its other half"),
        (
            "a:\n  - {b: c, d: e.\n\nf: g\n",
            "2:5",
            "“{” does not belong here, or lacks its other half",
        ),
        (
            "a: {b: {c: d}, e: {f: g}\nh: i\n",
            "1:4",
            "“{” does not belong here, or lacks its other half",
        ),
        ("a: [\n  b\n", "1:4", "“[” does not belong here, or lacks its other half"),
        ("a: [b}\n", "1:4", "“[” does not belong here, or lacks its other half"),
        (
            "a:\n  - id: b\n  fr: x\n",
            "3:3",
            "this line is not indented like those it belongs to",
        ),
        (
            "- id: b\n   fr: Le maire: oui\n",
            "2:16",
            "“: ” stands in a text that is not between quotation marks",
        ),
        *(
            (
                f"a:\n  - {first}\n{spaces}exact: {second}\n",
                place,
                "this line is not indented like those it belongs to",
            )
            for first in ("id: E-02", 'article: "b"')
            for second in ("Le port ouvre.", '"Le port ouvre."')
            for spaces, place in (("     ", "3:6"), ("   ", "3:4"), ("      ", "3:7"))
        ),
    ],
)
def test_each_slip_is_called_by_its_name(text: str, place: str, slip: str) -> None:
    value, [problem] = parse(text, "f")
    assert value is None
    assert str(problem).splitlines()[0] == f"f:{place}: this is not YAML: {slip}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a: 1\nfr\nb: 2\n",
            "3:1: this is not YAML: could not find expected ':' while scanning a simple key that"
            " begins on line 2",
        ),
        ('fr: "le \\port"\n', "1:9: this is not YAML: found unknown escape character"),
    ],
)
def test_any_other_is_said_as_the_parser_says_it(text: str, said: str) -> None:
    value, [problem] = parse(text, "f")
    assert value is None
    assert str(problem).splitlines()[0].startswith(f"f:{said}")


@pytest.mark.parametrize("end", "\u0085\u2028\u2029")
def test_lines_are_counted_by_line_feeds(end: str) -> None:
    _, problems = parse(f"a: b{end}c\nd: {{e: f{end}}}\ng: h\ng: i\n", "f")
    said = f"the character U+{ord(end):04X} ends a line for YAML alone"
    assert [str(problem).splitlines()[0] for problem in problems] == [
        f"f:1:5: {said}",
        f"f:2:9: {said}",
        "f:4:1: the key “g” stands twice here; first on line 3",
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "fr: le bleu #ici et là\n",
            ["f:1:13: “ #” begins a comment and cuts this text: “le bleu”"],
        ),
        ("fr: le bleu # ici\n", ["f:1:13: “ #” begins a comment and cuts this text: “le bleu”"]),
        ("fr: le\n  bleu #ici\n", ["f:2:8: “ #” begins a comment and cuts this text: “le bleu”"]),
        ("fr: bleu #ici\n", ["f:1:10: “ #” begins a comment and cuts this text: “bleu”"]),
        ("published: 2030  # a guess\n", []),
        ('fr: "le bleu #ici" # le texte\n', []),
        ("fr: le bleu#ici\n", []),
        ("# le bleu #ici\nfr: >\n  le bleu #ici\n", []),
    ],
)
def test_a_comment_after_a_text_is_an_error(text: str, problems: list[str]) -> None:
    _, found = parse(text, "f")
    assert [str(problem).splitlines()[0] for problem in found] == problems
