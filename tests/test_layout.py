"""How an article is set of which only the cited passages are shown."""

import re
from types import SimpleNamespace
from typing import Any

import pytest

from dossier.evidence.ledger import Unit
from dossier.render.article import Layout
from dossier.text.sentences import Span


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("“<We sail>,” <said the owner>.", "“We sail,” said the owner."),
        ("<The ship>, built in 1871, <sails>.", "The ship […] sails."),
        ("Since May <the ship sails> again.", "[…] the ship sails […]"),
        ("It sails.", "[…]"),
    ],
)
def test_words_left_out_are_an_ellipsis_and_marks_stay(sentence: str, shown: str) -> None:
    """Between < and > are the cited words."""
    text = re.sub("[<>]", "", sentence)
    places = [match.span() for match in re.finditer("<[^>]*>", sentence)]
    cited = [Span(start - 2 * n, end - 2 * n - 2) for n, (start, end) in enumerate(places)]
    article: Any = SimpleNamespace(text=text, sidecar=SimpleNamespace(display="quotes"))
    layout = Layout(article, [[Unit(1, "sentence", 0, len(text))]], cited, [])
    [[piece]] = [block.pieces for block in layout.blocks]
    assert piece.text == shown
