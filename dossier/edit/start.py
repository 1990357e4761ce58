"""A dossier of one's own in the place of the one that came with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

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
    _replace(root / "seeds/site.yml", {"{name_fr}": names[0], "{name_en}": names[1]})
    for lang in ("fr", "en"):
        (root / "docs" / lang).mkdir(parents=True)
    yield "written: seeds/, with an example to replace"
    _set(root / "mkdocs.yml", r'(site_url: !ENV \[SITE_URL, )"[^"]*"', flow(address))
    _set(root / "mkdocs.yml", r"(repository: )\S+", flow(repository))
    _set(root / "mkdocs.yml", r"(site_name: ).*", flow(names[0]))
    _set(root / "mkdocs.en.yml", r"(site_name: ).*", flow(names[1]))
    yield "written: names and addresses in mkdocs.yml and mkdocs.en.yml"


def _not_in_git(root: Path) -> str:
    """What of the folders to be replaced is not committed, as Git lists it."""
    command = ["git", "status", "--porcelain", "--ignored", "--", *_REPLACED]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise Refused("Git is not installed; it keeps what would be removed.") from None
    if done.returncode:
        raise Refused("This is no Git repository; it would keep what is removed.")
    lines = (line for line in done.stdout.splitlines() if not line.endswith("__pycache__/"))
    return "\n".join(lines)


def _replace(path: Path, words: dict[str, str]) -> None:
    """Puts words in the place of others, between the double quotes of YAML."""
    text = path.read_text("utf-8")
    for old, new in words.items():
        text = text.replace(old, flow(new)[1:-1])
    path.write_text(text, "utf-8", newline="\n")


def _set(path: Path, pattern: str, value: str) -> None:
    """Gives the setting that the pattern finds its value; the pattern's group stays."""
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(pattern, lambda found: found[1] + value, text, count=1), "utf-8", newline="\n"
    )
