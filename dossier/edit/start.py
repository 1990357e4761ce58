"""A dossier of one's own in the place of the one that came with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dossier.model.base import LANGS
from dossier.system.files import write
from dossier.text.markdown import flow

_REPLACED = ("seeds", "docs", "tests/dossier")


class Refused(Exception):
    """Raised when a start would lose something, and says what."""


def start(root: Path, names: tuple[str, str], address: str, repository: str) -> Iterator[str]:
    """Puts a small dossier, named so in French and in English, in the place of what is there.

    Yields what was done. Raises Refused while Git does not hold what would be removed.
    """
    if unsaved := _not_in_git(root):
        raise Refused(f"Git does not hold this yet, and it would be lost:\n{unsaved}")
    for folder in _REPLACED:
        shutil.rmtree(root / folder, ignore_errors=True)
    yield f"removed: {', '.join(_REPLACED)}"
    shutil.copytree(root / "templates/start/seeds", root / "seeds")
    for lang, name in zip(LANGS, names, strict=True):
        (root / "docs" / lang).mkdir(parents=True)
        _set(root / "seeds/site.yml", rf"\{{name_{lang}\}}", flow(name)[1:-1])
    yield "written: seeds/, with an example to replace"
    _set(root / "mkdocs.yml", r'(?<=site_url: !ENV \[SITE_URL, )"[^"]*"', flow(address))
    _set(root / "mkdocs.yml", r"(?<=repository: )\S+", flow(repository))
    _set(root / "mkdocs.yml", r"(?<=site_name: ).*", flow(names[0]))
    _set(root / "mkdocs.en.yml", r"(?<=site_name: ).*", flow(names[1]))
    yield "written: names and addresses in mkdocs.yml and mkdocs.en.yml"


def _not_in_git(root: Path) -> str:
    """The files of the folders to be replaced that are not committed, as Git lists them."""
    command = ["git", "status", "--porcelain", "--ignored", "--", *_REPLACED]
    try:
        listed = subprocess.check_output(  # noqa: S603
            command, cwd=root, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
    except FileNotFoundError:
        raise Refused("Git is not installed; it keeps what would be removed.") from None
    except subprocess.CalledProcessError:
        raise Refused("This is no Git repository; it would keep what is removed.") from None
    return "\n".join(line for line in listed.splitlines() if not line.endswith("__pycache__/"))


def _set(path: Path, pattern: str, value: str) -> None:
    """Writes the value wherever the file has the pattern."""
    write(path, re.sub(pattern, lambda _: value, path.read_text("utf-8")).encode())
