"""Finds a Chromium or Chrome for the tests, or installs one, and prints where it is.

An installed one is taken; else, as root on Debian, the distribution's package is installed;
else Playwright downloads its own.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> Path | None:
    """The first browser on this machine that answers; an installer's stub does not."""
    return next((path for path in _candidates() if _answers(path)), None)


def install_browser() -> None:
    """Installs the browser this machine can get."""
    if _is_debian() and os.geteuid() == 0:
        _run("apt-get", "update", "--quiet")
        _run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium")
    else:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _candidates() -> Iterator[Path]:
    yield from (Path(path) for name in _COMMANDS if (path := shutil.which(name)))
    yield Path(_MAC)
    yield _playwrights_own()


def _playwrights_own() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _answers(path: Path) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


def main() -> None:
    """Prints the path of a browser that answers, installed now if there was none."""
    if find_browser() is None:
        install_browser()
    print(find_browser() or sys.exit("The installed browser does not answer."))


if __name__ == "__main__":
    main()
