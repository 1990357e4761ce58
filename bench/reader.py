"""What a reader and an editor wait for in a large dossier, in a real browser and a real server."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from statistics import median
from tempfile import TemporaryFile
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Response, sync_playwright

from bench.programs import PYTHON, Project
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


def reload_after_save(project: Project, times: int) -> float:
    """The median seconds from saving a seed to the new page, under `mkdocs serve`."""
    with _served(project) as address:
        return median(_wait_after_save(project, address) for _ in range(times))


def _wait_after_save(project: Project, address: str) -> float:
    sleep(2)  # what was saved before is done with
    word, start = project.edit(), monotonic()
    while word not in _read(f"{address}en/page-0/"):
        if monotonic() - start > _WAIT:
            raise TimeoutError(f"{word} does not appear")
        sleep(0.02)
    return monotonic() - start


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=_WAIT) as answer:  # noqa: S310
            return str(answer.read().decode())
    except URLError:
        return ""


@contextmanager
def _served(project: Project) -> Iterator[str]:
    """The address of the site under `mkdocs serve`."""
    with create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [*PYTHON, "mkdocs", "serve", "--dev-addr", host]
    with (
        TemporaryFile() as log,
        subprocess.Popen(  # noqa: S603
            command,
            cwd=project.root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
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
            yield found
        finally:
            server.terminate()


def _address(log: int) -> str:
    said = os.pread(log, 1_000_000, 0).decode()
    found = re.search(r"Serving on (\S+)", said)
    return found[1] if found else ""
