"""The measures are of real dossiers."""

import shutil
from pathlib import Path

from bench import dossiers
from bench.programs import ROOT
from dossier.pipeline import generate
from tests.project import tree


def test_dossiers_of_any_size_are_whole_and_always_the_same(tmp_path: Path) -> None:
    for articles in (1, 23):
        dossiers.write(tmp_path / "one", articles)
        dossiers.write(tmp_path / "other", articles)
        assert tree(tmp_path / "one") == tree(tmp_path / "other")
        shutil.copytree(ROOT / "templates", tmp_path / "one/templates", dirs_exist_ok=True)
        rendering, problems = generate(tmp_path / "one")
        assert problems == []
        assert sum("/article-" in path for path in rendering.files) == 2 * articles
        shutil.rmtree(tmp_path / "one/templates")
