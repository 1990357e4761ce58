"""The commands of an editor besides the build: new, tidy, review, report, schemas."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from dossier.check import review
from dossier.edit import changed_articles, report, schemas, terminal, tidy
from dossier.evidence import anchoring
from dossier.model.problems import Level, Rejected
from dossier.read import reader, snapshot
from dossier.system.files import UnusableFile, read_bytes, write


class Group(click.Group):
    """A group of commands that print the problems of the seeds, and never a traceback."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the settings of mkdocs.yml that the site honours, at the end of the help."""
        from dossier.publish.settings import SETTINGS  # with MkDocs, which no other command needs

        with formatter.section("Settings of mkdocs.yml that are honoured"):
            formatter.write_text(f"{', '.join(SETTINGS['honoured'])}. Others are refused by name.")

    def invoke(self, context: click.Context) -> Any:
        terminal.spell_unencodable()
        try:
            return super().invoke(context)
        except Rejected as refusal:
            terminal.print_problems(refusal.problems)
            sys.exit(1)
        except UnusableFile as unusable:
            sys.exit(f"{unusable.path} {unusable}. {unusable.hint}")
        except OSError as error:
            if not error.filename:
                raise  # the pipe that nobody reads any more, which click ends quietly
            sys.exit(f"{error.filename}: {(error.strerror or str(error)).lower()}")


_A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="new")
@click.argument("articles", nargs=-1, required=True, type=_A_FILE)
@click.pass_obj
def new(root: Path, articles: tuple[Path, ...]) -> None:
    """Draft the sidecars of ARTICLES, seeds/NAME.txt; an existing one is never touched."""
    for article in articles:
        name, meant = f"seeds/{article.name}", snapshot.meant(article.name)
        if snapshot.kind_of(name) != "text" or article.parent.resolve() != root / "seeds":
            hint = "Put its text there, in UTF-8."
            if meant.endswith(".txt") and meant != article.name:
                hint = f"Rename it to {meant}."
            sys.exit(f"{article}: only .txt files right in seeds/ are read. {hint}")
        content = read_bytes(article)
        if problems := reader.read_file(content, name).problems:
            raise Rejected(problems)
        taken = [f"seeds/{path.name}" for path in article.parent.iterdir()]
        draft = next(tidy.missing_sidecars({name: content}, taken), None)
        if draft is None:
            sys.exit(f"seeds/{article.stem}.yml is there already; it was not touched.")
        write(root / draft.path, draft.content)
        todo = "fill in what is empty, look at what was guessed, remove `draft: true`."
        click.echo(f"{draft.path}: {todo}")


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
    waiting = [statement for statement, *_ in review.waiting(dossier)]
    names = [statement.id for statement in waiting] if everything else list(ids)
    if names:
        write(root / review.FILE, review.updated_file(dossier, names).encode(), root)
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
    ledger, unanchored = anchoring.anchor(dossier)
    figures = report.status(dossier, ledger)
    click.echo(json.dumps(figures, indent=2) if as_json else report.table(figures))
    if problems := len(malformed) + len(unanchored):
        click.echo(f"problems: {problems}; python build_site.py shows them.", err=True)


@click.command(name="tidy")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with what is to be done.")
@click.option("--accept", multiple=True, metavar="ID", help="Take a changed article as it is.")
@click.pass_obj
def tidy_seeds(root: Path, check: bool, accept: tuple[str, ...]) -> None:
    """Set marks and spaces, draft missing sidecars, name schemas; quotes are left alone."""
    dossier, _ = reader.read(root)
    ledger, _ = anchoring.anchor(dossier)
    files, unread = snapshot.take(root)
    for problem in unread:
        click.echo(problem)
    articles = dossier.articles
    changed = {one.id: one for one in articles if tidy.digest(files, one) != one.sidecar.sha256}
    if unknown := [name for name in accept if name not in changed]:
        sys.exit(f"No article that has changed is called {', '.join(unknown)}.")
    taken = [*files, *(problem.place.path for problem in unread)]
    accepted = [changed[name] for name in accept]
    todo = [*tidy.tidied(files, dossier, accepted), *tidy.missing_sidecars(files, taken)]
    for name, article in changed.items():
        click.echo(f"{article.path}: has changed since its sidecar was written")
        for change in changed_articles.quote_changes(root, dossier, ledger, article):
            click.echo(f"  {change}")
        if name not in accept:
            click.echo(f"  If that is meant: python build_site.py tidy --accept {name}")
    for file in todo:
        if not check:
            write(root / file.path, file.content, root)
        click.echo("\n".join(file.done))
    sys.exit(bool(check and todo))


@click.command(name="schemas")
@click.pass_obj
def write_schemas(root: Path) -> None:
    """Write schemas/, which editors check YAML with, anew from the models."""
    for path, content in schemas.schemas().items():
        write(root / path, content.encode(), root)


ALL = (new, tidy_seeds, mark_reviewed, show_status, write_schemas)
