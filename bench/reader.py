"""Measures the first search of a reader, and an editor's rebuilds, in a real browser and server."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Response, sync_playwright

from bench.programs import ENVIRONMENT, PYTHON, Project, Spent, memory
from tests.install_browser import find_browser
from tests.site.pages_server import serving

_WAIT = 120


def first_search(site: Path, words: str) -> int:
    """The bytes that the first search of a visit loads, as the host compresses them."""
    answers: list[Response] = []
    with serving(site) as address, sync_playwright() as playwright:
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_browser(), args=as_root)
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        # A context's, not a page's: what a worker loads counts, too.
        page.context.on("response", lambda answer: answers.append(answer))
        page.locator("[data-search]").click()
        page.locator("#_search input").fill(words)
        page.locator("#_search ol a").first.wait_for()
        page.wait_for_load_state("networkidle")
        size = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
        browser.close()
    return size


class Rebuild(NamedTuple):
    """An edit under `mkdocs serve`: what it took until the page was seen, and the bytes that the
    server had then."""

    spent: Spent
    memory: int


def rebuilds(project: Project, times: int) -> Iterator[Rebuild]:
    """So many edits, one after the other, of one server."""
    with _served(project) as (pid, address):
        for _ in range(times):
            yield _rebuild(project, pid, address)


def _rebuild(project: Project, pid: int, address: str) -> Rebuild:
    sleep(1)  # what was saved before is done with
    word, start, before = project.reword(), monotonic(), _processor_seconds(pid)
    while word not in _read(f"{address}en/page-0/"):
        if monotonic() - start > _WAIT:
            raise TimeoutError(f"{word} does not appear")
        sleep(0.02)
    spent = Spent(monotonic() - start, _processor_seconds(pid) - before)
    return Rebuild(spent, memory(pid))


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = map(int, fields[11:13])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=_WAIT) as answer:  # noqa: S310
            return str(answer.read().decode())
    except URLError:
        return ""


@contextmanager
def _served(project: Project) -> Iterator[tuple[int, str]]:
    """The process of `mkdocs serve`, and the address of the site."""
    with create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [*PYTHON, "mkdocs", "serve", "--dev-addr", host]
    with (
        TemporaryFile() as log,
        subprocess.Popen(  # noqa: S603
            command,
            cwd=project.root,
            env=ENVIRONMENT,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            end = monotonic() + _WAIT
            while not (found := _address(log.fileno())):
                if monotonic() > end or server.poll() is not None:
                    raise TimeoutError("mkdocs serve does not start")
                sleep(0.1)
            yield server.pid, found
        finally:
            server.terminate()


def _address(log: int) -> str:
    said = os.pread(log, 1_000_000, 0).decode()
    found = re.search(r"Serving on (\S+)", said)
    return found[1] if found else ""
