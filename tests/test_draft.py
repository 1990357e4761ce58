"""Drafts: what says `draft: true` is no part of the site, and the rest is published."""

from pathlib import Path

import pytest

from dossier.pipeline import generate
from dossier.read import reader
from tests.project import run
from tests.seeds import changed, copied, problems

UNFINISHED_PAGE = """\
id: start
draft: true
title: {fr: , en: }
sections:
  - id: start
    kind: statements
    items:
      - id: D-01
        fr: On ne sait pas qui a gagné, sans doute en 2031.
        en:
        evidence:
          - {article: results-2026, exact: The winner was not named.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def pages(root: Path) -> dict[str, str]:
    return generate(root, strict=True)[0].files


def test_an_unfinished_page_is_left_out_and_the_rest_published(root: Path) -> None:
    before = pages(root)
    (root / "seeds/pages/start.yml").write_text(UNFINISHED_PAGE, "utf-8")
    assert pages(root) == before


@pytest.mark.parametrize("yes", ["true", "True", "yes", "y", "on", "t", "1"])
def test_whatever_says_yes_makes_a_draft(root: Path, yes: str) -> None:
    before = pages(root)
    draft = UNFINISHED_PAGE.replace("draft: true", f"draft: {yes}")
    (root / "seeds/pages/start.yml").write_text(draft, "utf-8")
    assert pages(root) == before


def test_an_unfinished_article_is_left_out_and_the_rest_published(root: Path) -> None:
    before = pages(root)
    (root / "seeds/002_start.txt").write_text("Le départ\n\nLa régate partira.", "utf-8")
    (root / "seeds/002_start.yml").write_text("id: start\ndraft: true\ntitle:\n", "utf-8")
    assert pages(root) == before


def test_an_unfinished_statement_is_left_out_and_the_rest_published(root: Path) -> None:
    before = pages(root)
    changed(
        root,
        "pages/regatta.yml",
        (
            "      - id: R-02\n",
            "      - {id: R-09, draft: true, fr: Un début, en: }\n      - id: R-02\n",
        ),
    )
    assert pages(root) == before


def test_a_section_of_drafts_only_is_left_out(root: Path) -> None:
    changed(
        root, "pages/regatta.yml", ("      - id: Q-01\n", "      - id: Q-01\n        draft: true\n")
    )
    assert "Ce qui a été dit" not in pages(root)["docs/fr/regate.md"]


def test_what_only_a_draft_quotes_waits_without_a_problem(root: Path) -> None:
    """Neither the sentence that is quoted nor the glossary's entry is called unused."""
    changed(
        root, "pages/regatta.yml", ("      - id: R-04\n", "      - id: R-04\n        draft: true\n")
    )
    changed(
        root, "pages/regatta.yml", ("      - id: Q-01\n", "      - id: Q-01\n        draft: true\n")
    )
    changed(
        root, "pages/regatta.yml", ("      - id: H-01\n", "      - id: H-01\n        draft: true\n")
    )
    page = pages(root)["docs/fr/sources/club-2029.md"]
    assert ": Pas encore utilisé.\n" in page


def test_a_sentence_set_aside_may_be_quoted_by_a_draft(root: Path) -> None:
    (root / "seeds/pages/start.yml").write_text(UNFINISHED_PAGE, "utf-8")
    assert problems(root) == []


def test_draft_false_is_no_draft(root: Path) -> None:
    before = pages(root)
    changed(root, "pages/regatta.yml", ("order: 1\n", "order: 1\ndraft: false\n"))
    assert pages(root) == before


@pytest.mark.parametrize(
    ("name", "old", "problem"),
    [
        (
            "pages/regatta.yml",
            "      - id: R-01\n",
            "pages/regatta.yml:9:13: rests_on: the statement “R-01” is in a draft: "
            "seeds/pages/regatta.yml:16:9",
        ),
        (
            "pages/regatta.yml",
            "id: regatta\n",
            "site.yml:10:14: key_facts: the statement “R-01” is in a draft: "
            "seeds/pages/regatta.yml:3:1",
        ),
        (
            "000_club.yml",
            "id: club-2029\n",
            "glossary.yml:9:19: the article “club-2029” is a draft: seeds/000_club.yml:3:1",
        ),
        (
            "glossary.yml",
            "  - id: claire-exemple\n",
            "pages/regatta.yml:74:18: speaker: the person “claire-exemple” is in a draft: "
            "seeds/glossary.yml:11:5",
        ),
    ],
)
def test_what_refers_to_a_draft_is_told_which(
    root: Path, name: str, old: str, problem: str
) -> None:
    indent = " " * (len(old) - len(old.lstrip(" -")))
    changed(root, name, (old, f"{old}{indent}draft: true\n"))
    assert problem in problems(root)


def test_the_terminal_names_each_draft_and_so_does_the_report(project: Path) -> None:
    (project / "seeds/pages/start.yml").write_text(UNFINISHED_PAGE, "utf-8")
    code, output = run(project, "--strict")
    assert code == 0
    assert (
        "seeds/pages/start.yml:2:1: the page “start” is a draft and left out of the site\n"
        in output
    )
    assert "\ndrafts: 1 (page start)\n" in run(project, "report")[1]


def test_a_draft_keeps_its_reviews(project: Path) -> None:
    run(project, "review", "--all")
    before = (project / "seeds/reviewed.json").read_bytes()
    changed(
        project,
        "pages/regatta.yml",
        ("      - id: R-04\n", "      - id: R-04\n        draft: true\n"),
    )
    run(project, "review", "R-01")
    assert (project / "seeds/reviewed.json").read_bytes() == before


def test_whatever_stands_in_a_draft(root: Path) -> None:
    (root / "seeds/pages/start.yml").write_text("draft: yes\nid: [1]\nsections: {a: [{id: }]}\n")
    dossier, malformed = reader.read(root)
    assert malformed == [] and [draft.kind for draft in dossier.drafts] == ["page"]
