"""Every page as each position sees it: no axe violation, light and dark, and on a phone nothing runs off the side.

`COACH_SHOTS=folder` keeps a picture of each, and looks in all four ways; without it a wide light and a narrow dark look
stand for them.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from coach.service.access import Actor
from coach.service.service import ALONE, Service
from coach.store.coaching import Moment
from coach.store.conversations import Wanted
from coach.store.engine import engine
from coach.store.marks import About, Verdict
from coach.store.people import Person, Position
from coach.store.sessions import Engine
from coach.views.main import PAGES
from tests.browser.servers import serving
from tests.browser.team import TeamPages, team_serving
from tests.speed.full import fill

pytestmark = pytest.mark.browser
LAST = "Coach näyttää, mitä sanottiin"  # how the last line of every page begins
AGENTS = [Person(f"agentti-{n}@example.org", f"Agentti {n}", Position.AGENT, "north") for n in range(1, 7)]
CHIEF = Person("sanna@example.org", "Sanna", Position.SUPERVISOR, "north")
TRAINER = Person("timo@example.org", "Timo", Position.TRAINER, "north")
ALL_LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
LOOKS = ALL_LOOKS if os.environ.get("COACH_SHOTS") else ALL_LOOKS[::3]
WIDEST = """Math.max(...[...document.querySelectorAll('[data-testid=stMain], html')].map(node => node.scrollWidth))"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("alone")
    store = engine(f"sqlite:///{folder / 'coach.db'}")
    fill(store, [ALONE.person], 60, shared=False)
    Service(store).coaching.set_goal("follow-up", "Kysyn vielä yhden kysymyksen.", date(2030, 1, 7))
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamPages]:
    folder = tmp_path_factory.mktemp("team")
    store = engine(f"sqlite:///{folder / 'coach.db'}")
    fill(store, AGENTS, 60, shared=True)
    _coached(store)
    with team_serving(folder, [*AGENTS, CHIEF, TRAINER]) as pages:
        yield pages


def _coached(store: Engine) -> None:
    """A contest, a session with a goal, an open and a closed round of calibration."""
    agent, chief, trainer = (Service(store, Actor(person)) for person in (AGENTS[0], CHIEF, TRAINER))
    keys = [one.key for one in agent.talks.listed(Wanted(count=5))]
    found = next(finding for finding in agent.talks.reviews(keys[0])[-1]["findings"] if finding["kind"] == "concern")
    about = About(found["rule"], found["behaviour"], found["turn"], found["span"][0])
    agent.marks.mark(keys[0], about, Verdict.NOT_HERE, "Asiakas oli jo sanonut tämän.")
    session = chief.coaching.prepare(AGENTS[0].id, (Moment(keys[0], found["turn"]),), "Hyvä alku.")
    chief.coaching.agree(session, "follow-up", "Kysyn vielä yhden kysymyksen.", date(2030, 1, 7))
    for title in ("Tammikuu", "Helmikuu"):
        held = chief.calibration.begin(title, tuple(keys[:2]), ("command", "blame"))
        for rater in (chief, trainer):
            rater.calibration.rate(held, keys[0], "command", seen=True)
    chief.calibration.close(held)


def _ready(page: Page) -> None:
    expect(page.get_by_text(LAST).first).to_be_visible(timeout=60_000)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'")


def _unfold(page: Page) -> None:
    """Open every folded part, so that what is in it is looked at, too."""
    folded = page.locator("[data-testid=stExpander] details:not([open]) > summary")
    folded.evaluate_all("all => all.forEach(each => each.click())")
    page.wait_for_timeout(600)  # they glide open
    _ready(page)


def _wrong(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    wrong = [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]
    wide = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain], html')].map(n => n.scrollWidth))"
    )
    width = page.viewport_size["width"]  # type: ignore[index]
    return wrong + ([f"{wide} px wide"] if wide > width else [])


def _look(page: Page, address: str, names: list[str], who: str, shots: Path) -> dict[str, list[str]]:
    """What is wrong with each page."""
    wrong = {}
    for name in names:
        page.goto(f"{address}/{'' if name == PAGES[0].name else name}?lang=fi")  # the first page has no name
        _ready(page)
        width, scheme = page.viewport_size["width"], page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")  # type: ignore[index]
        file = f"{name}-{who}-{width}-{'dark' if scheme else 'light'}.png"
        page.screenshot(path=shots / file, full_page=False)
        _unfold(page)
        if found := _wrong(page):
            wrong[name] = found
    return wrong


def _nothing(wrong: dict[str, list[str]]) -> None:
    assert not wrong, "\n".join(f"{name}: {each}" for name, all_ in wrong.items() for each in all_)


@pytest.fixture
def gallery(tmp_path: Path) -> Path:
    return Path(os.environ.get("COACH_SHOTS") or tmp_path)


def _names(keep: Callable[..., bool]) -> list[str]:
    return [page.name for page in PAGES if keep(page)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_alone(browser: Browser, alone: str, gallery: Path, look: tuple[int, str]) -> None:
    width, scheme = look
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="fi-FI", color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    names = _names(lambda each: each.alone and Position.AGENT in each.positions)
    _nothing(_look(page, alone, names, "alone", gallery))
    context.close()


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("who", [AGENTS[0], CHIEF, TRAINER], ids=lambda who: who.position.value)
def test_in_a_team(browser: Browser, team: TeamPages, gallery: Path, who: Person, look: tuple[int, str]) -> None:
    page = team.arrive(browser, who, width=look[0], scheme=look[1])
    names = _names(lambda each: who.position in each.positions)
    _nothing(_look(page, team.address, names, who.position.value, gallery))
    page.context.close()
