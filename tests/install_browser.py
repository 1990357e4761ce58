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

# Without a window's trappings the tests take two thirds of the time.
_COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_PLAYWRIGHT = (sys.executable, "-m", "playwright")


def find_browser() -> Path | None:
    """The first browser on this machine that answers; an installer's stub does not."""
    return next((path for path in _candidates() if _answers(str(path))), None)


def install_browser() -> None:
    """Installs the browser this machine can get, and what Playwright's own program lacks."""
    if is_debian() and os.geteuid() == 0:
        run("apt-get", "update", "--quiet")
        packages = ("chromium-headless-shell", "libatomic1")
        run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *packages)
    else:
        run(*_PLAYWRIGHT, "install", "chromium")


def _candidates() -> Iterator[Path]:
    yield from (Path(path) for name in _COMMANDS if (path := shutil.which(name)))
    yield Path(_MAC)
    if _answers(*_PLAYWRIGHT):
        yield _playwrights_own()


def _playwrights_own() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _answers(*command: str) -> bool:
    try:
        run = subprocess.run([*command, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def run(*command: str) -> None:
    subprocess.run(command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


def main() -> None:
    """Prints the path of a browser that answers, installed now if there was none."""
    if not _answers(*_PLAYWRIGHT) or find_browser() is None:
        install_browser()
    print(find_browser() or sys.exit("The installed browser does not answer."))


if __name__ == "__main__":
    main()
