"""A small dossier, from its seeds to its exact pages.

After a change of the templates, `pytest tests/test_golden.py --rewrite` writes the pages anew, to
be read before they are committed.
"""

from collections.abc import Callable
from pathlib import Path

from dossier.pipeline import generate

GOLDEN = Path(__file__).parent / "golden/regatta"


def test_the_seeds_make_these_pages(expected: Callable[[str, str], None]) -> None:
    rendering, warnings = generate(GOLDEN, strict=True)
    assert warnings == []
    for path, content in rendering.files.items():
        expected(f"golden/regatta/{path}", content)
    written = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("docs/**/*.md")}
    assert written == set(rendering.files)
