"""The pages of a team, without a browser: what supervisors and agents read on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from coach.cli.serve import VIEWS
from coach.reviewing import review
from coach.service.access import Actor
from coach.service.service import Service
from coach.store.coaching import Moment
from coach.store.engine import default_url, engine
from coach.store.marks import About, Decision, Verdict
from coach.store.people import Person, Position
from coach.views import library, who
from tests.service.test_service import TALK
from tests.views.test_review_page import database

__all__ = ["database"]

AINO, SANNA, TIMO = (
    Person(f"{name}@example.org", name.title(), position, "north")
    for name, position in (("aino", Position.AGENT), ("sanna", Position.SUPERVISOR), ("timo", Position.TRAINER))
)
Opens = Callable[[str, Person], AppTest]


def of(person: Person) -> Service:
    return Service(engine(default_url()), Actor(person))


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> Opens:
    """Opens a page as one of the team."""

    def opened(name: str, person: Person) -> AppTest:
        for module in (library, who):
            monkeypatch.setattr(module, "actor", lambda: Actor(person))
        page = AppTest.from_file(str(VIEWS / f"{name}.py"), default_timeout=120).run()
        assert not page.exception
        return page

    return opened


@pytest.fixture(scope="module")
def shared(database: None) -> tuple[int, ...]:
    """Conversations of Aino's that supervisors may see."""
    aino, made = of(AINO), review(TALK)
    keys = tuple(aino.talks.keep(replace(TALK, id=f"talk-{n}"), made, f"Lasku {n}") for n in range(6))
    for key in keys:
        aino.shares.share(key, None, Position.SUPERVISOR)
    return keys


def html(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))


def texts(page: AppTest) -> str:
    return "\n".join(each.value for each in (*page.markdown, *page.text, *page.caption, *page.info))


@pytest.mark.parametrize(
    ("count", "told"),
    [(6, "sama arvio 6/6 keskustelussa. Kaikki arvioivat koko ajan samoin"), (1, "liian vähän päätelmiin")],
)
def test_a_calibration_says_on_how_many_conversations_it_rests(
    opens: Opens, shared: tuple[int, ...], count: int, told: str
) -> None:
    sanna, timo = of(SANNA), of(TIMO)
    held = sanna.calibration.begin(f"Kierros {count}", shared[:count], ("command",))
    for key in shared[:count]:
        for rater in (sanna, timo):
            rater.calibration.rate(held, key, "command", seen=True)
    sanna.calibration.close(held)
    page = opens("calibration", TIMO)
    assert told in html(page)
    assert "Krippendorff" in texts(page)


def test_a_round_without_a_name_is_not_opened_and_says_what_is_missing(opens: Opens, shared: tuple[int, ...]) -> None:
    before = len(of(SANNA).calibration.rounds())
    page = opens("calibration", SANNA)
    next(each for each in page.button if each.label == "Avaa kierros").click().run()
    assert "tarvitsee nimen" in page.warning[0].value
    assert len(of(SANNA).calibration.rounds()) == before


@pytest.mark.parametrize(("name", "person"), [("calibration", SANNA), ("sessions", SANNA), ("shelf", TIMO)])
def test_fields_speak_the_language_of_the_page(
    opens: Opens, shared: tuple[int, ...], name: str, person: Person
) -> None:
    fields = opens(name, person).multiselect
    assert fields
    assert {each.placeholder for each in fields} == {"Valitse"}


def test_rules_are_named_by_their_titles_where_agents_have_judged_them(opens: Opens, shared: tuple[int, ...]) -> None:
    of(AINO).marks.mark(shared[0], About("dismissal-canned", "dismissal", 1, 0), Verdict.NOT_HERE, "Asiakas pyysi.")
    page = opens("contests", SANNA)
    assert "Agentin perustelu: Asiakas pyysi." in texts(page)
    assert "Lasku 0, vuoro 2" in [each.label for each in page.button]
    next(each for each in page.button if each.label == "Agentti on oikeassa").click().run()
    [contest] = of(SANNA).marks.contests(open_only=False)
    assert contest.decision is Decision.ACCEPT
    assert "1 arvioidusta havainnosta 0 oli kohdallaan" in html(page)
    assert "dismissal-canned" not in html(page)


def test_a_conversation_counts_as_opened_only_when_somebody_prepares_a_session(
    opens: Opens, shared: tuple[int, ...]
) -> None:
    of(SANNA).coaching.prepare(AINO.id, ())
    before = of(AINO).own_data.seen_by()
    page = opens("sessions", SANNA)
    assert "Valmistele valmennuskeskustelu" in [each.label for each in page.expander]
    assert of(AINO).own_data.seen_by() == before


def test_a_session_says_with_whom_it_is_and_what_waits_for_whom(opens: Opens, shared: tuple[int, ...]) -> None:
    sanna = of(SANNA)
    held = sanna.coaching.prepare(AINO.id, (Moment(shared[0], 0),), "Hyvä alku.")
    sanna.coaching.agree(held, "thanks", "Kiitän odottamisesta.", date(2030, 1, 7))
    hers = opens("sessions", SANNA)
    assert "Aino ei ole vielä nähnyt tätä" in texts(hers)
    assert "7.1.2030 mennessä · odottaa agentin vastausta" in html(hers)
    assert TALK.turns[1].text in html(hers), "a customer's turn comes with the answer it got"
    theirs = opens("sessions", AINO)
    assert "Sanna" in texts(theirs)
    assert "nähnyt tätä" not in texts(theirs)
    assert "odottaa vastaustasi" in html(theirs)


def test_who_has_opened_conversations_is_told_by_name_and_day(opens: Opens, shared: tuple[int, ...]) -> None:
    for key in shared[:2]:
        of(SANNA).talks.open(key)
    told = html(opens("own_data", AINO))
    assert "Sanna: " in told
    assert SANNA.id not in told


def test_somebody_with_no_conversations_is_shown_the_way_to_bring_one(opens: Opens) -> None:
    new = Person("uusi@example.org", "Uusi", Position.AGENT, "south")
    for name in ("today", "progress"):
        assert "Tuo keskusteluja" in [each.label for each in opens(name, new).button]
