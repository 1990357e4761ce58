"""A small dossier, from its seeds to its exact pages.

After a change of the templates, `pytest tests/test_golden.py --rewrite` writes the pages anew, to
be read before they are committed.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from dossier.pipeline import generate
from dossier.text.markdown import BANNER
from tests.project import GOLDEN, ROOT, run, tree


def test_the_seeds_make_these_pages(expected: Callable[[str, str], None]) -> None:
    rendering, warnings = generate(GOLDEN, strict=True)
    assert warnings == []
    for path, content in rendering.files.items():
        expected(f"golden/regatta/{path}", content)
    written = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("docs/**/*.md")}
    assert written == set(rendering.files)


def test_other_seeds_in_place_of_ours_leave_nothing_of_ours(project: Path) -> None:
    shutil.copytree(ROOT / "docs", project / "docs")
    golden = tree(GOLDEN / "docs")
    assert tree(project / "docs").keys() - golden.keys()
    code, said = run(project, "--strict")
    assert code == 0, said
    ours = tree(ROOT / "docs").items()
    own = {path: content for path, content in ours if BANNER.encode() not in content}
    assert tree(project / "docs") == golden | own, "a file of one’s own stays"
