"""What a command says on the terminal."""

from __future__ import annotations

import os
import sys

import click

from dossier.model.problems import coloured


def say(stage: str) -> None:
    """Shows on a terminal what a command is at, in one line that the next one takes over."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{stage and stage + ' …'}", nl=False, err=True)


def tell(text: str) -> None:
    """Prints problems, in colour where that shows: click leaves it out where it does not."""
    say("")
    click.echo(text if "NO_COLOR" in os.environ else coloured(text), err=True)
