"""A small dossier, from its seeds to its exact pages.

After a change of the templates, `pytest tests/test_golden.py --rewrite` writes the pages anew, to
be read before they are committed.
"""

import weakref
from collections.abc import Callable
from pathlib import Path

from build_site import generate

GOLDEN = Path(__file__).parent / "golden/regatta"


def test_the_seeds_make_these_pages(expected: Callable[[str, str], None]) -> None:
    rendering, warnings = generate(GOLDEN, strict=True)
    assert warnings == []
    for path, content in rendering.pages.items():
        expected(f"golden/regatta/{path}", content)
    written = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("docs/**/*.md")}
    assert written == set(rendering.pages)


def test_the_menu_has_no_articles() -> None:
    rendering, _ = generate(GOLDEN)
    assert rendering.navigation["en"] == [
        ["The Island Regatta", ""],
        ["The regatta", "regatta/"],
        ["Sources", "sources/"],
        ["Glossary", "glossary/"],
        ["Verification", "verification/"],
    ]


def test_a_build_keeps_nothing_in_the_process() -> None:
    """`mkdocs serve` would otherwise grow by a dossier with each change."""
    for _ in range(2):
        rendering, _ = generate(GOLDEN)
        site = weakref.ref(rendering.site)
        del rendering
        assert site() is None
