"""Measures the first view of each page: `make bench` prints it, and fails above the budget.

Measured in a real browser on site/, served compressed as its host does; the host's headers are
not counted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from tests.install_browser import find_browser
from tests.site.pages_server import serving

SITE = Path(__file__).parent.parent / "site"
BYTES, REQUESTS = 20_480, 4
# A browser without a window does so only when asked; one with a window has it already.
_ASK_FOR_ITS_ICON = """async () => {
  const icon = new Image();
  icon.src = document.querySelector("link[rel=icon]").href;
  await icon.decode().catch(() => {});
}"""


@dataclass(frozen=True)
class Weight:
    """A page's first view: the bytes and the requests it takes, and what did not come."""

    page: str
    size: int
    requests: int
    faults: tuple[str, ...]

    @property
    def is_within_budget(self) -> bool:
        return self.size <= BYTES and self.requests <= REQUESTS and not self.faults


def weights(browser: Browser, site: Path) -> Iterator[Weight]:
    """Each page of the site, for a reader who has nothing of it yet."""
    with serving(site) as address:
        for file in sorted(site.rglob("*.html")):
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            yield _weight(browser, address, path)


def _weight(browser: Browser, address: str, path: str) -> Weight:
    answers: list[Response] = []
    failed: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto(address + path, wait_until="networkidle")
        page.evaluate(_ASK_FOR_ITS_ICON)
        size = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
    for answer in answers:
        if answer.status != 200 or not answer.url.startswith(address):
            failed.append(f"{answer.status} {answer.url}")
    return Weight(path or "(home)", size, len(answers), tuple(failed))


def main() -> None:
    """Prints a line for each page, the heaviest first; exit 1 if one is above the budget."""
    if not SITE.is_dir():
        sys.exit("There is no site/ to weigh: make site.")
    with sync_playwright() as playwright:
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_browser(), args=as_root)
        measured = sorted(weights(browser, SITE), key=lambda weight: -weight.size)
        browser.close()
    print(f"{'bytes':>7}  requests  page")
    for weight in measured:
        over = "" if weight.is_within_budget else "  ← above the budget"
        print(f"{weight.size:7,}  {weight.requests:8}  {weight.page}{over}")
        for fault in weight.faults:
            print(f"{'':19}{fault}")
    print(f"Budget: {BYTES:,} bytes and {REQUESTS} requests, none failing.")
    sys.exit(any(not weight.is_within_budget for weight in measured))


if __name__ == "__main__":
    main()
