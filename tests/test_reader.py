"""Articles are taken as received, whatever their line ends and their byte order mark."""

import hashlib
import shutil
from pathlib import Path

from dossier.model.base import Text
from dossier.model.problems import Place
from dossier.model.seeds import Home, Summary
from dossier.model.statements import Table
from dossier.pipeline import generate
from dossier.read import reader
from dossier.read.located_yaml import parse
from tests.project import GOLDEN


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
    names = [statement.id for statement in dossier.pages[0].statements()]
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
    home = Home(title=title, summary=Summary(fr="Un.", en="One.", rests_on=("S-1",)))
    assert home.title.place("en") == Place("a.yml", 1, 19)
    assert home.summary.place() == home.place() == Place("?")
