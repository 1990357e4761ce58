"""Reads the files of seeds/ as they are at one moment."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from dossier.model.problems import Level, Place, Problem, Rejected
from dossier.system.files import UnusableFile, is_link, read_bytes

_SEED = re.compile(
    r"seeds/(?:(?P<site>site\.yml)|(?P<glossary>glossary\.yml)|(?P<reviewed>reviewed\.json)"
    r"|(?P<page>pages/[^/]+\.yml)|(?P<sidecar>[^/]+\.yml)"
    r"|(?P<text>[^/]+(?<!\.yml)(?<!\.yaml)(?<!\.txt)\.txt)|(?P<folder>pages))"
)
_SUFFIXES = re.compile(r"\.(ya?ml|txt)(\.txt)?$", re.IGNORECASE)
_TEXT = re.compile(r"\.(txt|md|pdf|docx?|odt|rtf|html?)")
_TRIES = 5


def kind_of(path: str) -> str:
    """The kind of seed at a path below the root: site, glossary, reviewed, page, sidecar, text,
    folder; empty if the file is none."""
    match = _SEED.fullmatch(path)
    return (match and match.lastgroup) or ""


def meant(path: str) -> str:
    """The path that a file should have by its suffix, which may be in capitals, `.yaml`, or one
    that some systems hide and so stands twice: `.yml.txt`."""
    return _SUFFIXES.sub(lambda found: ".txt" if found[1][0] in "tT" else ".yml", path)


def take(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The content of each seed by its path below the root, and the problems of other files.

    All is read again if something changes meanwhile. Raises Rejected after five tries.
    """
    for _ in range(_TRIES):
        found = _states(root)
        files, problems = _read(root, found)
        if _states(root) == found:
            return files, problems
    message, hint = "the seeds keep changing", "Build again when they are done."
    raise Rejected([Problem(Place("seeds"), message, hint)])


def _states(root: Path) -> dict[str, tuple[int, int, int]]:
    """The inode, size and time of change of each file in seeds/, hidden ones left out."""
    found = {}
    for folder, folders, names in os.walk(root / "seeds", onerror=_refuse):
        links = [name for name in folders if is_link(Path(folder, name))]
        folders[:] = [name for name in folders if name[0] != "." and name not in links]
        below = Path(folder).relative_to(root).as_posix()
        for name in (name for name in (*names, *links) if name[0] != "."):
            with suppress(FileNotFoundError):
                at = os.lstat(f"{folder}/{name}")
                found[f"{below}/{name}"] = (at.st_ino, at.st_size, at.st_mtime_ns)
    return dict(sorted(found.items()))


def _refuse(error: OSError) -> None:
    """Raises the error, as a folder that cannot be read is not an empty one."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _read(root: Path, found: Iterable[str]) -> tuple[dict[str, bytes], list[Problem]]:
    files, problems = {}, []
    for path in found:
        try:
            if kind_of(path) == "folder" and not is_link(root / path):
                hint = "Move it away, and put a folder here: it has the pages."
                raise UnusableFile(root / path, "is not a folder", hint)
            if kind_of(path):
                files[path] = read_bytes(root / path, root=root)
            else:
                problems.append(_unread_file(PurePosixPath(path)))
        except UnusableFile as unusable:
            problems.append(Problem(Place(path), str(unusable), unusable.hint))
        except OSError as error:
            message = f"cannot be read: {(error.strerror or str(error)).lower()}"
            problems.append(Problem(Place(path), message, "Check who may read it."))
    return files, problems


def _unread_file(path: PurePosixPath) -> Problem:
    """The warning that a file is no seed; an error if another suffix would make it one."""
    message, hint = "nobody reads this", "Move it away, or give it a name that begins with a dot."
    name = meant(str(path))
    if kind_of(name):
        return Problem(Place(str(path)), message, f"Rename it to {PurePosixPath(name).name}.")
    if _TEXT.fullmatch(path.suffix.lower()):
        message += ": articles are .txt files right in seeds/"
        hint = "Save its text there as .txt, in UTF-8; or move the file away."
    return Problem(Place(str(path)), message, hint, Level.WARNING)
