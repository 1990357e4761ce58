"""Commands of the program, each a process of its own that is forked of one that has imported it: to
import it takes twice as long as what most commands do.

What a test changes of the program's modules, or wants of the interpreter, it asks of one made anew.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from functools import cache
from io import TextIOWrapper
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).parent.parent
_IMPORTED = (
    *("tests.forks", "dossier.main", "dossier.hook", "filelock", "material.templates"),
    *("markdown.extensions.footnotes", "markdown.extensions.md_in_html", "pygments.lexers"),
    *("markdown.extensions.codehilite", "markdown.extensions.tables", "encodings.utf_8_sig"),
)
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def ran(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code of `python …` in that folder, and its two outputs as one."""
    if "PYTHONPATH" in environment:  # there are modules of one's own
        return anew(folder, *arguments, **environment)
    with TemporaryDirectory() as place:
        said = Path(place, "said")
        process = started(folder, *arguments, said=said, **environment)
        process.join(60)
        words = said.read_text("utf-8", "replace")
    assert process.exitcode is not None, words
    return process.exitcode, words


def anew(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """The same of a process that imports the program itself, as it is in that folder."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | QUIET | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def started(
    folder: Path, *arguments: str, said: Path = Path(os.devnull), **environment: str
) -> BaseProcess:
    """The process of `python …` in that folder, which writes all it says into the file `said`."""
    known = dict(os.environ | QUIET | environment)
    process: BaseProcess = _server().Process(  # type: ignore[attr-defined]
        target=_run, args=(folder, arguments, known, said), daemon=True
    )
    process.start()
    return process


@cache
def _server() -> BaseContext:
    if os.name != "posix":
        return get_context("spawn")  # it cannot fork
    from multiprocessing import forkserver

    context = get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    with chdir(_ROOT):  # where it finds the program, wherever the test is
        forkserver.ensure_running()
    return context


def _run(
    folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str], said: Path
) -> None:
    """Does in this process what Python does with these arguments in a new one."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    output = said.open("ab", buffering=0)
    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, TextIOWrapper)
        encoding = environment.get("PYTHONIOENCODING", "utf-8")
        stream.reconfigure(encoding=encoding, errors=stream.errors)
        os.dup2(output.fileno(), stream.fileno())
    sys.path[:0] = [str(folder)]
    if arguments[0] == "-m":
        sys.argv = list(arguments[1:])
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = list(arguments)
        runpy.run_path(arguments[0], run_name="__main__")
