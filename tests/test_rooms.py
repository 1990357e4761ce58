"""The rooms of the house: who knows whom, what each may weigh, and what all may weigh together.

Weight is lines of code: without blank lines, comments and docstrings, so that none of those is
saved on. A room may borrow from another, never from the sum.
"""

import ast
import io
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("dossier/**/*.py"))
LINES, FUNCTION_LINES = 250, 40

SUM = 5400 + 120 + 200 + 150
"""The house, and what trust, the reader's page and the tool one installs have added to it."""

WEIGHTS = {
    "build_site": 179,
    "model": 446,
    "system": 137,
    "text": 566,
    "read": 588,
    "evidence": 379,
    "check": 795,
    "render": 1076,
    "data": 280,
    "publish": 847,
    "edit": 568,
}
"""The most lines of each room; `build_site` is that file with all modules that are in no room."""

KNOWN = {
    "model": (),
    "system": (),
    "text": ("model",),
    "read": ("model", "system", "text"),
    "evidence": ("model", "system", "text"),
    "check": ("model", "system", "text", "evidence"),
    "render": ("model", "text", "evidence"),
    "data": ("model", "text", "render"),
    "publish": ("model", "system", "text", "evidence", "render", "data"),
    "edit": ("model", "system", "text", "read", "evidence", "check", "render", "publish"),
}
"""The rooms that each room may import from; the pipeline and the hook put all of them together."""

CODE = (
    *(tokenize.NAME, tokenize.NUMBER, tokenize.STRING, tokenize.OP),
    getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING),
)


def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def room_of(path: str) -> str:
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else "build_site"


def code_lines(text: str) -> int:
    """The number of lines with code: no docstring, no comment, nothing blank."""
    strings = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr))
    documentation = {
        line
        for node in strings
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    lines = {
        line
        for token in tokens
        if token.type in CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(lines - documentation)


def imported(tree: ast.Module) -> Iterator[str]:
    """The full name of whatever is imported, anywhere in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names)


def strangers(path: str, tree: ast.Module) -> list[str]:
    """The names that the module at this path imports and may not."""
    room = room_of(path)
    allowed = tuple(f"dossier.{name}." for name in (room, *KNOWN.get(room, ())))
    ours = (name for name in imported(tree) if name.startswith(("dossier", "build_site", ".")))
    return [name for name in ours if not name.startswith(allowed)]


def long_functions(tree: ast.Module) -> list[str]:
    """The functions of more lines than they should have, their documentation not counted."""
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [node.name for node in functions if lines(node) > FUNCTION_LINES]


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    documentation = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documentation


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "build_site"])
def test_a_room_knows_only_the_rooms_it_may(path: str) -> None:
    assert strangers(path, parsed(path)) == []


@pytest.mark.parametrize("path", ["build_site.py", *MODULES])
def test_modules_and_functions_are_small(path: str) -> None:
    assert len((ROOT / path).read_text("utf-8").splitlines()) <= LINES
    assert long_functions(parsed(path)) == []


def test_no_room_weighs_more_than_it_may_nor_do_all_of_them() -> None:
    found: Counter[str] = Counter()
    for path in ("build_site.py", *MODULES):
        found[room_of(path)] += code_lines((ROOT / path).read_text("utf-8"))
    assert {room: found[room] for room in found if found[room] > WEIGHTS[room]} == {}
    assert found.total() <= SUM


def test_templates_are_short() -> None:
    templates = [*ROOT.glob("templates/*.j2"), *ROOT.glob("templates/*/*.j2")]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in templates) <= 600


def test_no_line_is_excused_for_its_length() -> None:
    excused = "noqa: " + "E501"
    assert [path for path in MODULES if excused in (ROOT / path).read_text("utf-8")] == []


def test_code_is_counted_without_what_is_said_of_it() -> None:
    documented = '"""A module.\n\nOf two lines."""\n\n# why\n'
    text = documented + 'X = (\n    1,\n)\n\n\ndef f():\n    """Does."""\n    return X\n'
    assert code_lines(text) == 5


def test_a_stranger_and_a_long_function_would_be_found() -> None:
    tree = ast.parse(
        "import dossier.edit.draft\n"
        "from dossier.model import seeds\n"
        "def f():\n"
        "    '''Documented,\n    twice.'''\n"
        "    from build_site import main\n" + "    x = 1\n" * FUNCTION_LINES
    )
    found = ["dossier.edit.draft", "build_site.main"]
    assert strangers("dossier/evidence/x.py", tree) == found
    assert strangers("dossier/system/x.py", tree) == [found[0], "dossier.model.seeds", found[1]]
    assert long_functions(tree) == ["f"]
