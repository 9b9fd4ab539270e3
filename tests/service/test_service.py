"""The service on both databases: what comes back, who sees what, and that nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from coach import handbook
from coach.handbook import HandbookError
from coach.model import Channel, CoachError, Language
from coach.reviewing import review
from coach.service.access import Actor, RefusedError
from coach.service.coaching import GoalError
from coach.service.handbooks import OvertakenError, wrong_with
from coach.service.service import ALONE, Service
from coach.store.coaching import Moment
from coach.store.conversations import ForgottenError, Wanted, fingerprint
from coach.store.marks import About, Decision, Verdict
from coach.store.people import Person, Position
from coach.store.reviews import difference
from coach.store.sessions import writing
from coach.store.tables import StoredConversation
from tests.conftest import conversation

TALK = conversation(
    ("customer", "Lasku on taas väärin.", 0.25, 2.5),
    ("agent", "Teidän pitää soittaa laskutukseen.", 2.75, 5.0),
    ("customer", "Yritin jo, kukaan ei vastaa.", 5.25, 7.5),
    ("agent", "Selvitän asian ja soitan teille huomenna.", 7.75, 10.0),
)


def who(database, id: str, position: Position = Position.AGENT, team: str = "north") -> Service:
    return Service(database, Actor(Person(id, id.title(), position, team)))


@pytest.fixture
def aino(database):
    return who(database, "aino")


@pytest.fixture
def sanna(database):
    return who(database, "sanna", Position.SUPERVISOR)


@pytest.fixture
def timo(database):
    return who(database, "timo", Position.TRAINER)


def test_the_teams_balance_is_shown_from_five_people_on(database):
    def shared(id, ratio):
        agent = who(database, id)
        made = review(TALK)
        key = agent.talks.keep(TALK, replace(made, figures=replace(made.figures, listen_to_talk=ratio)))
        agent.shares.share(key, None, Position.SUPERVISOR)
        return agent

    few = [shared(f"agent-{n}", float(n)) for n in range(1, 5)][-1].team.balance("phone")
    assert (few.conversations, few.people, few.quartiles) == (4, 4, None)
    one = shared("agent-5", 5.0)
    assert one.team.balance("phone").quartiles == (2.0, 3.0, 4.0)
    assert one.team.balance("chat").conversations == 0
    assert who(database, "other", team="south").team.balance("phone").conversations == 0


def test_somebody_alone_sees_the_balance_of_their_own_without_samples(database):
    mine = Service(database, ALONE)
    for n in range(1, 7):
        made = review(replace(TALK, id=f"talk-{n}"))
        mine.talks.keep(made.conversation, replace(made, figures=replace(made.figures, listen_to_talk=float(n))))
    assert mine.team.balance("phone").conversations == 6
    without = mine.team.balance("phone", frozenset({"talk-6"}))
    assert (without.people, without.quartiles) == (1, (2.0, 3.0, 4.0))


def test_a_conversation_comes_back_as_it_was(aino):
    key = aino.talks.add(TALK, "Lasku", {"phone": 2})
    back = aino.talks.open(key).conversation
    assert [(t.speaker, t.text, t.time) for t in back.turns] == [(t.speaker, t.text, t.time) for t in TALK.turns]
    assert (back.id, back.language, back.channel) == (TALK.id, TALK.language, TALK.channel)
    assert [one.title for one in aino.talks.listed()] == ["Lasku"]


def test_two_owners_with_the_same_transcript_id_do_not_touch_each_other(aino, database):
    eero = who(database, "eero")
    first = aino.talks.add(TALK, "Oma")
    second = eero.talks.add(TALK, "Toisen")
    assert first != second
    assert [one.title for one in aino.talks.listed()] == ["Oma"]


def test_the_list_is_searched_filtered_and_cut_into_stretches(aino):
    for n in range(7):
        aino.talks.add(replace(TALK, id=f"talk-{n}", channel=Channel.CHAT if n % 2 else Channel.PHONE), f"Puhelu {n}")
    assert aino.talks.count() == 7
    assert [one.title for one in aino.talks.listed(Wanted(words="lu 3"))] == ["Puhelu 3"]
    assert aino.talks.count(Wanted(channel=Channel.CHAT)) == 3
    assert aino.talks.count(Wanted(words="LASKUTUKSEEN")) == 7
    assert aino.talks.count(Wanted(words="laskutukseen", channel=Channel.PHONE)) == 4
    aino.talks.keep(replace(TALK, id="talk-3"), review(TALK), "Puhelu 3")
    found = Wanted(behaviour=review(TALK).findings[0].behaviour)
    assert [one.title for one in aino.talks.listed(found)] == ["Puhelu 3"]
    pages = [aino.talks.listed(Wanted(first=first, count=3)) for first in (0, 3, 6)]
    assert sorted(one.title for page in pages for one in page) == [f"Puhelu {n}" for n in range(7)]


def test_the_same_content_is_known_again_whatever_its_id(aino):
    aino.talks.add(TALK)
    same, other = fingerprint(replace(TALK, id="copy")), fingerprint(replace(TALK, turns=TALK.turns[:2]))
    assert aino.talks.known({same, other}) == {same}


def test_a_new_review_keeps_the_old_one_and_the_difference_shows(aino):
    key = aino.talks.keep(TALK, review(TALK))
    strict = handbook.load().with_values({"findings.confidence_floor": "0.99"})
    aino.talks.keep_review(key, review(TALK, strict))
    aino.talks.keep_review(key, review(TALK, strict))
    old, new = aino.talks.reviews(key)
    gone, come = difference(old, new)
    assert gone
    assert not come
    assert sum(aino.talks.tallied()[0].counts.values()) == len(new["findings"]) < len(old["findings"])


def test_what_another_handbook_reviewed_is_outdated(aino):
    made = review(TALK)
    key = aino.talks.keep(TALK, made)
    assert aino.talks.outdated(made.versions.rulebook, made.versions.handbook) == ()
    assert aino.talks.outdated(made.versions.rulebook, "other") == (key,)


def test_nobody_else_sees_a_conversation_until_it_is_shared(aino, sanna, timo, database):
    key = aino.talks.keep(TALK, review(TALK))
    for other in (sanna, timo, who(database, "eero")):
        with pytest.raises(RefusedError):
            other.talks.open(key)
    assert sanna.talks.shown() == ()
    aino.shares.share(key, None, Position.SUPERVISOR)
    assert [one.key for one in sanna.talks.shown()] == [key]
    assert sanna.talks.open(key).conversation.turns == aino.talks.open(key).conversation.turns
    with pytest.raises(RefusedError):
        timo.talks.open(key)
    with pytest.raises(RefusedError):
        who(database, "sirpa", Position.SUPERVISOR, "south").talks.open(key)
    aino.shares.withdraw(key, None, Position.SUPERVISOR)
    with pytest.raises(RefusedError):
        sanna.talks.open(key)


def test_of_a_shared_turn_only_it_and_the_one_before_are_seen(aino, timo):
    key = aino.talks.keep(TALK, review(TALK))
    aino.shares.share(key, 1, Position.TRAINER, "Tästä voisi harjoitella.")
    seen = timo.talks.open(key)
    assert [turn.text for turn in seen.conversation.turns] == [TALK.turns[0].text, TALK.turns[1].text, "…", "…"]
    assert {finding["turn"] for finding in timo.talks.reviews(key)[-1]["findings"]} <= {0, 1}
    assert [moment.note for moment in timo.shares.moments()] == ["Tästä voisi harjoitella."]


def test_a_contest_is_answered_and_counts_in_the_rules_precision(aino, sanna):
    key = aino.talks.keep(TALK, review(TALK))
    about = About("command", "command", 1, 0)
    aino.marks.mark(key, about, Verdict.NOT_HERE, "Asiakas pyysi numeroa.")
    assert sanna.marks.contests() == ()
    aino.shares.share(key, 1, Position.SUPERVISOR)
    [contest] = sanna.marks.contests()
    sanna.marks.decide(contest.id, Decision.ACCEPT, "Olet oikeassa.")
    assert aino.marks.marks(key)[0].answer == "Olet oikeassa."
    assert aino.marks.precisions()["command"].share == 0.0
    aino.marks.mark(key, about, Verdict.AGREE)
    assert aino.marks.precisions()["command"].share == 1.0


def test_a_session_becomes_a_goal_that_the_agent_accepts(aino, sanna):
    key = aino.talks.keep(TALK, review(TALK))
    with pytest.raises(RefusedError):
        sanna.coaching.prepare("aino", (Moment(key, 1),))
    aino.shares.share(key, None, Position.SUPERVISOR)
    session = sanna.coaching.prepare("aino", (Moment(key, 1, "pyyntö"),), "Puhutaan pyynnöistä.")
    goal = sanna.coaching.agree(session, "softener", "Pyydän kysymällä.", date(2030, 1, 31))
    assert aino.coaching.goals()[0].accepted_at is None
    aino.coaching.acknowledge(session)
    aino.coaching.accept(goal)
    assert sanna.coaching.session(session).seen_at is not None
    assert sanna.coaching.goals()[0].accepted_at is not None
    sanna.coaching.write_notes(session, "Lisäys.")
    assert sanna.coaching.session(session).seen_at is None


def test_a_goal_set_alone_stays_ones_own_and_needs_words(aino, sanna):
    aino.coaching.set_goal("follow-up", "Kysyn vielä kerran.", date(2030, 1, 31))
    assert sanna.coaching.goals() == ()
    with pytest.raises(GoalError):
        aino.coaching.set_goal("follow-up", "  ", date(2030, 1, 31))
    with pytest.raises(GoalError):
        aino.coaching.set_goal("charm", "Hymyilen.", date(2030, 1, 31))


def test_weeks_begin_on_monday_at_midnight_utc_and_hold_what_their_reviews_count(aino, database):
    sunday = datetime(2030, 3, 3, 23, 59, 59, 600_000, tzinfo=UTC)
    for n, at in enumerate((sunday, sunday + timedelta(seconds=1), sunday + timedelta(days=6), sunday)):
        key = aino.talks.keep(replace(TALK, id=f"talk-{n}"), review(TALK))
        with writing(database) as session:
            session.execute(update(StoredConversation).filter_by(key=key).values(added_at=at))
    [first, second] = aino.talks.weekly(sunday - timedelta(days=30))
    assert (first.monday, second.monday) == (date(2030, 2, 25), date(2030, 3, 4))
    assert (first.conversations, first.agent_turns, second.conversations) == (2, 4, 2)
    assert first.counts == second.counts == {name: 2 * n for name, n in aino.talks.tallied(newest=1)[0].counts.items()}
    assert [week.monday for week in aino.talks.weekly(sunday + timedelta(days=1))] == [date(2030, 3, 4)]


def test_a_team_figure_is_shown_from_five_people_on(database, sanna):
    made = review(TALK)
    for n in range(5):
        agent = who(database, f"agent-{n}")
        key = agent.talks.keep(TALK, made)
        agent.shares.share(key, None, Position.SUPERVISOR)
        picture = sanna.team.picture()
        assert (picture.per_100 is not None) is (n == 4)
    assert picture.per_100["ownership"] > 0
    picked = sanna.team.pick()
    assert len({each.key for each in picked}) == len(picked) == 5


def test_a_handbook_is_checked_before_it_is_taken_into_use(sanna, aino):
    with pytest.raises(HandbookError, match="grace_s must be a number"):
        sanna.handbooks.take_into_use('[listening]\ngrace_s = "long"', "kokeilu")
    sanna.handbooks.take_into_use("[listening]\ngrace_s = 0.8", "Linjalla on viivettä.")
    assert aino.handbooks.in_use().listening.grace_s == 0.8
    assert aino.handbooks.history()[0].note == "Linjalla on viivettä."


def test_a_rule_that_is_often_contested_goes_silent_by_itself(aino, sanna):
    key = aino.talks.keep(TALK, review(TALK))
    for n in range(9):
        aino.marks.mark(key, About("command", "command", 1, n), Verdict.NOT_HERE)
    assert "command" not in sanna.handbooks.in_use().rules.silent
    before = sanna.handbooks.stamp()
    aino.marks.mark(key, About("command", "command", 1, 9), Verdict.NOT_HERE)
    assert sanna.handbooks.stamp() != before
    assert "command" in sanna.handbooks.in_use().rules.silent
    assert "command" not in {finding.rule for finding in review(TALK, aino.handbooks.in_use()).findings}


def test_ratings_are_blind_until_the_round_is_closed(database, aino, sanna, timo):
    made = review(TALK)
    keys = tuple(aino.talks.keep(replace(TALK, id=f"talk-{n}"), made) for n in range(4))
    for key in keys:
        aino.shares.share(key, None, Position.SUPERVISOR)
    round_id = sanna.calibration.begin("Marraskuu", keys, ("command",))
    assert not hasattr(timo.calibration.to_rate(round_id, keys[0]), "findings")
    for n, key in enumerate(keys):
        sanna.calibration.rate(round_id, key, "command", seen=n < 2)
        timo.calibration.rate(round_id, key, "command", seen=n < 2)
    assert sanna.calibration.agreement(round_id) == ()
    sanna.calibration.close(round_id)
    [agreed] = sanna.calibration.agreement(round_id)
    assert agreed.people.value == 1.0
    assert agreed.with_tool.value < 1.0
    with pytest.raises(RefusedError):
        timo.calibration.rate(round_id, keys[0], "command", seen=True)


def test_ones_own_data_is_taken_along_and_erased(aino, sanna):
    key = aino.talks.keep(TALK, review(TALK))
    aino.shares.share(key, None, Position.SUPERVISOR)
    sanna.talks.open(key)
    assert [(deed.who, deed.what) for deed in aino.own_data.seen_by()] == [("sanna", "open")]
    taken = aino.own_data.export()
    assert "Lasku on taas väärin." in taken["conversations"][0]["native"]
    aino.own_data.erase()
    assert sanna.talks.shown() == ()
    assert aino.own_data.export()["conversations"] == []


def test_the_clock_forgets_words_first_and_figures_later(aino):
    keep = handbook.load().retention
    key = aino.talks.keep(TALK, review(TALK))
    counts = aino.talks.tallied()[0].counts
    later = datetime.now(UTC) + timedelta(days=40)
    assert aino.own_data.expire(keep, later)["transcripts"] == 1
    with pytest.raises(ForgottenError, match="figures remain"):
        aino.talks.open(key)
    assert "väärin" not in str(aino.own_data.export())
    assert aino.talks.tallied()[0].counts == counts
    aino.own_data.expire(keep, later + timedelta(days=400))
    assert aino.talks.tallied() == ()


def test_sessions_at_the_same_time_lose_nothing(database):
    def write(n: int) -> None:
        mine = who(database, f"agent-{n}")
        for i in range(25):
            mine.talks.add(replace(TALK, id=f"talk-{i}"))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write, range(20)))
    assert sum(who(database, f"agent-{n}").talks.count() for n in range(20)) == 500


def test_who_is_alone_has_everything_of_their_own(database):
    mine = Service(database, ALONE)
    key = mine.talks.add(TALK)
    assert mine.talks.open(key).own
    assert mine.handbooks.take_into_use("[team]\nname = 'Minä'", "oma").team.name == "Minä"


def test_the_history_names_who_changed_the_handbook(sanna, aino):
    sanna.handbooks.take_into_use("[team]\nname = 'Neuvonta'", "nimi")
    (version,) = aino.handbooks.history()
    assert (version.changed_by, version.changer) == ("sanna", "Sanna")


def test_a_handbook_written_over_an_older_version_is_refused(sanna):
    sanna.handbooks.take_into_use("[team]\nname = 'Yksi'", "a", over=0)
    with pytest.raises(OvertakenError):
        sanna.handbooks.take_into_use("[team]\nname = 'Kaksi'", "b", over=0)
    newest = sanna.handbooks.history()[0].id
    assert sanna.handbooks.take_into_use("[team]\nname = 'Kaksi'", "b", over=newest).team.name == "Kaksi"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[rules]\nfolder = '/no/such/folder'", "/no/such/folder"),
        ("[checklists]\nvika = ['Milloin?']\n[contacts]\nvika = ['(rikki']", "rikki"),
    ],
)
def test_a_handbook_that_would_stop_every_review_is_refused_in_either_language(sanna, text, part):
    with pytest.raises(CoachError, match=part):
        sanna.handbooks.take_into_use(text, "kokeilu")
    told = {wrong_with(text, language) for language in Language}
    assert len(told) == 2
    assert all(part in each for each in told)


def test_a_handbook_on_trial_keeps_what_the_team_has_silenced_by_judging(aino, sanna):
    key = aino.talks.keep(TALK, review(TALK))
    aino.marks.mark(key, About("command", "command", 1, 0), Verdict.NOT_HERE)
    text = "[findings]\nsite_judged = 1"
    assert "command" in sanna.handbooks.would_be(text).rules.silent
