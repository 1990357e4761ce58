"""Makes the search index with https://pagefind.app, which divides it by language itself."""

import gzip
import json
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from math import inf
from subprocess import DEVNULL, PIPE

from mkdocs.exceptions import PluginError
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from dossier.model.base import LANGS, Lang

FOLDER = "pagefind"

_ENTRY = "pagefind-entry.json"  # its languages stand in any order

_INTERFACE = re.compile(r"pagefind-(.*ui|highlight)\.")  # ours is templates/theme/assets/search.js
_CHUNK = 2**20  # bytes
_FRAGMENT = len("pagefind_dcd")  # how a page's part of an index begins

# Pagefind splits « l’activation » at no curly apostrophe, but at what follows it here. The search
# takes these signs out again, and has the words between the other two in the other language.
_ELISION = re.compile(r"’(?<=\w’)(?=(?:<[^>]*>)*\w)")
_FOREIGN = re.compile(
    r'(<(?:span|(div)(?: class="en")?) lang="[^"]+"(?: dir="rtl")?>)'
    r"([^<]*(?:<[^<]*)*?)"  # from tag to tag, as to look for the end at each character is slow
    r'((?(2)</div>(?=\s*(?:<h2|</header>|<div class="printed"|</article>))|</span>))'
)


class Indexing:
    """A running Pagefind, which gets each page as it is made and returns the files of the index.

    The protocol is that of its own packages: messages of JSON in Base64, each ended by a comma. Its
    answers are read meanwhile, so that no page waits for the one before.
    """

    def __init__(self) -> None:
        command = [str(get_executable()), "--service"]
        self._work = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603
        self._sent, self._expected = 0, inf
        self._reader = ThreadPoolExecutor(max_workers=1)
        self._last_answer = self._reader.submit(self._read)
        self._send({"type": "NewIndex", "config": {}})

    def add(self, path: str, lang: Lang, content: str) -> None:
        """Sends a page: its address or its file below the site's root, its language, the HTML of
        its article."""
        page = f'<html lang="{lang}"><article data-pagefind-body>{marked(content)}</article></html>'
        self._send({"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": page})

    def request_files(self) -> None:
        """Asks for the files of the index, once every page is sent.

        Pagefind returns them: if it writes them itself, it says so before the last bytes are there,
        and nobody reports a full disk.
        """
        self._expected = self._sent + 1
        self._send({"type": "GetFiles", "index_id": 0})

    def files(self) -> dict[str, bytes]:
        """The content of each file of the index by its path below the site's root.

        Raises PluginError if Pagefind fails.
        """
        try:
            answer = json.loads(b64decode(self._last_answer.result()))["payload"]
        except (OSError, ValueError) as error:
            raise PluginError(f"Pagefind made no search index: {error}") from None
        files = {one["path"]: b64decode(one["content"]) for one in answer["files"]}
        files = {path: content for path, content in files.items() if not _INTERFACE.match(path)}
        files[_ENTRY] = json.dumps(json.loads(files[_ENTRY]), sort_keys=True).encode()
        for lang in LANGS:
            files[f"passages-{lang}.json"] = json.dumps(_passages(files, lang)).encode()
        return {f"{FOLDER}/{path}": content for path, content in files.items()}

    def close(self) -> None:
        """Stops Pagefind, whatever it is doing."""
        self._work.kill()
        self._reader.shutdown()
        self._work.communicate()

    def _send(self, payload: Mapping[str, object]) -> None:
        message = json.dumps({"message_id": 0, "payload": payload}).encode()
        self._sent += 1
        with suppress(OSError):  # it has ended; `files` says so
            self._work.stdin.write(b64encode(message) + b",")  # type: ignore[union-attr]
            self._work.stdin.flush()  # type: ignore[union-attr]

    def _read(self) -> bytearray:
        """The last of the expected answers; nothing if Pagefind ends before.

        It is stopped then: it would keep a third of the build's memory.
        """
        answers, number = bytearray(), 0
        while number < self._expected:
            part = self._work.stdout.read1(_CHUNK)  # type: ignore[union-attr]
            if not part:
                return bytearray()
            answers += part
            number += part.count(b",")
        self._work.kill()
        return answers.rsplit(b",", 2)[-2]


def _passages(files: Mapping[str, bytes], lang: Lang) -> dict[str, dict[str, int]]:
    """The ids of each page with the position of the word that each begins with, by the page's name
    in the index."""
    found = {}
    for path in sorted(files):
        if path.startswith(f"fragment/{lang}_"):
            page = json.loads(gzip.decompress(files[path])[_FRAGMENT:])
            name = path.removeprefix("fragment/").partition(".")[0]
            found[name] = {anchor["id"]: anchor["location"] for anchor in page["anchors"]}
    return found


def marked(html: str) -> str:
    """The HTML of a page as Pagefind gets it: signs set off elisions and foreign passages."""
    divided = _ELISION.sub("’`", html)
    return _FOREIGN.sub("\\1\ue001\\3\ue002\\4", divided)
