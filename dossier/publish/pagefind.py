"""The search index of both languages, by https://pagefind.app, which tells them apart itself."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE
from threading import Thread
from typing import Any

from mkdocs.exceptions import PluginError
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import LANGS, Lang

FOLDER = "pagefind"

_ENTRY = "pagefind-entry.json"  # its languages stand in any order

_INTERFACE = re.compile(r"pagefind-(.*ui|highlight)\.")  # ours is templates/theme/assets/search.js
_FRAGMENT = len("pagefind_dcd")  # how a page's part of an index begins

# Pagefind splits « l’activation » at no curly apostrophe, but at what follows it here. The search
# takes these signs out again, and has the words between the other two in the other language.
_APOSTROPHE = re.compile(r"’(?<=\w’)(?=(?:<[^>]*>)*\w)"), "’`"
_FOREIGN = re.compile(
    r'(<(?:(div)(?: class="en")?|span) lang="[^"]+"(?: dir="rtl")?>)'
    r'(.*?)((?(2)</div>(?=\s*(?:<h2|</header>|<div class="printed"|</article>))|</span>))',
    re.DOTALL,
)
_MARKED = "\\1\ue001\\3\ue002\\4"


class Indexing:
    """Pagefind at work: pages are given to it as they are made; in the end it has the index.

    It is spoken to as its own packages do: a message of JSON in Base64, and a comma.
    """

    def __init__(self) -> None:
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
        """Has it make the index once it has read every page.

        It hands over the files: when it writes them itself, it says so before the last bytes are
        there, and a full disk is then nobody's to tell.
        """
        self._messages.put({"type": "GetFiles", "index_id": 0})

    def files(self) -> dict[str, bytes]:
        """The content of each file of the index by its place in the site. Raises PluginError."""
        self._reader.join()
        last = self._answers[-1] if self._answers else {}
        if last.get("type") != "GetFiles":
            raise PluginError(f"Pagefind made no search index: {last.get('message', 'it ended')}")
        files = {one["path"]: b64decode(one["content"]) for one in last["files"]}
        files = {path: content for path, content in files.items() if not _INTERFACE.match(path)}
        files[_ENTRY] = json.dumps(json.loads(files[_ENTRY]), sort_keys=True).encode()
        for lang in LANGS:
            files[f"passages-{lang}.json"] = json.dumps(_passages(files, lang)).encode()
        return {f"{FOLDER}/{path}": content for path, content in files.items()}

    def close(self) -> None:
        """Stops it, whatever it does."""
        self._work.kill()
        self._messages.put(None)
        self._work.wait()

    def _read(self) -> None:
        assert self._work.stdout  # noqa: S101 - it is a pipe
        parts: list[bytes] = []
        while chunk := self._work.stdout.read1(65536):  # type: ignore[attr-defined]
            *ends, start = chunk.split(b",")
            for end in ends:
                answer = b64decode(b"".join((*parts, end)))
                self._answers.append(json.loads(answer)["payload"])
                parts.clear()
            parts.append(start)
            if self._answers and self._answers[-1]["type"] in ("GetFiles", "Error"):
                break

    def _write(self) -> None:
        assert self._work.stdin  # noqa: S101 - likewise
        with suppress(OSError), self._work.stdin as pipe:
            for number, payload in enumerate(iter(self._messages.get, None)):
                message = json.dumps({"message_id": number, "payload": payload}).encode()
                pipe.write(b64encode(message) + b",")
                pipe.flush()


def _passages(files: Mapping[str, bytes], lang: Lang) -> dict[str, dict[str, int]]:
    """Of each page, by its name in the index: its ids, and the word that each begins with."""
    found = {}
    for path in sorted(files):
        if path.startswith(f"fragment/{lang}_"):
            page = json.loads(gzip.decompress(files[path])[_FRAGMENT:])
            name = path.removeprefix("fragment/").partition(".")[0]
            found[name] = {anchor["id"]: anchor["location"] for anchor in page["anchors"]}
    return found


def marked(html: str) -> str:
    """A page as it is given to Pagefind: words and languages told apart by signs."""
    return _FOREIGN.sub(_MARKED, _APOSTROPHE[0].sub(_APOSTROPHE[1], html))
