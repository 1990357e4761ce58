"""From the seeds to the pages: the stages that every command runs in the same order."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.check import rules
from dossier.evidence.anchoring import anchor
from dossier.model.problems import Level, Problem, Rejected
from dossier.read import reader
from dossier.render.renderer import Rendering, render


def generate(
    root: Path,
    strict: bool = False,
    say: Callable[[str], None] = lambda stage: None,
    as_files: bool = False,
) -> tuple[Rendering, list[Problem]]:
    """The pages made from `root/seeds` and the templates, and the warnings about the seeds.

    `say` is called with the name of each stage as it begins; `as_files` gives each page the address
    of a file, for a site that is read from a disk. Raises Rejected, with every problem found, when
    one is an error; under `strict` all are.
    """
    say("Reading the seeds")
    dossier, malformed = reader.read(root)
    say(f"Looking up the quotes in {len(dossier.articles)} articles")
    ledger, unanchored = anchor(dossier)
    say("Checking the rules")
    whole = not any(problem.hides_others for problem in malformed)
    problems = [*malformed, *unanchored, *rules.check(dossier, ledger, whole)]
    if strict:
        problems = [problem.as_error() for problem in problems]
    if any(problem.level is Level.ERROR for problem in problems):
        raise Rejected(problems)
    say("Making the pages")
    return render(dossier, ledger, root, as_files), problems


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Pauses the garbage collector: a dossier and its pages are a million objects with hardly a
    cycle among them, and the search for cycles takes a third of the time."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
