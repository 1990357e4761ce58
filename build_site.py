#!/usr/bin/env python
"""Dossier's build script: from the seeds to the Markdown of a bilingual, sourced site.

    python build_site.py            write docs/ from seeds/
    python build_site.py --check    say which pages are stale; change nothing
    python build_site.py --help     what else helps an editor (dossier/edit/commands.py)

MkDocs loads this file as a hook, so that `mkdocs build` alone does this and builds the site. The
way from the seeds to the pages is `dossier/pipeline.py`.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

try:
    import click

    from dossier.edit import commands, terminal
    from dossier.pipeline import generate
    from dossier.publish import docs
    from dossier.system.lock import alone
except ModuleNotFoundError as lost:  # `make` installs into an environment of the project's own
    way = "`make site` installs it, `.venv/bin/python build_site.py` runs with it."
    sys.exit(f"{lost.name} is not installed for this Python: {way}")

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / ".cache/build.lock"


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
            terminal.tell(warnings)
        terminal.say("")
        for draft in rendering.site.dossier.drafts:
            click.echo(draft, err=True)
        if changes:
            click.echo(changes if check else changes.done)
        sys.exit(bool(check and changes))


for command in commands.ALL:
    main.add_command(command)


if __name__ == "__main__":
    main()
elif "mkdocs" in sys.modules:  # without MkDocs this file still writes the pages
    from dossier.hook import (
        on_build_error,
        on_config,
        on_post_build,
        on_serve,
        on_startup,
    )

    __all__ = ["on_build_error", "on_config", "on_post_build", "on_serve", "on_startup"]
