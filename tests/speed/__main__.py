"""How fast each page is with 10,000 stored conversations, in a real browser: `python -m tests.speed`.

First paint: from opening a page's address, in a browser that has been here before, to all of the page being there.
Rerun: from asking for the page again to its being drawn anew, as after every click. Beside the seconds stands how many
times those of an empty Streamlit page they are, measured in the same run: that figure means the same on any machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from coach.cli.serve import flags
from coach.service.service import ALONE
from coach.store.engine import engine
from coach.store.people import Person, Position
from coach.views.main import PAGES
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.servers import free_port, running, serving
from tests.browser.team import team_serving
from tests.speed.full import fill
from tests.speed.paint import Cost, Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, BrowserContext

    from coach.store.sessions import Engine

EMPTY = Path(__file__).with_name("empty.py")
OWN = ("review", "today", "progress", "importing", "handbook", "own_data")
TEAM = {
    Position.AGENT: ("sessions",),
    Position.SUPERVISOR: ("review", "team", "sessions", "contests", "calibration", "handbook"),
    Position.TRAINER: ("review", "calibration"),
}


def main(conversations: int = 10_000) -> None:
    """Fill two stores, one of somebody alone and one of a team of 25, and time each page of both."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        with _empty(browser) as reference:
            for watch, title, path in _pages(browser, Path(place), conversations):
                _tell(title, watch.paints(path), reference.paints(""))
    print(f"Load: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores.")


def _pages(browser: Browser, place: Path, conversations: int) -> Iterator[tuple[Watch, str, str]]:
    """Each page with its title and path, opened by somebody who may see it, as soon as the server is at rest."""
    (place / "alone").mkdir()
    fill(_store(place / "alone"), [ALONE.person], conversations, shared=False)
    with serving(place / "alone") as address:
        yield from _opened(Watch(_context(browser).new_page(), address), "alone", OWN)
    (place / "team").mkdir()
    agents = [Person(f"agent-{n}@example.org", f"Agentti {n}", Position.AGENT, "north") for n in range(25)]
    chief = Person("sanna@example.org", "Sanna", Position.SUPERVISOR, "north")
    trainer = Person("timo@example.org", "Timo", Position.TRAINER, "north")
    fill(_store(place / "team"), agents, conversations, shared=True)
    with team_serving(place / "team", [*agents, chief, trainer]) as team:
        for who in (chief, trainer, agents[0]):
            yield from _opened(Watch(team.arrive(browser, who), team.address), who.position, TEAM[who.position])


def _opened(watch: Watch, who: str, pages: Iterable[str]) -> Iterator[tuple[Watch, str, str]]:
    first = PAGES[0].name  # it has no name of its own in the address
    for name in pages:
        watch.settle()
        yield watch, f"{who}: {name}", "" if name == first else name


@contextmanager
def _empty(browser: Browser) -> Iterator[Watch]:
    """A server of the empty page, set up like ours."""
    port = free_port()
    served = ["streamlit", "run", str(EMPTY), *flags(), "--server.port", str(port)]
    with running(served, EMPTY.parent, port, {}) as address:
        yield Watch(_context(browser).new_page(), address)


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")


def _store(folder: Path) -> Engine:
    return engine(f"sqlite:///{folder / 'coach.db'}")


def _tell(title: str, ours: tuple[Cost, Cost], empty: tuple[Cost, Cost]) -> None:
    paint, rerun = (
        f"{cost.wait_s:5.2f} s ×{cost.wait_s / none.wait_s:4.1f}, server {cost.server_s:4.2f} s"
        for cost, none in zip(ours, empty, strict=True)
    )
    sent = f"{ours[1].messages:.0f} messages, {ours[1].sent_kb:.0f} kB"
    print(f"{title:24} first paint {paint}   rerun {rerun}, {sent}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
