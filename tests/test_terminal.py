"""What a terminal shows of a report: the same words, in colour."""

import click

from dossier.edit.terminal import coloured

REPORT = "a.yml:1:1: ⟦x⟧ differs\nb.yml:2:9: warning: early\n1 error, 1 warning"


def test_places_differences_and_the_count_are_set_off() -> None:
    for words, style in (
        ("a.yml:1:1:", {"fg": "red", "bold": True}),
        ("b.yml:2:9:", {"fg": "yellow", "bold": True}),
        ("⟦x⟧", {"reverse": True}),
        ("1 error, 1 warning", {"bold": True}),
    ):
        assert click.style(words, **style) in coloured(REPORT)


def test_colours_change_nothing_else() -> None:
    assert click.unstyle(coloured(REPORT)) == REPORT
