"""What painting a page costs: the time people wait, the server's processor, what travels to the browser."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page, WebSocket

LAST = "Coach näyttää, mitä sanottiin"  # how the last line of every page begins
_ROUNDS = 3
_AGAIN = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'r', keyCode: 82, bubbles: true}))"
_IDLE = "document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'"
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_LOOK_MS = 5
_QUIET_S, _PATIENCE_S = 0.05, 120.0
_OTHERS_CLOCK = 2  # Linux: the clock of a process, all threads together, is (~pid << 3) | 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds until the page stands, seconds of the server's processor, messages to the browser and kilobytes."""

    wait_s: float
    server_s: float
    messages: float
    sent_kb: float

    @staticmethod
    def middle(costs: Iterable[Cost]) -> Cost:
        """The median of each."""
        all_ = tuple(costs)
        return Cost(*(median(getattr(cost, each.name) for cost in all_) for each in fields(Cost)))


class Watch:
    """Watches a browser's page and the server at an address."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address, self._clock = page, address, _clock_of_server(address)
        self._messages = self._bytes = self._runs = 0
        page.on("websocket", self._listen)

    def paints(self, path: str) -> tuple[Cost, Cost]:
        """First paint and rerun of a page, each the median of some rounds after one that does not count."""
        rounds = [(self._first(path), self._again()) for _ in range(_ROUNDS + 1)][1:]
        return Cost.middle(first for first, _ in rounds), Cost.middle(again for _, again in rounds)

    def settle(self) -> None:
        """Wait until the server has nothing more to do, such as loading the second language."""
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            before = time.clock_gettime(self._clock)
            time.sleep(1.0)
            if time.clock_gettime(self._clock) - before < _QUIET_S:
                return

    def _first(self, path: str) -> Cost:
        start = self._now()
        self._page.goto(f"{self._address}/{path}", timeout=1000 * _PATIENCE_S)
        expect(self._page.get_by_text(LAST).first).to_be_visible(timeout=1000 * _PATIENCE_S)
        waited = time.perf_counter() - start[0]
        self._page.wait_for_function(_IDLE, timeout=1000 * _PATIENCE_S)
        return self._since(start, waited)

    def _again(self) -> Cost:
        """As after every click: from asking for the page again to its being drawn anew."""
        start, runs = self._now(), self._runs
        self._page.evaluate(_AGAIN)
        while self._runs == runs:
            self._page.wait_for_timeout(_LOOK_MS)
        self._page.wait_for_function(_IDLE, timeout=1000 * _PATIENCE_S)
        self._page.evaluate(_DRAWN)
        return self._since(start, time.perf_counter() - start[0])

    def _now(self) -> tuple[float, float, int, int]:
        return time.perf_counter(), time.clock_gettime(self._clock), self._messages, self._bytes

    def _since(self, start: tuple[float, float, int, int], waited: float) -> Cost:
        _, server, messages, sent = (now - then for now, then in zip(self._now(), start, strict=True))
        return Cost(waited, server, messages, sent / 1000)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._take)

    def _take(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            self._messages += 1
            self._bytes += len(frame)
            self._runs += ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"


def _clock_of_server(address: str) -> int:
    """The processor clock of the process that serves at an address of this machine."""
    port = address.rpartition(":")[2].encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it has just ended
            continue
        if port in words and int(folder.name) != os.getpid():
            return ~int(folder.name) << 3 | _OTHERS_CLOCK
    raise LookupError(address)
