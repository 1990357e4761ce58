"""The command line: `dossier` where it is installed, `python build_site.py` in every dossier."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from dossier import __version__
from dossier.edit import commands, start, terminal
from dossier.pipeline import generate, no_garbage_collection
from dossier.publish import docs
from dossier.system.lock import build_lock


@click.group(cls=commands.Group, commands=commands.ALL, invoke_without_command=True)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 with the list of stale pages.")
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.version_option(__version__, prog_name="dossier", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, check: bool, strict: bool) -> None:
    """Write the Markdown of the site, docs/fr and docs/en, from seeds/."""
    if context.invoked_subcommand == "start":
        return  # there is no project yet
    if context.invoked_subcommand and (check or strict):
        raise click.UsageError("--check and --strict come after a command, if it has them.")
    root = context.obj = project(Path.cwd())
    if not context.invoked_subcommand:
        with no_garbage_collection(), nullcontext() if check else build_lock(root):
            rendering, warnings = generate(root, strict, terminal.show_stage)
            changes = docs.changes(root, rendering.files)
            if not check:
                docs.write(root, rendering.files, changes)
        if warnings:
            terminal.print_problems(warnings)
        terminal.show_stage("")
        for draft in rendering.site.dossier.drafts:
            click.echo(draft, err=True)
        for path, state in changes.items():
            click.echo(f"{state if check else docs.DONE[state]}: {path}")
        sys.exit(bool(check and changes))


def project(folder: Path) -> Path:
    """The nearest folder, this one or one above it, that has a mkdocs.yml; exits if none has."""
    for place in (folder, *folder.parents):
        if (place / "mkdocs.yml").is_file():
            return place
    sys.exit("There is no mkdocs.yml here or above: `start FOLDER` makes a dossier to begin with.")


@main.command(name="start")
@click.argument("folder", default="")
@start.question("--name", "Name in French", "Dossier")
@start.question("--name-en", "Name in English, if it is another", "")
@start.question("--url", "Address of the site", "https://example.org/")
@start.question("--repository", "Address of the repository, if there is one", "")
def start_dossier(folder: str, **answers: str) -> None:
    """Make a small dossier in a new FOLDER, to begin with."""
    answers["name_en"] = answers["name_en"] or answers["name"]
    start.start(folder, answers | {"version": __version__}, _write_docs)
    click.echo(f"{folder}: a dossier to begin with; its README.md says how.")


def _write_docs(root: Path) -> None:
    files = generate(root, strict=True)[0].files
    docs.write(root, files, docs.changes(root, files))
