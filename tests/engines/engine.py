"""One small interface to three browser engines: what a reader does, and what is seen of it."""

from __future__ import annotations

import base64
import functools
import json
import os
import re
import shutil
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar

import websocket
from playwright.sync_api import Browser, sync_playwright
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

from tests.engines.install import firefox, minibrowser
from tests.install_browser import find_browser
from tests.site.workshop import becomes

SECONDS = 90  # for any one answer; Firefox takes long to start the first time
# Keys that write nothing, as WebDriver has them; Playwright has the names.
KEYS = {"Control": "\ue009", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
KEYS |= {"ArrowDown": "\ue015", "Shift": "\ue008"}
_MIDDLE = """(() => {
  const shown = [...document.querySelectorAll(%s)].find((one) => one.checkVisibility());
  shown.scrollIntoView({ block: "center", behavior: "instant" });
  const [{ left, right, top, bottom }] = shown.getClientRects();
  return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
})()"""


class Engine(ABC):
    """A browser with one page open."""

    name: ClassVar[str]
    narrowest: ClassVar[int] = 320
    heads: ClassVar[int | None] = None  # how many sheets of a page have a head; none: all

    @abstractmethod
    def __init__(self, folder: Path, scripts: bool = True) -> None:
        """Starts; what it keeps goes into a new folder."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None: ...

    @abstractmethod
    def open(self, address: str) -> None: ...

    @abstractmethod
    def value(self, expression: str) -> Any:
        """The value of an expression of JavaScript in the page."""

    @abstractmethod
    def click_at(self, x: int, y: int) -> None: ...

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Presses keys together."""

    @abstractmethod
    def called(self, role: str, name: str) -> int:
        """The number of elements of this role and name that assistive technology is told of."""

    @abstractmethod
    def picture(self) -> bytes:
        """A screenshot of the page, as PNG."""

    @abstractmethod
    def printed(self) -> bytes:
        """The page on paper, as PDF."""

    @abstractmethod
    def close(self) -> None: ...

    def click(self, selector: str) -> None:
        """Clicks in the middle of the first such element that is shown."""
        self.click_at(*self.value(_MIDDLE % json.dumps(selector)))

    def write(self, text: str) -> None:
        for letter in text:
            self.press(letter)


@functools.cache
def _chromium() -> Browser:
    """One for all pages: Playwright starts once in a process, and ends with it."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    playwright = sync_playwright().start()
    return playwright.chromium.launch(executable_path=find_browser(), args=arguments)


class Chromium(Engine):
    """Driven by Playwright."""

    name = "chromium"

    def __init__(self, folder: Path, scripts: bool = True) -> None:
        self._page = _chromium().new_page(java_script_enabled=scripts)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def open(self, address: str) -> None:
        self._page.goto(address)

    def value(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def click_at(self, x: int, y: int) -> None:
        self._page.mouse.click(x, y)

    def press(self, *keys: str) -> None:
        self._page.keyboard.press("+".join(keys))

    def called(self, role: str, name: str) -> int:
        return self._page.get_by_role(role, name=name, exact=True).count()  # type: ignore[arg-type]

    def picture(self) -> bytes:
        return self._page.screenshot()

    def printed(self) -> bytes:
        return self._page.pdf(format="A4")

    def close(self) -> None:
        self._page.close()


class Firefox(Engine):
    """Spoken to in WebDriver BiDi, over a web socket."""

    name = "firefox"

    def __init__(self, folder: Path, scripts: bool = True) -> None:
        setting = f'user_pref("javascript.enabled", {json.dumps(scripts)});'
        (folder / "user.js").write_text(setting, "utf-8")
        log = folder / "log"
        command = [firefox(), "--headless", "--no-remote", "--profile", str(folder)]
        with log.open("w") as said:
            self._process = subprocess.Popen(
                [*command, "--remote-debugging-port", "0"], stdout=said, stderr=said
            )
        listening = re.compile(r"BiDi listening on (ws:\S+)")
        assert becomes(lambda: bool(listening.search(log.read_text())), within=SECONDS)
        address = listening.findall(log.read_text())[0]
        self._socket = websocket.create_connection(
            f"{address}/session", timeout=SECONDS, suppress_origin=True
        )
        self._sent = 0
        self._ask("session.new", capabilities={})
        self._context = {"context": self._ask("browsingContext.create", type="tab")["context"]}

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while (answer := json.loads(self._socket.recv())).get("id") != self._sent:
            pass  # an event
        assert answer["type"] == "success", answer
        return answer["result"]

    def _do(self, kind: str, *actions: dict[str, Any]) -> None:
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self._ask("input.performActions", **self._context, actions=[source])

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", **self._context, viewport=size)

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", **self._context, url=address, wait="complete")

    def value(self, expression: str) -> Any:
        answer = self._ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression}) ?? 'null'",
            target=self._context,
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def click_at(self, x: int, y: int) -> None:
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._do("pointer", {"type": "pointerMove", "x": x, "y": y}, *press)

    def press(self, *keys: str) -> None:
        codes = [KEYS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": code} for code in codes]
        self._do("key", *down, *({"type": "keyUp", "value": code} for code in reversed(codes)))

    def called(self, role: str, name: str) -> int:
        locator = {"type": "accessibility", "value": {"role": role, "name": name}}
        found = self._ask("browsingContext.locateNodes", **self._context, locator=locator)
        return len(found["nodes"])

    def picture(self) -> bytes:
        return self._decoded("browsingContext.captureScreenshot")

    def printed(self) -> bytes:
        return self._decoded("browsingContext.print", page={"width": 21.0, "height": 29.7})

    def _decoded(self, method: str, **parameters: Any) -> bytes:
        return base64.b64decode(self._ask(method, **self._context, **parameters)["data"])

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()


class WebKit(Engine):
    """GTK's MiniBrowser, driven by Selenium; it prints by itself."""

    name = "webkit"
    narrowest, heads = 447, 1

    def __init__(self, folder: Path, scripts: bool = True) -> None:
        self._folder, self._scripts = folder, scripts
        options = webdriver.WebKitGTKOptions()
        options.binary_location = minibrowser()
        options.add_argument("--automation")
        options.add_argument(f"--enable-javascript={'true' if scripts else 'false'}")
        service = webdriver.WebKitGTKService(shutil.which("WebKitWebDriver"))
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.command_executor.client_config.timeout = SECONDS

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)
        frame = width - self.value("innerWidth"), height - self.value("innerHeight")
        self._driver.set_window_size(width + frame[0], height + frame[1])

    def open(self, address: str) -> None:
        self._driver.get(address)

    def value(self, expression: str) -> Any:
        return self._driver.execute_script(f"return {expression}")

    def click_at(self, x: int, y: int) -> None:
        chain = ActionChains(self._driver, duration=0)
        chain.w3c_actions.pointer_action.move_to_location(x, y).click()
        chain.perform()

    def press(self, *keys: str) -> None:
        chain = ActionChains(self._driver, duration=0)
        codes = [KEYS.get(key, key) for key in keys]
        for code in codes:
            chain.key_down(code)
        for code in reversed(codes):
            chain.key_up(code)
        chain.perform()

    def called(self, role: str, name: str) -> int:
        elements = self._driver.find_elements("css selector", "a, button")
        found = [one for one in elements if one.is_displayed()]
        return sum((one.aria_role, one.accessible_name) == (role, name) for one in found)

    def picture(self) -> bytes:
        return base64.b64decode(self._driver.get_screenshot_as_base64())

    def printed(self) -> bytes:
        paper = self._folder / "paper.pdf"
        scheme = self.value("document.documentElement.dataset.scheme ?? ''")
        script = Path(__file__).with_name("webkit_print.py")
        command = ["/usr/bin/python3", script, self._driver.current_url, paper, scheme]
        subprocess.run(command, check=True, timeout=SECONDS, stderr=subprocess.DEVNULL)
        return paper.read_bytes()

    def close(self) -> None:
        self._driver.quit()
