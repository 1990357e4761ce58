"""Articles are taken as received, whatever their line ends and their byte order mark."""

import hashlib
import shutil
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from dossier.model.base import Text
from dossier.model.problems import Place, Rejected
from dossier.model.seeds import Home, Lead
from dossier.model.statements import Table
from dossier.pipeline import generate
from dossier.read import reader
from dossier.read.located_yaml import parse
from tests.project import GOLDEN, edit


def golden(tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN / "seeds", tmp_path / "seeds")
    return tmp_path


def test_a_byte_order_mark_and_line_ends_of_windows_change_no_page(tmp_path: Path) -> None:
    root = golden(tmp_path)
    before, _ = generate(root)
    article = root / "seeds/000_club.txt"
    old = article.read_bytes()
    new = b"\xef\xbb\xbf" + old.replace(b"\n", b"\r\n")
    article.write_bytes(new)
    sidecar = root / "seeds/000_club.yml"
    was, now = (hashlib.sha256(content).hexdigest() for content in (old, new))
    sidecar.write_text(sidecar.read_text("utf-8").replace(was, now), "utf-8")
    after, _ = generate(root)
    pages = {path: text.replace(now, was) for path, text in after.files.items()}
    assert pages == before.files


def test_what_is_right_beside_a_mistake_is_read_all_the_same(tmp_path: Path) -> None:
    root = golden(tmp_path)
    page = root / "seeds/pages/regatta.yml"
    page.write_text(page.read_text("utf-8").replace("id: R-02", "id: R 02"), "utf-8")
    dossier, problems = reader.read(root)
    assert [str(problem).splitlines()[0] for problem in problems] == [
        "seeds/pages/regatta.yml:21:13: id: “R 02” is not written as it must be"
    ]
    names = [statement.id for statement in dossier.statements()]
    assert "R-01" in names and "R-03" in names and "R 02" not in names


def test_pages_come_in_their_order(tmp_path: Path) -> None:
    root = golden(tmp_path)
    first = (root / "seeds/pages/regatta.yml").read_text("utf-8")
    for name, order in (("zoo", 0), ("ark", 2)):
        text = first.replace("id: regatta\n", f"id: {name}\n").replace(
            "order: 1", f"order: {order}"
        )
        (root / f"seeds/pages/{name}.yml").write_text(text, "utf-8")
    dossier, _ = reader.read(root)
    assert [page.id for page in dossier.pages] == ["zoo", "regatta", "ark"]


def test_a_cell_says_its_text_or_the_word_of_its_column() -> None:
    dossier, _ = reader.read(GOLDEN)
    [table] = [section for section in dossier.sections() if isinstance(section, Table)]
    cells = [[table.cell(row, column) for column in table.columns] for row in table.items]
    assert [[cell and cell.fr for cell in row] for row in cells] == [
        ["Régate de 2030", "Nouveau", "Port-Exemple"],
        ["Régate de 2026", None, None],
    ]


def test_what_stands_under_ids_is_found_among_the_texts() -> None:
    dossier, _ = reader.read(GOLDEN)
    texts = {text.en for text in dossier.texts()}
    assert {"Race", "Known", "2026 regatta"} <= texts  # a kind, a column's word, a cell


def test_a_seed_that_becomes_part_of_another_keeps_its_place() -> None:
    data, _ = parse("{fr: Le club, en: The club}", "a.yml")
    title = Text.model_validate(data)
    home = Home(title=title, summary=Lead(fr="Un.", en="One.", rests_on=("S-1",)))
    assert home.title.place("en") == Place("a.yml", 1, 19)
    assert home.summary.place() == home.place() == Place("?")


def test_a_text_and_its_sidecar_are_of_one_name_however_it_is_composed(tmp_path: Path) -> None:
    root = golden(tmp_path)
    (root / "seeds/000_club.txt").rename(root / "seeds/000_été.txt")
    (root / "seeds/000_club.yml").rename(root / "seeds" / normalize("NFD", "000_été.yml"))
    dossier, problems = reader.read(root)
    assert problems == [] and dossier.articles[0].path == "seeds/000_été.txt"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("A.TXT", "Rename it to A.txt."),
        ("pages/a.YML", "Rename it to a.yml."),
        ("a.docx", "Save its text there as .txt, in UTF-8; or move the file away."),
        ("a.yaml", "Rename it to a.yml."),
        ("a.yml.txt", "Rename it to a.yml."),
        ("pages/a.yaml.txt", "Rename it to a.yml."),
        ("a.txt.txt", "Rename it to a.txt."),
        ("a.zip", "Move it away, or give it a name that begins with a dot."),
    ],
)
def test_what_nobody_reads_is_said_with_what_to_do(tmp_path: Path, name: str, hint: str) -> None:
    root = golden(tmp_path)
    (root / "seeds" / name).write_text("x")
    _, [problem] = reader.read(root)
    assert problem.place.path == f"seeds/{name}" and problem.hint == hint


