#!/usr/bin/env python
"""Dossier's build script: from the seeds to the Markdown of a bilingual, sourced site.

    python build_site.py            write docs/ from seeds/
    python build_site.py --check    say which pages are stale; change nothing
    python build_site.py --help     what else helps an editor (dossier/edit/commands.py)

MkDocs loads this file as a hook, so that `mkdocs build` alone does this and builds the site.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.check import review, rules
from dossier.edit import commands, selection, terminal
from dossier.evidence.anchoring import anchor
from dossier.model.dossier import Draft
from dossier.model.problems import Level, Problem, Rejected, report
from dossier.publish import docs
from dossier.read import reader
from dossier.read.snapshot import Unsettled
from dossier.render.renderer import Rendering, render
from dossier.system.page_cache import PageCache

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from dossier.publish.mkdocs_serve import Preview
    from dossier.publish.mkdocs_site import Publication

ROOT = Path(__file__).resolve().parent


def generate(
    root: Path, strict: bool = False, say: Callable[[str], None] = lambda stage: None
) -> tuple[Rendering, list[Problem]]:
    """The pages that `root/seeds` and our templates make, and the warnings they deserve.

    `say` is told each stage as it begins. Raises Rejected, with every problem found, when one is
    an error; under `strict` all are.
    """
    with _no_garbage_collection():
        say("Reading the seeds")
        dossier, malformed = reader.read(root)
        say(f"Looking up the quotes in {len(dossier.articles)} articles")
        ledger, adrift = anchor(dossier)
        say("Checking the rules")
        whole = all(problem.level is Level.WARNING for problem in malformed)
        problems = [*malformed, *adrift, *rules.check(dossier, ledger, whole)]
        if strict:
            problems = [problem.as_error() for problem in problems]
        if any(problem.level is Level.ERROR for problem in problems):
            raise Rejected(problems)
        say("Making the pages")
        return render(dossier, ledger, ROOT / "templates"), problems


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A dossier is a million objects and hardly a cycle: to look for some takes a third of the
    time, then and as long as the dossier is there."""
    gc.disable()
    gc.unfreeze()  # of the build before, under `mkdocs serve`
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _alone() -> AbstractContextManager[object]:
    """One build at a time: the next one waits for it, and a killed one keeps nobody waiting.

    Where no lock can be written, nothing else can, and there is nothing to wait for.
    """
    from filelock import FileLock, Timeout  # only when something is to be written

    path = ROOT / ".cache/build.lock"
    try:
        path.parent.mkdir(exist_ok=True)
        lock = FileLock(path, thread_local=False, is_singleton=True)
        return lock.acquire(blocking=False)
    except Timeout:
        click.echo("Another build is under way; waiting for it.", err=True)
        return lock.acquire()
    except OSError:
        return nullcontext()


@click.group(cls=commands.Group, invoke_without_command=True)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with the list of stale pages.")
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.pass_context
def main(context: click.Context, check: bool, strict: bool) -> None:
    """Write the Markdown of the site, docs/fr and docs/en, from seeds/."""
    context.obj = ROOT
    if not context.invoked_subcommand:
        with nullcontext() if check else _alone():
            rendering, warnings = generate(ROOT, strict, terminal.say)
            changes = docs.changes(ROOT, rendering.files)
            if not check:
                docs.write(ROOT, rendering.files, changes)
        if warnings:
            terminal.tell(report(warnings))
        terminal.say("")
        for draft in rendering.site.dossier.drafts:
            click.echo(draft, err=True)
        if changes:
            click.echo(changes if check else changes.done)
        sys.exit(bool(check and changes))


for command in commands.ALL:
    main.add_command(command)


# --- What MkDocs calls, in this order. The imports wait until it does: without MkDocs this file
# --- still writes the pages.


_under_way: list[tuple[Publication, Rendering, ExitStack]] = []
_previews: list[Preview] = []  # one, under `mkdocs serve`


def on_startup(command: str, **_: object) -> None:
    """Keeps a server going while the seeds are wrong."""
    from dossier.publish.mkdocs_serve import Preview

    if command == "serve":
        _previews.append(
            Preview(ROOT / "templates/serve", ROOT / ".cache/nothing", selection.offered)
        )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Brings docs/ up to date before MkDocs looks at it."""
    from dossier.publish.imprint import Imprint, day_of
    from dossier.publish.mkdocs_site import Publication

    config.extra["is_served"] = bool(_previews)  # the server puts a script into every page
    with ExitStack() as cleanup:
        cleanup.enter_context(_alone())
        try:
            rendering, warnings = generate(ROOT, strict=config.strict)
            day = day_of(rendering.site.dossier, os.environ)
            docs.write(ROOT, rendering.files, docs.changes(ROOT, rendering.files))
        except (Rejected, Unsettled) as refusal:
            return _held_back(config, refusal)
        _log(warnings, rendering.site.dossier.drafts)
        imprint = Imprint(rendering.names, config.site_url or "/", day)
        cache = cleanup.enter_context(PageCache(ROOT / ".cache/pages.sqlite3"))
        publication = Publication(config, rendering, imprint, cache, ROOT / ".cache/site")
        cleanup.callback(publication.close)
        _under_way.append((publication, rendering, cleanup.pop_all()))
    return config


def _held_back(config: MkDocsConfig, refusal: Exception) -> MkDocsConfig:
    """Has a server keep the last good site and show what is wrong; without one, ends the build."""
    from mkdocs.exceptions import PluginError

    if not _previews:
        raise PluginError(f"\n{refusal}") from None
    click.echo(f"\n{refusal}", err=True)
    _previews[0].hold_back(config, refusal)
    return config


def _log(warnings: Iterable[Problem], drafts: Iterable[Draft]) -> None:
    """Says among the messages of MkDocs, which counts the warnings, what the seeds deserve."""
    import logging

    log = logging.getLogger("mkdocs.dossier")
    for warning in warnings:
        log.warning(str(warning))
    for draft in drafts:
        log.info(str(draft))


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site: the English edition, the search index, all of it at once in its place."""
    for publication, rendering, cleanup in _under_way:  # none while a preview holds back
        with cleanup:
            publication.finish()
        for preview in _previews:
            dossier = rendering.site.dossier
            waiting = [
                (item, review.reason(dossier, item), review.changed(dossier, item))
                for item in review.waiting(dossier)
            ]
            preview.complete(publication.site, rendering.site, waiting)
    _under_way.clear()


def on_build_error(error: Exception) -> None:
    """Drops what a failed build has begun; the site stays as it was, and a full disk is said so."""
    from mkdocs.exceptions import PluginError

    while _under_way:
        _under_way.pop()[-1].close()
    if isinstance(error, OSError):
        raise PluginError(f"{error}. The site stays as it was.") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Keeps the server from building twice: the pages in docs/ are ours, not somebody's edit."""
    server.unwatch(config.docs_dir)
    _previews[0].attach(server)
    return server


if __name__ == "__main__":
    main()
