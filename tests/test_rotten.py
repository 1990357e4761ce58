"""Every mistake an editor can make, and exactly what is said of it.

After a change of wording, `pytest tests/test_rotten.py --rewrite` writes what is said now into
`rotten/expected/`, to be read before it is committed.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.model.problems import Rejected
from dossier.pipeline import generate

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "rotten/cases.yml").read_text("utf-8"))


def problems(root: Path) -> str:
    with pytest.raises(Rejected) as rejected:
        generate(root, strict=True)
    return f"{rejected.value}\n"


def spoil(root: Path, case: dict[str, Any]) -> None:
    path = root / case["in"]
    if case.get("remove"):
        path.unlink()
        (root / case.get("with", case["in"])).unlink(missing_ok=True)
    elif "bytes" in case:
        path.write_bytes(case["bytes"].encode("latin-1"))
    elif "text" in case:
        path.write_text(case["text"])
    elif "append" in case:
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(before + case["append"], "utf-8")
    else:
        text = path.read_text("utf-8")
        assert case["old"] in text, "the case does not fit the golden dossier any more"
        path.write_text(text.replace(case["old"], case["new"], 1), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_one_mistake(case: dict[str, Any], tmp_path: Path, expected: Any) -> None:
    shutil.copytree(HERE / "golden/regatta/seeds", tmp_path / "seeds")
    spoil(tmp_path, case)
    expected(f"rotten/expected/{case['name'].replace(' ', '-')}.txt", problems(tmp_path))


def test_many_mistakes_are_all_told_at_once(expected: Any) -> None:
    expected("rotten/many/problems.txt", problems(HERE / "rotten/many"))
