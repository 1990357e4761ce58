"""The messages of a command on the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from io import TextIOWrapper

import click

from dossier.model.problems import Problem, annotate, report


def show_anything() -> None:
    """Has the terminal spell out what its encoding lacks, rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(stage: str) -> None:
    """Shows on a terminal what a command is at, in one line that the next one takes over."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{stage and stage + ' …'}", nl=False, err=True)


def tell(problems: Collection[Problem]) -> None:
    """Prints problems, in colour where that shows: click leaves it out where it does not."""
    say("")
    text = report(problems)
    click.echo(text if "NO_COLOR" in os.environ else coloured(text), err=True)
    annotate(problems)


def coloured(report: str) -> str:
    """The report with its places, counts and differences set off."""
    text = re.sub(r"^(\S+?:\d+:\d+:)( warning:)?", _place_in_colour, report, flags=re.MULTILINE)
    text = re.sub(r"⟦.*?⟧", lambda match: click.style(match[0], reverse=True), text)
    return re.sub(r"(?<=\n)\d+ (?:error|warning).*$", lambda m: click.style(m[0], bold=True), text)


def _place_in_colour(match: re.Match[str]) -> str:
    place, warning = match.groups(default="")
    return click.style(place, "yellow" if warning else "red", bold=True) + warning
