"""A running `mkdocs serve`, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.forks import started
from tests.site.workshop import ENVIRONMENT, Workshop, becomes


class Served:
    """A running `mkdocs serve`."""

    def __init__(self, workshop: Workshop, address: str, log: Path) -> None:
        self.workshop = workshop
        self.address = address
        self.log = log

    def shows(self, path: str, words: str) -> bool:
        """True if these words stand on a page, or soon will."""
        return becomes(lambda: words in self.read(path))

    def says(self, words: str) -> bool:
        """True if the server said these words, or soon will."""
        return becomes(lambda: words in self.said)

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def is_quiet(self) -> bool:
        """True if every change is followed, and nothing more is built for a good while."""
        changes, builds = "Detected file changes", "Reloading browsers"
        assert becomes(lambda: self.said.count(changes) == self.said.count(builds))
        before = self.said
        return not becomes(lambda: self.said != before, within=3)

    def read(self, path: str) -> str:
        """A page, or what is said where there is none."""
        try:
            with urlopen(self.address + path, timeout=20) as response:  # noqa: S310
                text: str = response.read().decode()
        except HTTPError as lost:
            text = lost.read().decode()
        return text


def free_host() -> str:
    """An address at which nobody listens."""
    with create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def serving(workshop: Workshop, host: str, log: Path, *options: str) -> Iterator[Served]:
    log.touch()
    command = ("-m", "mkdocs", "serve", "--dev-addr", host, *options)
    server = started(workshop.root, *command, said=log, **ENVIRONMENT)
    served = Served(workshop, f"http://{host}/dossier/", log)
    try:
        assert becomes(lambda: "Serving on" in served.said or not server.is_alive())
        assert server.is_alive(), served.said
        yield served
    finally:
        server.terminate()
        server.join(20)
