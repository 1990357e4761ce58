"""The rooms of the house: who knows whom, and that none grows too large.

A module imports only from the rooms its own may know; data flows one way, from the seeds to the
site. What a function needs more than a screen for wants a name of its own.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("dossier/**/*.py"))
LINES, FUNCTION_LINES, MODULES_A_ROOM = 250, 25, 11

KNOWN = {
    "model": (),
    "system": (),
    "text": ("model",),
    "read": ("model", "system", "text"),
    "evidence": ("model", "system", "text"),
    "check": ("model", "system", "text", "evidence"),
    "render": ("model", "text", "evidence"),
    "markup": ("model.base", "text"),
    "data": ("model", "text", "render"),
    "settings": ("model", "render"),
    "publish": ("model", "system", "text", "evidence", "render", "markup", "data", "settings"),
    "edit": ("model", "system", "text", "read", "evidence", "check", "render", "markup", "publish"),
}


def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """The full name of whatever is imported, anywhere in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names)


def strangers(path: str, tree: ast.Module) -> list[str]:
    """What the module at this path may not import."""
    room = Path(path).parent.name
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


@pytest.mark.parametrize("path", MODULES)
def test_a_room_knows_only_the_rooms_it_may(path: str) -> None:
    assert strangers(path, parsed(path)) == []


@pytest.mark.parametrize("path", ["build_site.py", *MODULES])
def test_modules_and_functions_are_small(path: str) -> None:
    assert len((ROOT / path).read_text("utf-8").splitlines()) <= LINES
    assert long_functions(parsed(path)) == []


def test_every_room_is_known_and_none_is_crowded() -> None:
    rooms = [path.split("/")[1] for path in MODULES if not path.endswith("__init__.py")]
    assert set(rooms) == KNOWN.keys()
    assert {room for room in rooms if rooms.count(room) > MODULES_A_ROOM} == set()


def test_the_tree_in_maintaining_names_every_module(request: pytest.FixtureRequest) -> None:
    """A line a module, the first of its documentation; `--rewrite` writes it anew."""
    path = ROOT / "MAINTAINING.md"
    before, rest = path.read_text("utf-8").split("--rewrite -->\n", 1)
    after = rest[rest.index("<!-- /tree -->") :]
    text = f"{before}--rewrite -->\n```\n{tree()}```\n{after}"
    if request.config.getoption("rewrite"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def tree() -> str:
    """The rooms and their modules, each with what it says of itself first."""
    lines = [
        "build_site.py          the pipeline, the command line, the hook of MkDocs\n",
        "dossier/\n",
    ]
    rooms: dict[str, list[str]] = {room: [] for room in KNOWN}
    for path in MODULES:
        room, _, name = path.removeprefix("dossier/").partition("/")
        said = " ".join((ast.get_docstring(parsed(path)) or "").split("\n\n")[0].split())
        if name == "__init__.py":
            rooms[room].insert(0, f"  {room + '/':<20} {said}\n")
        elif name:
            rooms[room].append(f"    {name.removesuffix('.py'):<18} {said}\n")
    return "".join(lines + [line for room in rooms.values() for line in room])


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
