"""A new trainer's way: pick a shared moment, publish an exercise; a learner answers; the trainer sees the result."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coach.reviewing import review
from coach.service.access import Actor
from coach.service.service import Service
from coach.store.engine import engine
from coach.store.people import Person, Position
from tests.browser.team import TeamPages, team_serving
from tests.conftest import conversation

pytestmark = pytest.mark.browser
AINO = Person("aino@example.org", "Aino", Position.AGENT, "north")
EERO = Person("eero@example.org", "Eero", Position.AGENT, "north")
TIMO = Person("timo@example.org", "Timo", Position.TRAINER, "north")
TALK = conversation(
    ("customer", "Lasku on taas väärin, ja soitin jo viime viikolla.", 0.25, 3.5),
    ("agent", "Teidän pitää soittaa laskutukseen.", 3.75, 6.0),
)
ANSWER = "Pahoittelen. Selvitän laskun ja soitan teille huomenna kello kymmenen."
TWO_MINUTES = 120.0


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamPages]:
    """A team whose agent Aino has shared one turn with trainers."""
    folder = tmp_path_factory.mktemp("practice")
    store = engine(f"sqlite:///{folder / 'coach.db'}")
    aino = Service(store, Actor(AINO))
    key = aino.talks.keep(TALK, review(TALK), "Lasku väärin taas")
    aino.shares.share(key, 1, Position.TRAINER, "Tästä voisi harjoitella.")
    with team_serving(folder, (AINO, EERO, TIMO)) as pages:
        yield pages


def _go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def _seen(place: Locator) -> None:
    expect(place).to_be_visible(timeout=60_000)  # a machine with much to do drafts slowly


def test_a_new_trainers_way_takes_less_than_two_minutes(browser: Browser, team: TeamPages, shots: Path) -> None:
    timo, eero = team.arrive(browser, TIMO), team.arrive(browser, EERO)
    began = time.monotonic()

    _go(timo, "Harjoitusten teko")
    _seen(timo.get_by_text("Tästä voisi harjoitella."))
    timo.screenshot(path=shots / "pick.png")
    timo.get_by_role("button", name="Tee harjoitus").first.click()
    _seen(timo.get_by_text("Harjoitus on valmis"))
    _seen(timo.get_by_role("button", name="Kokeile vastausta"))
    timo.screenshot(path=shots / "build.png", full_page=True)
    timo.get_by_role("button", name="Julkaise").click()
    _seen(timo.get_by_text("Harjoitus on julkaistu."))

    _go(eero, "Harjoittelu")
    _seen(eero.get_by_text("kouluttajalta"))
    eero.get_by_label("Vastauksesi").fill(ANSWER)
    eero.get_by_role("button", name="Vastaa").click()
    _seen(eero.get_by_text("Tämä osuu hyvin."))
    _seen(eero.get_by_text("Yksi tapa sanoa tämä"))
    eero.screenshot(path=shots / "answer.png")

    _go(timo, "Sääntöpaja")
    _go(timo, "Harjoitukset")
    _seen(timo.get_by_text("Vastauksista osui 1/1, vastaajia 1"))
    expect(timo.get_by_text("Eero")).to_have_count(0)
    timo.screenshot(path=shots / "result.png")
    assert time.monotonic() - began < TWO_MINUTES


def test_a_learner_practises_on_a_phone_in_the_dark_with_the_keyboard(
    browser: Browser, team: TeamPages, shots: Path
) -> None:
    aino = team.arrive(browser, AINO, width=390, scheme="dark")
    aino.goto(f"{team.address}/practice?lang=fi")
    answer = aino.get_by_label("Vastauksesi")
    _seen(answer)
    answer.focus()
    aino.keyboard.type("Teidän pitää soittaa laskutukseen.")
    aino.keyboard.press("Control+Enter")
    _seen(aino.get_by_role("button", name="Kokeile uudelleen"))
    assert aino.evaluate("document.documentElement.scrollWidth") <= 390
    aino.screenshot(path=shots / "phone.png", full_page=True)
