"""The whole way in a team: an agent contests and shares, a supervisor answers, prepares a talk and a goal, the agent
acknowledges, and what they bring next shows in their progress.
"""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coach.reviewing import review
from coach.service.access import Actor
from coach.service.service import Service
from coach.store.engine import engine
from coach.store.people import Person, Position
from coach.transcripts.native import to_native
from tests.browser.team import TeamPages, team_serving
from tests.conftest import conversation

pytestmark = pytest.mark.browser
AINO, SANNA, TIMO = (
    Person(f"{name}@example.org", name.title(), position, "north")
    for name, position in (("aino", Position.AGENT), ("sanna", Position.SUPERVISOR), ("timo", Position.TRAINER))
)
SHARED = conversation(
    ("customer", "Lasku on taas väärin, ja soitin jo viime viikolla.", 0.25, 3.5),
    ("agent", "Teidän pitää soittaa laskutukseen.", 3.75, 6.0),
    ("customer", "Yritin jo, kukaan ei vastaa.", 6.25, 8.5),
    ("agent", "Selvitän asian ja soitan teille huomenna kello kymmenen.", 8.75, 12.0),
)

NEXT = conversation(
    ("customer", "Hei, lasku on vieläkin väärin.", 0.25, 3.5),
    ("agent", "Ikävä kuulla. Voisitteko kertoa, mikä summa laskussa on?", 3.75, 8.0),
    ("customer", "Sata euroa, vaikka piti olla viisikymmentä.", 8.25, 11.5),
    ("agent", "Kiitos. Korjaan sen nyt heti.", 11.75, 14.0),
)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamPages]:
    """A running Coach of a team, with one conversation of Aino's in it."""
    folder = tmp_path_factory.mktemp("team")
    aino = Service(engine(f"sqlite:///{folder / 'coach.db'}"), Actor(AINO))
    aino.talks.keep(SHARED, review(SHARED), "Lasku väärin taas")
    with team_serving(folder, (AINO, SANNA, TIMO)) as pages:
        yield pages


def _open(page: Page, title: str, inside: Locator) -> None:
    """Open a folded part: while the page is still being drawn, a click may be lost."""
    page.get_by_text(title).first.wait_for(timeout=60_000)
    for _ in range(15):
        if inside.is_visible():
            return
        page.get_by_text(title).first.click()
        page.wait_for_timeout(2_000)


def _go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def test_the_whole_way(browser: Browser, team: TeamPages) -> None:
    sanna = team.arrive(browser, SANNA)
    expect(sanna.get_by_text("Täällä ei ole vielä keskusteluja")).to_be_visible(timeout=30_000)

    aino = team.arrive(browser, AINO)
    share = aino.get_by_role("button", name="Jaa", exact=True)
    _open(aino, "Merkitse ja jaa", share)
    aino.get_by_role("radio", name="Ei sovi tähän").or_(aino.get_by_role("button", name="Ei sovi tähän")).click()
    aino.get_by_label("Perustelu tai muistiinpano").fill("Asiakas pyysi suoraa neuvoa.")
    aino.get_by_role("button", name="Tallenna merkintä").click()
    expect(aino.get_by_text(re.compile("Ei sovi tähän: .*Asiakas pyysi"))).to_be_visible(timeout=30_000)
    _open(aino, "Merkitse ja jaa", share)
    share.click()
    expect(aino.get_by_text("Esihenkilölle: Koko keskustelu")).to_be_visible(timeout=30_000)

    _go(sanna, "Eri mieltä")
    expect(sanna.get_by_text("Asiakas pyysi suoraa neuvoa.")).to_be_visible(timeout=30_000)
    sanna.get_by_label("Vastauksesi agentille").fill("Totta, tässä se toimi.")
    sanna.get_by_role("button", name="Agentti on oikeassa").click()
    expect(sanna.get_by_text("Avoimia eriäviä näkemyksiä ei ole.")).to_be_visible(timeout=30_000)

    _go(sanna, "Valmennus")
    sanna.get_by_label("Hetket, joista puhutaan").click(timeout=30_000)
    sanna.get_by_role("option").nth(1).click()
    sanna.keyboard.press("Escape")
    sanna.get_by_role("button", name="Tallenna").click()
    expect(sanna.get_by_text("Aino ei ole vielä nähnyt tätä")).to_be_visible(timeout=30_000)
    sanna.get_by_label("Mitä kokeilen ja missä tilanteessa").fill("Pyydän kysymällä.")
    sanna.get_by_role("button", name="Sovi tavoite").click()
    expect(sanna.get_by_text("odottaa agentin vastausta")).to_be_visible(timeout=30_000)

    _go(aino, "Valmennus")
    aino.get_by_role("button", name="Olen nähnyt tämän").click(timeout=30_000)
    expect(aino.get_by_role("button", name="Olen nähnyt tämän")).to_have_count(0)  # the page is drawn anew
    aino.get_by_role("button", name="Sopii minulle").click(timeout=30_000)
    expect(aino.get_by_text("sovittu")).to_be_visible(timeout=30_000)
    _go(aino, "Kehitys")
    expect(aino.get_by_text("Pyydän kysymällä.")).to_be_visible(timeout=60_000)
    expect(_turns_seen(aino, 2)).to_be_attached()

    _go(aino, "Tuonti")
    file = {"name": "uusi.jsonl", "mimeType": "application/jsonl", "buffer": json.dumps(to_native(NEXT)).encode()}
    aino.locator("input[type=file]").set_input_files(file)
    aino.get_by_role("button", name="Tuo 1 keskustelu").click(timeout=60_000)
    expect(aino.get_by_text("1 keskustelu on tuotu")).to_be_visible(timeout=60_000)
    _go(aino, "Kehitys")
    expect(_turns_seen(aino, 4)).to_be_attached(timeout=60_000)


def _turns_seen(page: Page, count: int) -> Locator:
    """The points of the curves that tell how many of the agent's turns a week had."""
    return page.locator(f"[aria-label*='{count} vuoroa']").first


def test_a_trainer_sees_nothing_that_was_not_shared_with_trainers(browser: Browser, team: TeamPages) -> None:
    timo = team.arrive(browser, TIMO)
    expect(timo.get_by_text("Täällä ei ole vielä keskusteluja")).to_be_visible(timeout=30_000)
    expect(timo.get_by_text("Lasku väärin taas")).to_have_count(0)
