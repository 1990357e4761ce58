"""Lighthouse's scores of each page on a phone, the median of three runs.

    python -m bench.lighthouse [PATH …]     without paths, every page of site/

`npx lighthouse` runs them, with the browser of the tests: npm fetches it, so that none of it is
among what the site is built from. Exit 1 if a page is below what the project wants.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.weights import SITE
from tests.install_browser import find_browser
from tests.site.pages_server import serving

RUNS = 3
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
_COMMAND = ["npx", "--yes", "lighthouse", "--quiet"]


def scores(address: str) -> dict[str, float]:
    """The median of each category's scores, out of a hundred."""
    runs = [_run(address) for _ in range(RUNS)]
    return {name: median(run[name] for run in runs) for name in WANTED}


def _run(address: str) -> dict[str, float]:
    flags = "--headless --no-sandbox" if os.geteuid() == 0 else "--headless"
    categories = f"--only-categories={','.join(WANTED)}"
    asked = [address, "--output=json", categories, f"--chrome-flags={flags}"]
    answer = subprocess.run(  # noqa: S603
        [*_COMMAND, *asked],
        capture_output=True,
        check=True,
        env=os.environ | {"CHROME_PATH": str(find_browser())},
    )
    found = json.loads(answer.stdout)["categories"]
    return {name: 100 * (found[name]["score"] or 0) for name in WANTED}


def main(paths: list[str]) -> None:
    """Prints a line for each page, and what is below the aim."""
    if not SITE.is_dir():
        sys.exit("There is no site/ to look at: make site.")
    files = sorted(SITE.rglob("index.html"))
    pages = paths or [_address(file) for file in files]
    is_good = True
    print("".join(f"{name:>16}" for name in WANTED), " page")
    with serving(SITE) as address:
        for page in pages:
            found = scores(address + page)
            below = [name for name, least in WANTED.items() if found[name] < least]
            is_good = is_good and not below
            line = "".join(f"{found[name]:16.0f}" for name in WANTED)
            print(
                line, f" {page or '(home)'}", f"← {', '.join(below)}" if below else "", flush=True
            )
    sys.exit(not is_good)


def _address(file: Path) -> str:
    """The address of a page below that of the site."""
    return file.relative_to(SITE).as_posix().removesuffix("index.html")


if __name__ == "__main__":
    main(sys.argv[1:])
