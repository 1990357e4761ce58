"""What helps an editor: drafts, reviews, figures, and the way CONTRIBUTING shows."""

import errno
import json
import os
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.read import snapshot
from tests.project import run

ROOT = Path(__file__).parent.parent


ARTICLE = """\
Un bateau au port. | AGENCE D’EXEMPLE

La régate partira à midi. « Nous sommes prêtes », a dit Claire Exemple.

Le départ

Le bateau part. "Le bateau" revient. Le bateau part."""
EXAMPLES = [
    textwrap.dedent(block)
    for block in re.findall(
        r"^ *```yaml\n(.*?)^ *```$",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
]
UNUSED, PAGE, SECTIONS, ENTRIES = EXAMPLES[:4]
LEFT_OUT = (
    "draft: true  # leaves the article out of the site: remove this line when all is filled in\n"
)


def describe(project: Path, unused: str) -> None:
    """Fills in what is empty in the sidecar of the new article."""
    sidecar = project / "seeds/002_depart.yml"
    text = sidecar.read_text("utf-8")
    for empty, filled in (
        (LEFT_OUT, ""),
        ("title: {fr: , en: }", "title: {fr: Le départ, en: The start}"),
        ("published:", "published: 2029-06-01"),
        ("publisher:", "publisher: Le Journal d'Exemple"),
        ("url:", "url: https://journal.example/depart"),
        ("unused: []\n", unused),
    ):
        assert empty in text
        text = text.replace(empty, filled)
    sidecar.write_text(text, "utf-8")


def test_from_an_article_to_its_page_in_three_commands(project: Path) -> None:
    """The way of CONTRIBUTING: two rounds of writing, each followed by what it says to run."""
    (project / "seeds/002_depart.txt").write_text(ARTICLE, "utf-8")
    assert run(project, "new", "seeds/002_depart.txt") == (
        0,
        "seeds/002_depart.yml: fill in what is empty, look at what was guessed, "
        "remove `draft: true`.\n",
    )
    describe(project, "unused: [{rest: off-topic}]\n")
    page = PAGE.replace(" fr: La régate partira à midi.", ' fr: "Le départ : la régate."')
    page = page.replace(" en: The regatta will start at noon.", ' en: "The start: the regatta."')
    (project / "seeds/pages/start.yml").write_text(page, "utf-8")
    assert run(project, "tidy") == (
        0,
        "seeds/pages/start.yml: names its schema\n"
        "seeds/pages/start.yml:6:7: fr: a no-break space before a colon\n"
        "seeds/pages/start.yml:15:13: fr: a no-break space before a colon\n",
    )
    code, output = run(project, "--strict")
    assert code == 0 and "written: docs/fr/depart.md\n" in output
    assert run(project, "--check") == (0, "")


def test_the_examples_of_contributing_make_a_site(project: Path) -> None:
    dated = "Le YC court le 1er mai 2030 et en 2032."
    sentences = f"La régate partira à midi. {dated} Le vent est faible. En 2026, il court."
    article = f"{sentences} Il gagne, par le club. La mer est là."
    (project / "seeds/002_depart.txt").write_text(article, "utf-8")
    run(project, "new", "seeds/002_depart.txt")
    describe(project, UNUSED)
    page = PAGE + textwrap.indent(with_statements(SECTIONS), "  ")
    (project / "seeds/pages/start.yml").write_text(page, "utf-8")
    glossary = project / "seeds/glossary.yml"
    entries = with_statements(ENTRIES).removeprefix("entries:\n")
    glossary.write_text(f"{glossary.read_text('utf-8').rstrip()}\n{entries}", "utf-8")
    code, output = run(project, "--strict")
    assert code == 0, output


def with_statements(example: str) -> str:
    """The example with a statement wherever it only says that there is one."""
    statement = (
        "fr: Le YC court.\nen: The YC races.\nevidence:\n"
        "  - {article: depart, exact: Le YC court le 1er mai 2030 et en 2032.}"
    )
    left_to_write = re.compile(
        r"^( *)# and fr, en, evidence, as in any statement(?:;.*)?$", re.MULTILINE
    )
    return left_to_write.sub(lambda place: textwrap.indent(statement, place[1]), example)


def test_what_is_left_to_do_for_an_article_is_said_once(project: Path) -> None:
    (project / "seeds/002_depart.txt").write_text(ARTICLE, "utf-8")
    run(project, "new", "seeds/002_depart.txt")
    left_out = "seeds/002_depart.yml:2:1: the article “depart” is a draft and left out of the site"
    code, output = run(project, "--strict")
    assert code == 0 and output.startswith(left_out)
    sidecar = project / "seeds/002_depart.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace(LEFT_OUT, ""), "utf-8")
    code, output = run(project)
    assert (code, output) == (
        1,
        "seeds/002_depart.yml:5:13: 5 keys have no value: "
        "title.fr, title.en, published, publisher, url\n"
        "    Write them; or leave this out of the site meanwhile: `draft: true`.\n"
        "1 error; more may follow once this is mended\n",
    )
    assert not (project / "docs/fr/sources/depart.md").exists()


def test_a_draft_proposes_what_is_not_prose(project: Path) -> None:
    (project / "seeds/002_depart.txt").write_text(ARTICLE, "utf-8")
    run(project, "new", "seeds/002_depart.txt")
    draft = yaml.safe_load((project / "seeds/002_depart.yml").read_text("utf-8"))
    assert draft["id"] == "depart" and draft["language"] == "fr"
    assert [(item["role"], item["exact"]) for item in draft["not_prose"]] == [
        ("caption", "Un bateau au port."),
        ("credit", "| AGENCE D’EXEMPLE"),
        ("heading", "Le départ"),
    ]
    assert draft["unused"] == []


def test_a_draft_never_overwrites(project: Path) -> None:
    before = (project / "seeds/000_club.yml").read_bytes()
    code, output = run(project, "new", "seeds/000_club.txt")
    assert (code, output) == (1, "seeds/000_club.yml is there already; it was not touched.\n")
    assert (project / "seeds/000_club.yml").read_bytes() == before


def test_a_translation_left_behind_is_noticed_until_it_is_reviewed(project: Path) -> None:
    assert run(project, "review", "--all")[1].endswith("waiting: 0\n")
    code, output = run(project, "--strict")
    assert code == 0, output
    page = project / "seeds/pages/regatta.yml"
    page.write_text(
        page.read_text("utf-8").replace(
            "Le budget n’a pas été communiqué.\n", "Le budget reste secret.\n", 1
        ),
        "utf-8",
    )
    warning = (
        "seeds/pages/regatta.yml:35:13: "
        "{}R-04: the French or a quote changed, the English did not\n"
        "    fr: Le budget reste secret.\n"
        "    en: The budget was not made known.\n"
        "    When both say the same: python build_site.py review R-04\n"
    )
    code, output = run(project)
    assert code == 0 and output.startswith(warning.format("warning: ") + "1 warning\n")
    assert run(project, "--strict") == (1, warning.format("") + "1 error\n")
    assert run(project, "review")[1].endswith("waiting: 1\n")
    assert run(project, "review", "R-04") == (0, "reviewed: R-04\nwaiting: 0\n")
    right = page.read_text("utf-8")
    page.write_text(right.replace("exact: Le budget", "exact: Un budget"), "utf-8")
    code, output = run(project)
    assert code == 1 and "does not stand in" in output
    assert "review" not in output  # once the quote is mended, nothing waits
    page.write_text(right, "utf-8")
    assert run(project, "--strict")[0] == 0
    assert run(project, "review", "R-99") == (1, "There is no statement R-99.\n")


def test_a_mark_set_otherwise_asks_for_no_review(project: Path) -> None:
    run(project, "review", "--all")
    for name in ("pages/regatta.yml", "glossary.yml"):
        page = project / "seeds" / name
        page.write_text(page.read_text("utf-8").replace("n’a", "n'a"), "utf-8")
    assert run(project, "review") == (0, "waiting: 0\n")


def test_a_statement_that_is_gone_is_not_remembered(project: Path) -> None:
    """But for one that waits as a draft."""
    run(project, "review", "--all")
    page = project / "seeds/pages/regatta.yml"
    text = page.read_text("utf-8")
    changed = text.replace("id: R-04\n", "id: R-40\n", 1)
    draft = "      - id: Q-01\n        draft: true\n"
    page.write_text(changed.replace("      - id: Q-01\n", draft, 1), "utf-8")
    run(project, "review", "--all")
    reviewed = json.loads((project / "seeds/reviewed.json").read_text("utf-8"))["statements"]
    assert {"R-40", "Q-01"} <= reviewed.keys() and "R-04" not in reviewed


def test_a_review_of_half_a_dossier_is_refused(project: Path) -> None:
    run(project, "review", "--all")
    before = (project / "seeds/reviewed.json").read_bytes()
    (project / "seeds/pages/regatta.yml").write_text("id: [", "utf-8")
    code, output = run(project, "review", "T-01")
    assert code == 1 and output.startswith("seeds/pages/regatta.yml:")
    assert (project / "seeds/reviewed.json").read_bytes() == before


def test_the_report_counts(project: Path) -> None:
    figures = json.loads(run(project, "report", "--json")[1])
    assert figures["articles"] == [
        {"id": "club-2029", "sentences": 8, "used": 7, "excused": 1},
        {"id": "results-2026", "sentences": 4, "used": 3, "excused": 1},
    ]
    assert figures["pages"] == [{"id": "regatta", "statements": 9, "context": 1}]
    assert len(figures["waiting_for_review"]) == 12
    assert run(project, "report")[1].splitlines()[1] == (
        "club-2029                                8      7        1      0"
    )


def test_nothing_is_changed_by_a_command_that_was_asked_to_check_before_its_name(
    project: Path,
) -> None:
    before = {path: path.read_bytes() for path in project.glob("seeds/**/*.*")}
    code, said = run(project, "--check", "review", "--all")
    assert code == 2 and "--check and --strict come after a command" in said
    assert {path: path.read_bytes() for path in project.glob("seeds/**/*.*")} == before


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages would be removed, and what was reviewed forgotten."""
    scandir = os.scandir

    def refused(folder: Path | str) -> Any:
        if Path(folder).name == "pages":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(PermissionError, match="pages"):
        snapshot.take(project)


@pytest.mark.parametrize("name", ["linked.md", "folder", "pipe.md"])
def test_nothing_of_docs_is_read_through_a_link_or_a_pipe(project: Path, name: str) -> None:
    """A pull request could bring one; what it leads to would be published."""
    docs = project / "docs/fr"
    docs.mkdir(parents=True, exist_ok=True)
    if name == "pipe.md":
        os.mkfifo(docs / name)
    else:
        (docs / name).symlink_to(project / ("seeds" if name == "folder" else "mkdocs.yml"))
    code, said = run(project)
    assert code == 1 and f"docs/fr/{name}:1:1: is a link or a pipe" in said
