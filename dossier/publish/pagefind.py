"""The search index of both languages, by https://pagefind.app, which tells them apart itself."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE
from threading import Thread
from typing import Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import LANGS, Lang

FOLDER = "pagefind"

_INTERFACES = (  # Pagefind's; ours is templates/theme/assets/search.js
    "pagefind-*ui.*",
    "pagefind-highlight.js",
)
_FRAGMENT = len("pagefind_dcd")  # how a page's part of an index begins

# Pagefind splits « l’activation » at no curly apostrophe, but at what follows it here. The search
# takes these signs out again, and has the words between the other two in the other language.
_APOSTROPHE = re.compile(r"’(?<=\w’)(?=(?:<[^>]*>)*\w)"), "’`"
_FOREIGN = re.compile(
    r'(<(?:(div)|span|details class="summary") lang="[^"]+">)'
    r"(.*?)((?(2)</div>(?=\s*(?:<h2|</article>))|</(?:span|details)>))",
    re.DOTALL,
)
_MARKED = "\\1\ue001\\3\ue002\\4"


class Unfinished(Exception):
    """Raised when a site could not be completed, and says why."""


class Indexing:
    """Pagefind at work: pages are given to it as they are made; it writes the index in the end.

    It is spoken to as its own packages do: a message of JSON in Base64, and a comma.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        command = [str(get_executable()), "--service"]
        self._work = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603
        self._messages: SimpleQueue[dict[str, object] | None] = SimpleQueue()
        self._answers: list[dict[str, Any]] = []
        self._reader = Thread(target=self._read, daemon=True)
        Thread(target=self._write, daemon=True).start()
        self._reader.start()
        self._messages.put({"type": "NewIndex", "config": {}})

    def add(self, path: str, lang: Lang, content: str) -> None:
        """Gives it a page: its file below the site's root, its language, its article's HTML."""
        page = f'<html lang="{lang}"><article data-pagefind-body>{marked(content)}</article></html>'
        message = {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": page}
        self._messages.put(message)

    def conclude(self) -> None:
        """Has it write the index once it has read every page."""
        message = {"type": "WriteFiles", "index_id": 0, "output_path": str(self._folder)}
        self._messages.put(message)

    def finish(self) -> None:
        """Waits until the index is in its folder. Raises Unfinished."""
        self._reader.join()
        wrong = [answer.get("message") for answer in self._answers if answer["type"] == "Error"]
        entry = self._folder / "pagefind-entry.json"
        try:
            if wrong or not (languages := json.loads(entry.read_bytes())):
                raise Unfinished(f"Pagefind made no search index: {wrong or 'it ended'}")
            entry.write_text(json.dumps(languages, sort_keys=True), "utf-8")  # it has them anyhow
            for unwanted in (path for name in _INTERFACES for path in self._folder.glob(name)):
                unwanted.unlink()
            for lang in LANGS:
                passages = json.dumps(self._passages(lang))
                (self._folder / f"passages-{lang}.json").write_text(passages, "utf-8")
        except (OSError, ValueError) as error:  # a disk that is full leaves files without content
            raise Unfinished(f"Pagefind could not write the search index: {error}") from None

    def close(self) -> None:
        """Stops it, whatever it does."""
        self._work.kill()
        self._messages.put(None)
        self._work.wait()

    def _read(self) -> None:
        assert self._work.stdout  # noqa: S101 - it is a pipe
        answer = b""
        while chunk := self._work.stdout.read1(65536):  # type: ignore[attr-defined]
            *whole, answer = (answer + chunk).split(b",")
            self._answers += (json.loads(b64decode(each))["payload"] for each in whole)
            if self._answers and self._answers[-1]["type"] in ("WriteFiles", "Error"):
                break

    def _write(self) -> None:
        assert self._work.stdin  # noqa: S101 - likewise
        with suppress(OSError), self._work.stdin as pipe:
            for number, payload in enumerate(iter(self._messages.get, None)):
                message = json.dumps({"message_id": number, "payload": payload}).encode()
                pipe.write(b64encode(message) + b",")
                pipe.flush()

    def _passages(self, lang: Lang) -> dict[str, dict[str, int]]:
        """Of each page, by its name in the index: its ids, and the word that each begins with."""
        parts = sorted(self._folder.glob(f"fragment/{lang}_*"))
        pages = {part.stem: json.loads(_unpacked(part)[_FRAGMENT:]) for part in parts}
        return {
            name: {anchor["id"]: anchor["location"] for anchor in page["anchors"]}
            for name, page in pages.items()
        }


def marked(html: str) -> str:
    """A page as it is given to Pagefind: words and languages told apart by signs."""
    return _FOREIGN.sub(_MARKED, _APOSTROPHE[0].sub(_APOSTROPHE[1], html))


def _unpacked(part: Path) -> bytes:
    return gzip.decompress(part.read_bytes())
