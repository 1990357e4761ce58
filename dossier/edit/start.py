"""Makes a new dossier, with an example article and page, in a folder of its own."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

import click

from dossier.edit import tidy
from dossier.edit.schemas import schemas
from dossier.read import reader, snapshot
from dossier.render.renderer import template_folders
from dossier.system.files import write
from dossier.text.markdown import escape, flow

_NAME = re.compile(r"""\s*[^\s/"«»“”\ud800-\udfff][^/"«»“”\x00-\x1f\ud800-\udfff]*""")
_ADDRESS = re.compile(r"""https://[^\s/"?#@\ud800-\udfff]+(/[^\s"?#\ud800-\udfff]*)?""")


Answers = Mapping[str, str]
"""The name of a dossier (`name`, `name_en`), its addresses (`url`, and `repository`, which may be
empty), and the `version` of the program that it is for."""


def question(option: str, text: str, default: str) -> Callable[..., Any]:
    """An option whose value is asked for on a terminal if it is not given."""
    prompt = text if os.isatty(0) else False
    return click.option(option, prompt=prompt, default=default, help=f"{text}.")


def start(folder: str, answers: Answers, write_docs: Callable[[Path], None]) -> None:
    """Makes a complete and valid dossier in the folder, or nothing, and exits with the reason.

    `write_docs` writes the pages of the project at a path.
    """
    if refusal := next(_refusals(folder, answers), None):
        sys.exit(refusal)
    place = Path(folder)
    is_new = not place.exists()
    try:
        place.mkdir(exist_ok=True)
        if any(entry.name != ".git" for entry in place.iterdir()):
            sys.exit(f"{folder} has files: name a folder that is new or empty.")
        with TemporaryDirectory(prefix=".", dir=place) as draft:
            _fill(Path(draft), answers)
            write_docs(Path(draft))
            for entry in Path(draft).iterdir():
                entry.rename(place / entry.name)
    except OSError as error:
        sys.exit(f"{folder} cannot be made: {error.strerror or error}.")
    finally:
        if is_new and place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _refusals(folder: str, answers: Answers) -> Iterator[str]:
    """A sentence for each answer that cannot be used."""
    if not folder:
        yield "Name the folder to be made: start FOLDER."
    for name in (answers["name"], answers["name_en"]):
        if not _NAME.fullmatch(name):
            yield f"“{name}” is no name: write one without “/” and quotation marks."
    for address in (answers["url"], answers["repository"] or answers["url"]):
        if not _ADDRESS.fullmatch(address):
            yield f"“{address}” is no address: write one that begins with https://."


def _fill(root: Path, answers: Answers) -> None:
    """Writes the files of a new dossier, but for docs/, and tidies them."""
    model = template_folders(root)[-1] / "start"
    texts = schemas()
    for source in model.rglob("*"):
        if source.is_file() and source.suffix != ".pyc":  # an installer compiles what it finds
            texts[source.relative_to(model).as_posix()] = _filled_in(source, answers)
    for path, text in texts.items():
        write(root / path, text.encode())
    for file in tidy.tidied(snapshot.take(root)[0], reader.read(root)[0]):
        write(root / file.path, file.content)


def _filled_in(source: Path, answers: Answers) -> str:
    """The text of a template with the answers in place of `$name` and the like."""
    is_page = source.suffix == ".md"
    values = {
        key: escape(value) if is_page else flow(value)[1:-1] for key, value in answers.items()
    }
    return Template(source.read_bytes().decode()).safe_substitute(values)
