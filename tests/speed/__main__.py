"""How fast each page is with 10,000 stored conversations, in a real browser: `python -m tests.speed`.

First paint: from opening a page's address, in a browser that has been here before, to all of the page being there.
Rerun: from asking for the page again to its being drawn anew, as after every click.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from coach.service.service import ALONE
from coach.store.engine import engine
from coach.store.people import Person, Position
from coach.views.main import PAGES
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.servers import serving
from tests.browser.team import team_serving
from tests.speed.full import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROUNDS = 3
LAST = "Coach näyttää, mitä sanottiin"  # how the last line of every page begins
OWN = ("review", "today", "progress", "importing", "handbook", "own_data")
TEAM = {
    Position.AGENT: ("sessions",),
    Position.SUPERVISOR: ("review", "team", "sessions", "contests", "calibration", "handbook"),
    Position.TRAINER: ("review", "calibration"),
}
AGAIN = """() => new Promise((done) => {
  const app = document.querySelector('[data-testid=stApp]'), begun = performance.now()
  let ran = false
  const look = () => {
    const running = app.dataset.testScriptState === 'running'
    ran ||= running
    if (ran && !running) { done(performance.now() - begun); watch.disconnect() }
  }
  const watch = new MutationObserver(look)
  watch.observe(app, {attributes: true})
  setTimeout(() => done(NaN), 20000)
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'r', code: 'KeyR', keyCode: 82, bubbles: true}))
})"""


def main(conversations: int = 10_000) -> None:
    """Fill two stores, one of somebody alone and one of a team of 25, and time each page of both."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        for title, first, again in _timed(browser, Path(place), conversations):
            print(f"{title:28} first paint {first:5.2f} s   rerun {again:5.2f} s", flush=True)


def _timed(browser: Browser, place: Path, conversations: int) -> Iterator[tuple[str, float, float]]:
    folder = place / "alone"
    folder.mkdir()
    fill(_store(folder), [ALONE.person], conversations, shared=False)
    with serving(folder) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI").new_page()
        for name in OWN:
            yield (f"alone: {name}", *_paints(page, f"{address}/{_path(name)}"))
    folder = place / "team"
    folder.mkdir()
    agents = [Person(f"agent-{n}@example.org", f"Agentti {n}", Position.AGENT, "north") for n in range(25)]
    chief = Person("sanna@example.org", "Sanna", Position.SUPERVISOR, "north")
    trainer = Person("timo@example.org", "Timo", Position.TRAINER, "north")
    fill(_store(folder), agents, conversations, shared=True)
    with team_serving(folder, [*agents, chief, trainer]) as team:
        for who in (chief, trainer, agents[0]):
            page = team.arrive(browser, who)
            for name in TEAM[who.position]:
                yield (f"{who.position}: {name}", *_paints(page, f"{team.address}/{_path(name)}"))


def _path(name: str) -> str:
    return "" if name == PAGES[0].name else name  # the first page has no name of its own


def _store(folder: Path):  # type: ignore[no-untyped-def]
    return engine(f"sqlite:///{folder / 'coach.db'}")


def _paints(page: Page, address: str) -> tuple[float, float]:
    """Seconds to the first paint and to a rerun, the medians of some rounds after one that does not count."""
    first, again = [], []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        page.goto(address)
        expect(page.get_by_text(LAST).first).to_be_visible(timeout=120_000)
        first.append(time.perf_counter() - begun)
        page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'")
        again.append(page.evaluate(AGAIN) / 1000)
    return median(first[1:]), median(again[1:])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
