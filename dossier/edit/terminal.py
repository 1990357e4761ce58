"""Prints the messages of commands on the terminal."""

import os
import re
import sys
from collections.abc import Collection
from io import TextIOWrapper

import click

from dossier.model.problems import Problem, annotate, report


def spell_unencodable() -> None:
    """Makes the terminal print `\\u202f` and the like for characters that its encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show_stage(stage: str) -> None:
    """Shows on a terminal the stage of a command, in a line that the next stage replaces."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{stage and stage + ' …'}", nl=False, err=True)


def print_problems(problems: Collection[Problem]) -> None:
    """Prints problems, in colour on a terminal: elsewhere click leaves the colours out."""
    show_stage("")
    text = report(problems)
    click.echo(text if "NO_COLOR" in os.environ else coloured(text), err=True)
    annotate(problems)


def coloured(report: str) -> str:
    """The report with its places, counts and differences in colour."""
    text = re.sub(r"^(\S+?:\d+:\d+:)( warning:)?", _coloured_place, report, flags=re.MULTILINE)
    text = re.sub(r"⟦.*?⟧", lambda match: click.style(match[0], reverse=True), text)
    return re.sub(r"(?<=\n)\d+ (?:error|warning).*$", lambda m: click.style(m[0], bold=True), text)


def _coloured_place(match: re.Match[str]) -> str:
    place, warning = match.groups(default="")
    return click.style(place, "yellow" if warning else "red", bold=True) + warning
