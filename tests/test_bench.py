"""The measures are of real dossiers, and the README shows the last ones."""

import json
from pathlib import Path

from bench import dossiers
from bench.report import Figure, as_markdown, as_summary
from bench.speed import HERE
from dossier.pipeline import generate
from tests.project import tree


def test_dossiers_of_any_size_are_whole_and_always_the_same(tmp_path: Path) -> None:
    for articles in (1, 23):
        dossiers.write(tmp_path / "one", articles)
        dossiers.write(tmp_path / "other", articles)
        assert tree(tmp_path / "one") == tree(tmp_path / "other")
        rendering, problems = generate(tmp_path / "one")
        assert problems == []
        assert sum("/article-" in path for path in rendering.files) == 2 * articles


def test_the_readme_and_the_table_show_what_was_measured_last() -> None:
    last = json.loads((HERE / "last.json").read_text("utf-8"))
    figures = [Figure(**figure) for figure in last["figures"]]
    assert as_markdown(figures, last["about"]) == (HERE / "last.md").read_text("utf-8")
    assert as_summary(figures, last["about"]) in (HERE.parent / "README.md").read_text("utf-8")
