"""One browser for all browser tests, a server for each module; without chromium they are skipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.servers import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Coach; each module has its own, so none sees what another left."""
    with serving(tmp_path_factory.mktemp("store")) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str) -> "Pages":
    return Pages(browser, address)


class Pages:
    """Opens the page as somebody with a browser of some language and size would."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self.requests: list[str] = []

    def open(self, path: str = "/", *, locale: str = "fi-FI", width: int = 1280, scheme: str = "light") -> Page:
        page = self._browser.new_context(
            viewport={"width": width, "height": 900},
            locale=locale,
            color_scheme=scheme,  # type: ignore[arg-type]
            permissions=["clipboard-read", "clipboard-write"],
        ).new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self._address + path)
        page.locator(".coach .turn").first.wait_for()
        return page


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    return tmp_path
