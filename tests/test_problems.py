"""How problems are printed: once each, in the order of the files, with their count."""

from dataclasses import replace

from dossier.model.problems import Level, Place, Problem, report

LATE = Problem(Place("b.yml", 2, 10), "late", "Do this.\nOr that.")
EARLY = Problem(Place("b.yml", 2, 9), "early", level=Level.WARNING)
FIRST = Problem(Place("a.yml", 10, 1), "first")


def test_a_report_is_sorted_and_counted() -> None:
    assert report([LATE, EARLY, FIRST, LATE]) == (
        "a.yml:10:1: first\n"
        "b.yml:2:9: warning: early\n"
        "b.yml:2:10: late\n    Do this.\n    Or that.\n"
        "2 errors, 1 warning"
    )


def test_no_text_of_a_seed_commands_a_terminal() -> None:
    odd = Problem(Place("a\n::error::.yml"), "\x1b[2Jx\n::error::y", "\x9b1m\nOr that.")
    said = str(odd)
    assert (
        said == "a\ufffd::error::.yml:1:1: \ufffd[2Jx\ufffd::error::y\n    \ufffd1m\n    Or that."
    )


def test_an_error_of_a_strict_build_is_no_warning() -> None:
    assert report([EARLY.as_error()]) == "b.yml:2:9: early\n1 error"


def test_an_error_that_hides_others_says_so_once() -> None:
    hiding = replace(LATE, hides_others=True)
    assert report([hiding]).endswith("\n1 error; more may follow once this is mended")
    assert report([hiding, EARLY]).endswith(
        "\n1 error, 1 warning; more may follow once these are mended"
    )
