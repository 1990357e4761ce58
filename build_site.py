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
from contextlib import ExitStack, contextmanager, nullcontext
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
from dossier.settings.english_plugins import EnglishPlugins
from dossier.system.lock import alone
from dossier.system.page_cache import PageCache

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from dossier.publish.mkdocs_serve import Preview
    from dossier.publish.mkdocs_site import Publication

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / ".cache/build.lock"


def generate(
    root: Path,
    strict: bool = False,
    say: Callable[[str], None] = lambda stage: None,
    as_files: bool = False,
) -> tuple[Rendering, list[Problem]]:
    """The pages that `root/seeds` and our templates make, and the warnings they deserve.

    `say` is told each stage as it begins; `as_files` gives each page the address of a file, for a
    site that is read from a disk. Raises Rejected, with every problem found, when one is an error;
    under `strict` all are.
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
        return render(dossier, ledger, ROOT / "templates", as_files), problems


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


@click.group(cls=commands.Group, invoke_without_command=True)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with the list of stale pages.")
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.pass_context
def main(context: click.Context, check: bool, strict: bool) -> None:
    """Write the Markdown of the site, docs/fr and docs/en, from seeds/."""
    context.obj = ROOT
    if not context.invoked_subcommand:
        with nullcontext() if check else alone(LOCK):
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
_english = EnglishPlugins()
_ours: set[str] = set()


def on_startup(command: str, dirty: bool) -> None:
    """Keeps a server going while the seeds are wrong."""
    _english.command(command, dirty)
    from dossier.publish.mkdocs_serve import Preview

    if command == "serve":
        _previews.append(
            Preview(ROOT / "templates/serve", ROOT / ".cache/nothing", selection.offered)
        )


def on_shutdown() -> None:
    """Ends what the English edition began."""
    _english.stop()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Brings docs/ up to date before MkDocs looks at it."""
    from dossier.publish.mkdocs_site import Publication, refuse_to_overwrite
    from dossier.render.imprint import Imprint, day_of
    from dossier.settings.configuration import prepare, refuse

    prepare(config)
    config.extra["is_served"] = bool(_previews)  # the server puts a script into every page
    with ExitStack() as cleanup:
        cleanup.enter_context(alone(LOCK))
        refuse_to_overwrite(config.site_dir, ROOT)
        try:
            rendering, warnings = _brought_up_to_date(config.strict, not config.use_directory_urls)
            day = day_of(rendering.site.dossier, os.environ)
        except (Rejected, Unsettled) as refusal:
            return _held_back(config, refusal)
        imprint = Imprint(rendering.names, config.site_url or "", day)
        cache = cleanup.enter_context(PageCache(ROOT / ".cache/pages.sqlite3"))
        spare = ROOT / ".cache/site"
        publication = Publication(config, rendering, imprint, cache, spare, _english)
        cleanup.callback(publication.close)
        in_vain = publication.editions.problems
        refuse([problem.as_error() for problem in in_vain if config.strict])
        _log([*warnings, *in_vain], rendering.site.dossier.drafts)
        _under_way.append((publication, rendering, cleanup.pop_all()))
    return config


def _brought_up_to_date(strict: bool, as_files: bool) -> tuple[Rendering, list[Problem]]:
    """What docs/ says now, and the warnings that it deserves."""
    rendering, warnings = generate(ROOT, strict, as_files=as_files)
    changes = docs.changes(ROOT, rendering.files)
    _ours.update(rendering.files, changes.leftover)
    docs.write(ROOT, rendering.files, changes)
    return rendering, warnings


def _held_back(config: MkDocsConfig, refusal: Exception) -> MkDocsConfig:
    """Has a server keep the last good site and show what is wrong; without one, ends the build."""
    from mkdocs.exceptions import PluginError

    if not _previews:
        raise PluginError(f"\n{refusal}") from None
    click.echo(f"\n{refusal}", err=True)
    _previews[0].hold_back(config, refusal)
    return config


def _log(warnings: Iterable[Problem], drafts: Iterable[Draft]) -> None:
    """Says among the messages of MkDocs, which counts the warnings, what is to be said."""
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
    """Has the server follow what is somebody's own in docs/; the pages there are ours."""
    from dossier.publish.live_reload import follow

    server.unwatch(config.docs_dir)
    follow(server, ROOT, _ours)
    _previews[0].attach(server)
    return server


for _last in (on_config, on_post_build):  # others settle the configuration, and add to the site
    setattr(_last, "mkdocs_priority", -100)  # noqa: B010 - where MkDocs looks for it


if __name__ == "__main__":
    main()
