#!/usr/bin/env python
"""Dossier's build script: from the seeds to the Markdown of a bilingual, sourced site.

    python build_site.py            write docs/ from seeds/
    python build_site.py --check    say which pages are stale; change nothing

MkDocs loads this file as a hook, so that `mkdocs build` alone does this and builds the site.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier import evidence, reader, renderer, rules, writer
from dossier.problems import Level, Problem, Rejected, report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from dossier.publisher import Publication

ROOT = Path(__file__).resolve().parent


def generate(root: Path, strict: bool = False) -> tuple[renderer.Rendering, list[Problem]]:
    """The pages that `root/seeds` and our templates make, and the warnings they deserve.

    Raises Rejected, with every problem found, when one is an error; under `strict` all are.
    """
    dossier, malformed = reader.read(root)
    ledger, adrift = evidence.anchor(dossier)
    problems = [*malformed, *adrift, *rules.check(dossier, ledger, complete=not malformed)]
    if strict:
        problems = [problem.as_error() for problem in problems]
    if any(problem.level is Level.ERROR for problem in problems):
        raise Rejected(problems)
    return renderer.render(dossier, ledger, ROOT / "templates"), problems


@click.group(invoke_without_command=True)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with the list of stale pages.")
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.pass_context
def main(context: click.Context, check: bool, strict: bool) -> None:
    """Write the Markdown of the site, docs/fr and docs/en, from seeds/."""
    if context.invoked_subcommand:
        return
    try:
        rendering, warnings = generate(ROOT, strict)
        changes = writer.changes(ROOT, rendering.pages)
    except Rejected as rejected:
        sys.exit(str(rejected))
    if warnings:
        click.echo(report(warnings), err=True)
    if not check:
        writer.write(ROOT, rendering.pages, changes)
    if changes:
        click.echo(changes)
    sys.exit(bool(check and changes))


# --- What MkDocs calls, in this order. The imports wait until it does: without MkDocs this file
# --- still writes the pages.


_under_way: list[Publication] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Brings docs/ up to date before MkDocs looks at it."""
    from mkdocs.exceptions import PluginError

    from dossier.publisher import Publication

    try:
        rendering, warnings = generate(ROOT)
        writer.write(ROOT, rendering.pages, writer.changes(ROOT, rendering.pages))
    except Rejected as rejected:
        raise PluginError(f"\n{rejected}") from None
    for warning in warnings:
        logging.getLogger("mkdocs.dossier").warning(str(warning))
    _under_way.append(Publication(config, rendering.navigation))
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site: the English edition, the search index, all of it at once in its place."""
    _under_way.pop().finish()


def on_build_error(error: Exception) -> None:
    """Drops what a failed build has begun; the site stays as it was."""
    while _under_way:
        _under_way.pop().close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """Keeps the server from building twice: the pages in docs/ are ours, not somebody's edit."""
    server.unwatch(config.docs_dir)
    return server


if __name__ == "__main__":
    main()
