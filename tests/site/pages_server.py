"""Serves a folder as GitHub Pages serves a project's site."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import unquote, urlsplit

BELOW = "/dossier/"
_PACKED = (".html", ".css", ".js", ".svg", ".json", ".jsonld", ".csv", ".xml", ".txt")


@contextmanager
def serving(site: Path, late: str = "") -> Iterator[str]:
    """The address at which `site` can be read meanwhile; what is called `late` comes half a second
    late."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(site, late)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        finally:
            server.shutdown()
            thread.join()


def handler(site: Path, late: str = "") -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        """Below /dossier/: a folder by its index, 301 to its slash, else the 404 page; gzip."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = site / path.removeprefix(BELOW)
            sleep(0.5 if file.name == late else 0)
            if not path.startswith(BELOW):
                self._moved(BELOW) if path + "/" == BELOW else self._answer(404)
            elif file.is_dir() and not path.endswith("/"):
                self._moved(f"{path}/")
            elif (page := file / "index.html" if file.is_dir() else file).is_file():
                self._answer(200, page)
            else:
                self._answer(404, site / "404.html")

        def _moved(self, path: str) -> None:
            self._answer(301, location=path)

        def _answer(self, status: int, file: Path | None = None, location: str = "") -> None:
            body = file.read_bytes() if file else b""
            is_packed = "gzip" in self.headers.get("Accept-Encoding", "")
            is_packed = is_packed and file is not None and file.suffix in _PACKED
            body = gzip.compress(body, 6) if is_packed else body
            self.send_response(status)
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", self.guess_type(file) if file else "text/plain")
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler
