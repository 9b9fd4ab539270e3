"""Every position is tried against every call of the service: what is not theirs is refused and logged."""

import inspect
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.reviewing import review
from coach.service.access import Actor, RefusedError
from coach.service.service import PARTS, Service
from coach.store.answers import Doubt
from coach.store.coaching import Moment
from coach.store.engine import engine
from coach.store.marks import About, Decision, Verdict
from coach.store.people import Person, Position
from coach.store.tables import StoredDeed
from tests.service.test_service import TALK, who

UNCHECKED = {"register", "expire"}  # who one is; the clock
CALLS = [
    (part, name)
    for part, kind in PARTS.items()
    for name, call in vars(kind).items()
    if inspect.isfunction(call) and not name.startswith("_") and name not in UNCHECKED
]


def test_every_call_says_who_may_use_it():
    assert len(CALLS) > 30
    assert [call for call in CALLS if not hasattr(getattr(PARTS[call[0]], call[1]), "positions")] == []


@pytest.fixture
def strangers_things(database):
    """Another team's agent, supervisor, conversation, contest, session, goal and round."""
    owner, chief = who(database, "olga", team="south"), who(database, "saku", Position.SUPERVISOR, "south")
    made = review(TALK)
    key = owner.talks.keep(TALK, made)
    owner.shares.share(key, None, Position.SUPERVISOR)
    owner.marks.mark(key, About("command", "command", 1, 0), Verdict.NOT_HERE)
    session = chief.coaching.prepare("olga", (Moment(key, 1),))
    goal = chief.coaching.agree(session, "softener", "Kysyn.", date(2030, 1, 1))
    round_id = chief.calibration.begin("x", (key,), ("command",))
    contest = chief.marks.contests()[0].id
    things = {"key": key, "session": session, "goal": goal, "round": round_id, "contest": contest}
    return things | _practice(owner, who(database, "tiina", Position.TRAINER, "south"), key)


def _practice(learner, trainer, key):
    """Another team's exercise, an answer to it that was doubted, a pack and its assignment."""
    learner.shares.share(key, 1, Position.TRAINER)
    exercise = trainer.exercises.draft(key, 1, "command")
    id = trainer.exercises.save(exercise)
    trainer.exercises.publish(id)
    pack = trainer.packs.make("x", "", (id,))
    given = trainer.packs.assign(pack, None, None)
    kept = replace(exercise, key=id)
    answer = learner.practice.answer(kept, "Voisitteko soittaa laskutukseen?").id
    learner.practice.doubt(answer, Doubt.UNCLEAR)
    return {"moment": exercise, "exercise": kept, "id": id, "pack": pack, "given": given, "answer": answer}


def _arguments(things: dict[str, Any]) -> dict[tuple[str, str], tuple]:
    key, session, goal, round_id = things["key"], things["session"], things["goal"], things["round"]
    about = About("command", "command", 1, 0)
    return {
        ("talks", "open"): (key,),
        ("talks", "reviews"): (key,),
        ("talks", "keep_review"): (key, review(TALK)),
        ("talks", "remove"): (key,),
        ("shares", "share"): (key, None, Position.TRAINER),
        ("shares", "withdraw"): (key, None, Position.SUPERVISOR),
        ("shares", "shares"): (key,),
        ("marks", "mark"): (key, about, Verdict.AGREE),
        ("marks", "unmark"): (key, about, Verdict.NOT_HERE),
        ("marks", "marks"): (key,),
        ("marks", "decide"): (things["contest"], Decision.KEEP, ""),
        ("coaching", "prepare"): ("olga", (Moment(key, 1),)),
        ("coaching", "write_notes"): (session, "x"),
        ("coaching", "session"): (session,),
        ("coaching", "acknowledge"): (session,),
        ("coaching", "agree"): (session, "softener", "x", date(2030, 1, 1)),
        ("coaching", "accept"): (goal,),
        ("coaching", "finish"): (goal,),
        ("calibration", "begin"): ("x", (key,), ("command",)),
        ("calibration", "to_rate"): (round_id, key),
        ("calibration", "rate"): (round_id, key, "command"),
        ("calibration", "close"): (round_id,),
        ("calibration", "agreement"): (round_id,),
        ("practice", "answer"): (things["exercise"], "Voisitteko?"),
        ("practice", "doubt"): (things["answer"], Doubt.DISPUTED),
        ("exercises", "draft"): (key, 1, "command"),
        ("exercises", "save"): (things["moment"],),
        ("exercises", "publish"): (things["id"],),
        ("exercises", "withdraw"): (things["id"],),
        ("exercises", "discard"): (things["id"],),
        ("exercises", "reply"): (things["answer"], "x"),
        ("packs", "make"): ("x", "", (things["id"],)),
        ("packs", "discard"): (things["pack"],),
        ("packs", "assign"): (things["pack"], None, None),
        ("packs", "unassign"): (things["given"],),
    }


def _refusals(database) -> int:
    with Session(database) as session:
        return len(session.scalars(select(StoredDeed).filter_by(refused=True)).all())


@pytest.mark.parametrize("position", Position)
def test_what_is_anothers_is_refused_and_logged(position, strangers_things, database):
    me = who(database, "me", position, "north")
    for (part, name), arguments in _arguments(strangers_things).items():
        before = _refusals(database)
        with pytest.raises(RefusedError):
            extra = {"seen": True} if name == "rate" else {}
            getattr(getattr(me, part), name)(*arguments, **extra)
        assert _refusals(database) == before + 1, (part, name)


NOT_THEIRS = [
    (part, name, position)
    for part, name in CALLS
    for position in Position
    if position not in getattr(PARTS[part], name).positions
]


@pytest.mark.parametrize(("part", "name", "position"), NOT_THEIRS)
def test_a_call_that_is_not_for_a_position_is_refused_whatever_is_asked(part, name, position, tmp_path):
    database = engine(f"sqlite:///{tmp_path / 'coach.db'}")
    me = Service(database, Actor(Person("me", "Me", position, "north")))
    taken = inspect.signature(getattr(PARTS[part], name)).parameters.values()
    asked = [object() for each in taken if each.default is each.empty][1:]
    with pytest.raises(RefusedError):
        getattr(getattr(me, part), name)(*asked)
    assert _refusals(database) == 1
