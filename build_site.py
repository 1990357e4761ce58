#!/usr/bin/env python
"""Dossier's build script: from the seeds to the Markdown of a bilingual, sourced site.

    python build_site.py            write docs/ from seeds/
    python build_site.py --check    say which pages are stale; change nothing

MkDocs loads this file as a hook, so that `mkdocs build` alone does this and builds the site.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier import (
    evidence,
    exports,
    reader,
    renderer,
    review,
    rules,
    schemas,
    sidecars,
    status,
    writer,
)
from dossier.lock import Lock
from dossier.problems import Level, Problem, Rejected, coloured, report
from dossier.snapshot import Unsettled

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from dossier.publisher import Publication

ROOT = Path(__file__).resolve().parent


def generate(
    root: Path, strict: bool = False, say: Callable[[str], None] = lambda stage: None
) -> tuple[renderer.Rendering, list[Problem]]:
    """The pages that `root/seeds` and our templates make, and the warnings they deserve.

    `say` is told each stage as it begins. Raises Rejected, with every problem found, when one is
    an error; under `strict` all are.
    """
    say("Reading the seeds")
    dossier, malformed = reader.read(root)
    say(f"Looking up the quotes in {len(dossier.articles)} articles")
    ledger, adrift = evidence.anchor(dossier)
    say("Checking the rules")
    problems = [*malformed, *adrift, *rules.check(dossier, ledger, whole=not malformed)]
    if strict:
        problems = [problem.as_error() for problem in problems]
    if any(problem.level is Level.ERROR for problem in problems):
        raise Rejected(problems)
    say("Making the pages")
    return renderer.render(dossier, ledger, ROOT / "templates"), problems


class _Commands(click.Group):
    """Commands that print what is wrong with the seeds, not a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (Rejected, Unsettled) as refusal:
            _tell(str(refusal))
            sys.exit(1)


@click.group(cls=_Commands, invoke_without_command=True)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with the list of stale pages.")
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.pass_context
def main(context: click.Context, check: bool, strict: bool) -> None:
    """Write the Markdown of the site, docs/fr and docs/en, from seeds/."""
    if context.invoked_subcommand:
        return
    with Lock(ROOT):
        rendering, warnings = generate(ROOT, strict, _say)
        changes = writer.changes(ROOT, rendering.pages)
        if not check:
            writer.write(ROOT, rendering.pages, changes)
    if warnings:
        _tell(report(warnings))
    _say("")
    if changes:
        click.echo(changes)
    sys.exit(bool(check and changes))


def _say(stage: str) -> None:
    """Shows on a terminal what the build is at, in one line that the next one takes over."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{stage and stage + ' …'}", nl=False, err=True)


def _tell(text: str) -> None:
    """Prints problems, in colour where that shows: click leaves it out where it does not."""
    _say("")
    click.echo(text if "NO_COLOR" in os.environ else coloured(text), err=True)


@main.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def new(article: Path) -> None:
    """Draft the sidecar of an ARTICLE, seeds/NAME.txt; an existing one is never touched."""
    path = article.with_suffix(".yml")
    try:
        text = sidecars.draft(article.read_bytes(), article.name)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        sys.exit(f"{path} is there already; it was not touched.")
    except UnicodeDecodeError as error:
        sys.exit(f"{article}: byte {error.start + 1} is not UTF-8. Save the file as UTF-8.")
    click.echo(f"{path}: fill in what is empty, then take the sentences off `unused`.")


@main.command(name="review")
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Mark every statement that waits.")
def mark_reviewed(ids: tuple[str, ...], everything: bool) -> None:
    """Mark the translations of the statements IDS as reviewed; without any, show what waits."""
    dossier, _ = reader.read(ROOT)
    known = {statement.id for statement in dossier.statements()}
    if unknown := [name for name in ids if name not in known]:
        sys.exit(f"There is no statement {', '.join(unknown)}.")
    waiting = review.waiting(dossier)
    names = [statement.id for statement in waiting] if everything else ids
    if names:
        writer.replace(ROOT / review.FILE, review.updated(dossier, names).encode())
        click.echo(f"reviewed: {', '.join(names)}")
    elif not everything:
        for statement in waiting:
            click.echo(f"{statement.id}\n  fr: {statement.fr}\n  en: {statement.en}")
    click.echo(f"waiting: {len(set(waiting) - {item for item in waiting if item.id in names})}")


@main.command(name="report")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_status(as_json: bool) -> None:
    """Show coverage per article, statements per page, what waits for review, and words."""
    dossier, malformed = reader.read(ROOT)
    ledger, adrift = evidence.anchor(dossier)
    figures = status.status(dossier, ledger)
    click.echo(json.dumps(figures, indent=2) if as_json else status.table(figures))
    if problems := len(malformed) + len(adrift):
        click.echo(f"{problems} problems: run python build_site.py to see them.", err=True)


@main.command(name="schemas")
def write_schemas() -> None:
    """Write schemas/, which editors check YAML with, anew from the models."""
    for path, content in schemas.schemas().items():
        writer.replace(ROOT / path, content.encode())


# --- What MkDocs calls, in this order. The imports wait until it does: without MkDocs this file
# --- still writes the pages.


_under_way: list[tuple[Publication, ExitStack]] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Brings docs/ up to date before MkDocs looks at it."""
    from mkdocs.exceptions import PluginError

    from dossier.publisher import Publication

    with ExitStack() as cleanup:
        cleanup.enter_context(Lock(ROOT))
        try:
            rendering, warnings = generate(ROOT, strict=config.strict)
            writer.write(ROOT, rendering.pages, writer.changes(ROOT, rendering.pages))
        except (Rejected, Unsettled) as refusal:
            raise PluginError(f"\n{refusal}") from None
        for warning in warnings:
            logging.getLogger("mkdocs.dossier").warning(str(warning))
        files = exports.exports(rendering.site, config.site_url or "/")
        publication = Publication(config, rendering.navigation, files)
        cleanup.callback(publication.close)
        _under_way.append((publication, cleanup.pop_all()))
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site: the English edition, the search index, all of it at once in its place."""
    publication, cleanup = _under_way.pop()
    with cleanup:
        publication.finish()


def on_build_error(error: Exception) -> None:
    """Drops what a failed build has begun; the site stays as it was, and a full disk is said so."""
    from mkdocs.exceptions import PluginError

    while _under_way:
        _under_way.pop()[1].close()
    if isinstance(error, OSError):
        raise PluginError(f"{error}. The site stays as it was.") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Keeps the server from building twice: the pages in docs/ are ours, not somebody's edit."""
    server.unwatch(config.docs_dir)
    return server


if __name__ == "__main__":
    main()
