"""Reads and writes files whole, and never through a link."""

import os
import re
import secrets
import stat
import time
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

MAX_SIZE = 10_000_000
"""The most bytes a seed may have; the articles of a newspaper's whole year have fewer."""

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT of Windows: it leads elsewhere like a link
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFELY  # a pipe keeps nobody waiting
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY
_LENGTH = 8  # bytes of a name that nobody can predict


class UnusableFile(Exception):
    """Raised for a path that is no ordinary file or is behind a link; `hint` says what to do."""

    def __init__(self, path: Path, message: str, hint: str) -> None:
        super().__init__(message)
        self.path, self.hint = path, hint


def is_link(path: Path) -> bool:
    """True if the path is a symbolic link or a junction."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def refuse_links(path: Path, root: Path | None = None) -> None:
    """Raises UnusableFile if the path is a link, or if a folder between it and `root` is one."""
    between = takewhile(root.__ne__, path.parents) if root else ()
    if any(map(is_link, (path, *between))):
        raise UnusableFile(path, "is behind a symbolic link", "Put the file itself here.")


def read_bytes(path: Path, limit: int = MAX_SIZE, root: Path | None = None) -> bytes:
    """The content of an ordinary file of at most `limit` bytes.

    Raises UnusableFile for anything else, and for what is behind a link anywhere below `root`.
    """
    refuse_links(path, root)
    if not stat.S_ISREG(path.lstat().st_mode):
        raise UnusableFile(path, "is not a file", "Move it away.")
    with os.fdopen(os.open(path, _READ), "rb") as file:
        if (size := os.fstat(file.fileno()).st_size) > limit:
            message = f"has {size:,} bytes; the limit is {limit:,}"
            raise UnusableFile(path, message, "Split it, or keep to the part that is used.")
        return file.read(size)  # no more: the limit would be made room for


def is_temporary(path: Path) -> bool:
    """True if the path has the name of a temporary file of `write`; a killed run may leave one."""
    return re.fullmatch(rf"\.[0-9a-f]{{{2 * _LENGTH}}}\.tmp", path.name) is not None


def write(path: Path, content: bytes, root: Path | None = None) -> None:
    """Writes the content to the file all at once; the file keeps its mode.

    A link at the path itself is replaced by the file. Raises UnusableFile if the folder is behind a
    link anywhere below `root`.
    """
    if root:
        refuse_links(path.parent, root)
    write_all([(path, content)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Writes each content to its file, in folders that are made; if the disk has no room for one,
    all stay as they were."""
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{secrets.token_hex(_LENGTH)}.tmp")
            with os.fdopen(os.open(draft, _CREATE, 0o666), "wb") as file:
                drafts[path] = draft
                file.write(content)
            if path.exists() and not is_link(path):
                draft.chmod(stat.S_IMODE(path.stat().st_mode))
        for path, draft in drafts.items():
            _replace(draft, path)
    except OSError as error:  # of the draft, whose name says nothing
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _replace(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except PermissionError:  # on Windows, while another program holds the file
        time.sleep(0.2)
        draft.replace(path)
