"""What helps an editor besides the build: drafts, reviews, figures, schemas."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from dossier.check import review
from dossier.edit import changed_articles, schemas, start, tidy
from dossier.edit import draft as sidecars
from dossier.edit import report as status
from dossier.edit.terminal import show_anything, tell
from dossier.evidence import anchoring as evidence
from dossier.model.problems import Level, Rejected
from dossier.publish import docs as writer
from dossier.read import reader
from dossier.read.snapshot import Unsettled
from dossier.text.languages import probable_encoding


class Group(click.Group):
    """Commands that print what is wrong with the seeds, not a traceback."""

    def invoke(self, context: click.Context) -> Any:
        show_anything()
        try:
            return super().invoke(context)
        except (Rejected, Unsettled) as refusal:
            tell(str(refusal))
            sys.exit(1)


@click.command(name="new")
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def draft_sidecar(article: Path) -> None:
    """Draft the sidecar of an ARTICLE, seeds/NAME.txt; an existing one is never touched."""
    if article.suffix != ".txt":
        sys.exit(
            f"{article}: only .txt files right in seeds/ are read. Save its text as one, in UTF-8."
        )
    path = article.with_suffix(".yml")
    if path.exists():
        sys.exit(f"{path} is there already; it was not touched.")
    try:
        text = sidecars.draft(article.read_bytes(), article.name)
    except UnicodeDecodeError as error:
        encoding = probable_encoding(error.object)
        sys.exit(
            f"{article}: byte {error.start + 1} is not UTF-8. "
            f"It is probably {encoding}: open it as that and save it as UTF-8."
        )
    writer.replace(path, text.encode())
    click.echo(f"{path}: fill in what is empty, look at what was guessed, remove `draft: true`.")
    for doubt in sidecars.doubts(article.read_bytes()):
        click.echo(doubt)


@click.command(name="review")
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Mark every statement that waits.")
@click.pass_obj
def mark_reviewed(root: Path, ids: tuple[str, ...], everything: bool) -> None:
    """Mark the translations of the statements IDS as reviewed; without any, show what waits."""
    dossier, malformed = reader.read(root)
    if any(problem.level is Level.ERROR for problem in malformed):
        raise Rejected(malformed)  # what could not be read would lose its reviews
    known = {statement.id for statement in dossier.statements()}
    if unknown := [name for name in ids if name not in known]:
        sys.exit(f"There is no statement {', '.join(unknown)}.")
    waiting = review.waiting(dossier)
    names = [statement.id for statement in waiting] if everything else list(ids)
    if names:
        writer.replace(root / review.FILE, review.updated(dossier, names).encode())
        click.echo(f"reviewed: {', '.join(names)}")
    elif not everything:
        for statement in waiting:
            click.echo(f"{statement.id}\n  fr: {statement.fr}\n  en: {statement.en}")
    click.echo(f"waiting: {sum(statement.id not in names for statement in waiting)}")


@click.command(name="report")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show_status(root: Path, as_json: bool) -> None:
    """Show coverage per article, statements per page, what waits for review, and words."""
    dossier, malformed = reader.read(root)
    ledger, adrift = evidence.anchor(dossier)
    figures = status.status(dossier, ledger)
    click.echo(json.dumps(figures, indent=2) if as_json else status.table(figures))
    if problems := len(malformed) + len(adrift):
        click.echo(f"{problems} problems: run python build_site.py to see them.", err=True)


@click.command(name="tidy")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with what is to be done.")
@click.option("--accept", multiple=True, metavar="NAME", help="Take a changed article as it is.")
@click.pass_obj
def tidy_seeds(root: Path, check: bool, accept: tuple[str, ...]) -> None:
    """Set marks and spaces, draft missing sidecars, name schemas; quotes are left alone."""
    dossier, _ = reader.read(root)
    ledger, _ = evidence.anchor(dossier)
    known = [article for article in dossier.articles if tidy.has_changed(root, article)]
    if strange := [name for name in accept if not any(tidy.is_named(one, [name]) for one in known)]:
        sys.exit(f"No article that has changed is called {', '.join(strange)}.")
    todo = list(tidy.tidied(root, dossier, accept))
    for article in known:
        click.echo(f"{article.path}: has changed since its sidecar was written")
        for fate in changed_articles.fates(root, dossier, ledger, article):
            click.echo(f"  {fate}")
        if not tidy.is_named(article, accept):
            click.echo(f"  If that is meant: python build_site.py tidy --accept {article.id}")
    for file in todo:
        if not check:
            writer.replace(root / file.path, file.content)
        click.echo("\n".join(file.done))
    sys.exit(bool(check and todo))


@click.command(name="schemas")
@click.pass_obj
def write_schemas(root: Path) -> None:
    """Write schemas/, which editors check YAML with, anew from the models."""
    for path, content in schemas.schemas().items():
        writer.replace(root / path, content.encode())


@click.command(name="start")
@click.option("--name-fr", prompt="Name of the dossier in French")
@click.option("--name-en", prompt="Name of the dossier in English")
@click.option("--address", prompt="Address of the site", help="https://…/")
@click.option("--repository", prompt="Address of the repository")
@click.pass_obj
def start_anew(root: Path, name_fr: str, name_en: str, address: str, repository: str) -> None:
    """Put a small dossier of your own in the place of the one that is here."""
    try:
        for done in start.start(root, (name_fr, name_en), address, repository):
            click.echo(done)
    except start.Refused as refusal:
        sys.exit(str(refusal))


ALL = (start_anew, draft_sidecar, tidy_seeds, mark_reviewed, show_status, write_schemas)