def test_a_sidecar_whose_text_was_renamed_is_told_the_new_name(tmp_path: Path) -> None:
    """To draft another one and to remove this one would lose what an editor wrote."""
    root = golden(tmp_path)
    (root / "seeds/000_club.txt").rename(root / "seeds/002_voile.txt")
    _, problems = reader.read(root)
    [hint] = [one.hint for one in problems]
    assert hint.startswith("It describes seeds/002_voile.txt: name it like that")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("000_club.yml", "000_club.yaml"),
        ("000_club.txt", "000_club.TXT"),
        ("000_club.yml", "000_club.yml.txt"),
        ("pages/regatta.yml", "pages/regatta.yaml"),
        ("pages/regatta.yml", "regatta.yml"),
        ("glossary.yml", "glossary.yaml"),
    ],
)
def test_a_seed_of_another_name_is_one_problem(tmp_path: Path, old: str, new: str) -> None:
    """What it should have been is not missed as well."""
    root = golden(tmp_path)
    (root / "seeds" / old).rename(root / "seeds" / new)
    with pytest.raises(Rejected) as rejected:
        generate(root, strict=True)
    assert [one.place.path for one in rejected.value.problems] == [f"seeds/{new}"]


def test_a_copied_page_is_one_problem_and_not_that_of_the_original(tmp_path: Path) -> None:
    root = golden(tmp_path)
    shutil.copy(root / "seeds/pages/regatta.yml", root / "seeds/pages/regatta copie.yml")
    with pytest.raises(Rejected) as rejected:
        generate(root, strict=True)
    [problem] = rejected.value.problems
    assert problem.place == Place("seeds/pages/regatta copie.yml")
    assert problem.message == "this page has the id of seeds/pages/regatta.yml"


def test_a_folder_behind_a_link_is_said_and_not_read(tmp_path: Path) -> None:
    root = golden(tmp_path)
    (root / "seeds/pages").rename(tmp_path / "elsewhere")
    (root / "seeds/pages").symlink_to(tmp_path / "elsewhere")
    dossier, [problem] = reader.read(root)
    assert str(problem).startswith("seeds/pages:1:1: is behind a symbolic link")
    assert dossier.pages == ()


def test_a_file_that_stands_for_the_folder_of_pages_is_said(tmp_path: Path) -> None:
    root = golden(tmp_path)
    (root / "seeds/pages").rename(tmp_path / "elsewhere")
    (root / "seeds/pages").write_text("id: a\n")
    dossier, [problem] = reader.read(root)
    assert str(problem) == (
        "seeds/pages:1:1: is not a folder\n"
        "    Move it away, and put a folder here: it has the pages."
    )
    assert dossier.pages == ()


@pytest.mark.parametrize("blank", ["", " \n\n", "\t\u00a0\n", "\ufeff"])
def test_an_article_without_a_word_is_empty_and_nothing_else(tmp_path: Path, blank: str) -> None:
    """That its quotes do not stand in it any more goes without saying."""
    root = golden(tmp_path)
    (root / "seeds/000_club.txt").write_text(blank, "utf-8")
    with pytest.raises(Rejected) as rejected:
        generate(root)
    [problem] = rejected.value.problems
    assert problem.place.path == "seeds/000_club.txt" and problem.message == "this file is empty"


def test_a_text_that_cannot_have_a_sidecar_is_given_another_name(tmp_path: Path) -> None:
    root = golden(tmp_path)
    (root / "seeds/site.txt").write_text("Le port.")
    _, [problem] = reader.read(root)
    assert problem.message == "this article has no sidecar"
    assert problem.hint == "Give it another name: seeds/site.yml is no sidecar."


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("port.txt", "seeds/port.txt"),
        ("le port.txt", "'seeds/le port.txt'"),
        ("l'été.txt", """'seeds/l'"'"'été.txt'"""),
    ],
)
def test_a_command_is_proposed_as_a_terminal_takes_it(
    tmp_path: Path, name: str, written: str
) -> None:
    root = golden(tmp_path)
    (root / "seeds" / name).write_text("Le port.")
    _, [problem] = reader.read(root)
    assert problem.hint == f"Draft one: python build_site.py new {written}"


def test_a_text_has_a_limit(tmp_path: Path) -> None:
    root = golden(tmp_path)
    for length, said in ((5_000, 0), (5_001, 1)):
        entry = f"id: x, kind: term, forms: {{fr: [x], en: [x]}}, en: x, fr: {'x' * length}"
        (root / "seeds/glossary.yml").write_text(f"entries: [{{{entry}}}]\n")
        problems = reader.read(root)[1]
        assert [problem.message for problem in problems] == [
            "fr: the text has 5,001 characters; the limit is 5,000"
        ] * said


def test_curly_quotation_marks_are_said_to_be_no_part_of_yaml(tmp_path: Path) -> None:
    root = golden(tmp_path)
    edit(root, "seeds/pages/regatta.yml", ("id: R-02", "id: “R-02”"))
    _, [problem] = reader.read(root)
    assert problem.hint.startswith("Curly quotation marks belong to the text")


def test_only_what_has_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = golden(tmp_path)
    before, _ = reader.read(root)
    read: list[str] = []

    def parse_and_say(text: str, path: str) -> Any:
        read.append(path)
        return parse(text, path)

    monkeypatch.setattr(reader, "parse", parse_and_say)
    edit(root, "seeds/pages/regatta.yml", ("fr: Les faits", "fr: Des faits"))
    after, problems = reader.read(root)
    assert (read, problems) == (["seeds/pages/regatta.yml"], [])
    assert after.pages != before.pages and after.articles == before.articles
