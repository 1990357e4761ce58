"""What a reader does in a browser, and what goes wrong meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Request, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1440, "height": 900}


@contextmanager
def reader(browser: Browser, address: str, **wishes: Any) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what went wrong in it: console messages, errors, requests that fail or leave."""
    wrong: list[str] = []
    with browser.new_context(reduced_motion="reduce", **wishes) as context:
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: wrong.extend(failures(request)))
        page.on(
            "response",
            lambda answer: (
                None
                if answer.ok and answer.url.startswith(address)
                else wrong.append(f"{answer.status}: {answer.url}")
            ),
        )
        yield page, wrong


def failures(request: Request) -> list[str]:
    """The fault of a request, unless we left the page before it was answered."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def search(page: Page, words: str) -> None:
    """Asks as a keyboard does, and waits for the answer."""
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.locator(f'.search__results[data-query="{words}"] ul a').first.wait_for()
