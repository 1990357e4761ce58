"""Serves a built site as GitHub Pages does: below /dossier/, compressed, with its 404 page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

BELOW = "/dossier/"
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv", ".jsonld")


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".jsonld": "application/ld+json",
    }

    def __init__(self, *args: object, site: Path) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers with the file, or the site's 404 page."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(BELOW):
            self._answer(404, self.site / "404.html")
            return
        file = self.site / path.removeprefix(BELOW)
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and self.site in file.resolve().parents
        self._answer(200 if found else 404, file if found else self.site / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _answer(self, status: int, file: Path) -> None:
        content = file.read_bytes()
        self.send_response(status)
        kind = self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        if file.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site's home page while it is served."""
    handler = partial(_Handler, site=site.resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
