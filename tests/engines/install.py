"""Finds Firefox and WebKit for `make engines`, or installs Debian's packages of them as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.install_browser import is_debian, run

PACKAGES = (
    *("dbus", "firefox-esr", "gir1.2-webkit2-4.1", "python3-gi-cairo"),
    *("webkit2gtk-driver", "xauth", "xvfb"),
)
_PRINTS = ("/usr/bin/python3", "-c", "import gi, cairo; gi.require_version('WebKit2', '4.1')")
_COMMANDS = ("WebKitWebDriver", "dbus-run-session", "xvfb-run")


def firefox() -> str:
    return shutil.which("firefox-esr") or shutil.which("firefox") or ""


def minibrowser() -> str:
    """The browser that comes with WebKit's driver."""
    return next(map(str, Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")), "")


def is_complete() -> bool:
    if not all([firefox(), minibrowser(), *map(shutil.which, _COMMANDS)]):
        return False
    return subprocess.run(_PRINTS, capture_output=True, check=False).returncode == 0


def main() -> None:
    if not is_complete() and is_debian() and os.geteuid() == 0:
        run("apt-get", "update", "--quiet")
        run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *PACKAGES)
    if not is_complete():
        sys.exit(f"Firefox and WebKit are missing; on Debian: apt-get install {' '.join(PACKAGES)}")


if __name__ == "__main__":
    main()
