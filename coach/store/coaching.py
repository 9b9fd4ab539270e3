"""Coaching sessions and goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from coach.store.columns import now
from coach.store.tables import StoredGoal, StoredPerson, StoredSession

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Moment:
    """A place worth talking about: a turn of a conversation, and why it was picked."""

    key: int
    turn: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class CoachingSession:
    """A talk between supervisor and agent: its moments and notes, and when the agent saw it."""

    id: int
    agent_id: str
    supervisor_id: str
    moments: tuple[Moment, ...]
    notes: str
    made_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Goal:
    """What an agent works on, by when; `accepted_at` once the agent has said yes."""

    id: int
    agent_id: str
    session_id: int | None
    behaviour: str
    words: str
    due_on: date
    made_at: datetime
    accepted_at: datetime | None
    done_at: datetime | None


def prepare(session: Session, agent_id: str, supervisor_id: str, moments: tuple[Moment, ...], notes: str) -> int:
    """Keep a new coaching session and give its id."""
    kept = [[moment.key, moment.turn, moment.why] for moment in moments]
    row = StoredSession(agent_id=agent_id, supervisor_id=supervisor_id, moments=kept, notes=notes)
    session.add(row)
    session.flush()
    return row.id


def get(session: Session, id: int) -> CoachingSession:
    """A coaching session; KeyError where there is none."""
    return _session(_row(session, id))


def write_notes(session: Session, id: int, notes: str) -> None:
    """Change the notes; the agent has then not seen them yet."""
    row = _row(session, id)
    row.notes, row.seen_at = notes, None


def seen(session: Session, id: int) -> None:
    """The agent has seen the session."""
    _row(session, id).seen_at = now()


def sessions(session: Session, *, agent_id: str = "", supervisor_id: str = "") -> tuple[CoachingSession, ...]:
    """The sessions of an agent, or of a supervisor, newest first."""
    query = select(StoredSession).order_by(StoredSession.made_at.desc(), StoredSession.id.desc())
    if agent_id:
        query = query.filter_by(agent_id=agent_id)
    if supervisor_id:
        query = query.filter_by(supervisor_id=supervisor_id)
    return tuple(_session(row) for row in session.scalars(query))


def agree(session: Session, goal: Goal) -> int:
    """Keep a new goal and give its id."""
    row = StoredGoal(
        agent_id=goal.agent_id,
        session_id=goal.session_id,
        behaviour=goal.behaviour,
        words=goal.words,
        due_on=goal.due_on,
        accepted_at=goal.accepted_at,
    )
    session.add(row)
    session.flush()
    return row.id


def goal(session: Session, id: int) -> Goal:
    """A goal; KeyError where there is none."""
    row = session.get(StoredGoal, id)
    if row is None:
        raise KeyError(id)
    return _goal(row)


def accept(session: Session, id: int) -> None:
    """The agent says yes to a goal."""
    row = session.get_one(StoredGoal, id)
    row.accepted_at = row.accepted_at or now()


def finish(session: Session, id: int) -> None:
    """The goal is reached."""
    session.get_one(StoredGoal, id).done_at = now()


def goals(session: Session, agent_id: str) -> tuple[Goal, ...]:
    """An agent's goals: open ones first, by date."""
    return _goals(session, StoredGoal.agent_id == agent_id)


def team_goals(session: Session, team: str) -> tuple[Goal, ...]:
    """The goals of a team that came of coaching sessions; what agents set alone stays theirs."""
    people = select(StoredPerson.id).where(StoredPerson.team == team)
    return _goals(session, StoredGoal.agent_id.in_(people) & StoredGoal.session_id.is_not(None))


def _goals(session: Session, where: ColumnElement[bool]) -> tuple[Goal, ...]:
    order = (StoredGoal.done_at.is_not(None), StoredGoal.due_on, StoredGoal.id)
    return tuple(_goal(row) for row in session.scalars(select(StoredGoal).where(where).order_by(*order)))


def _row(session: Session, id: int) -> StoredSession:
    row = session.get(StoredSession, id)
    if row is None:
        raise KeyError(id)
    return row


def _session(row: StoredSession) -> CoachingSession:
    moments = tuple(Moment(key, turn, why) for key, turn, why in row.moments)
    return CoachingSession(row.id, row.agent_id, row.supervisor_id, moments, row.notes, row.made_at, row.seen_at)


def _goal(row: StoredGoal) -> Goal:
    return Goal(
        row.id,
        row.agent_id,
        row.session_id,
        row.behaviour,
        row.words,
        row.due_on,
        row.made_at,
        row.accepted_at,
        row.done_at,
    )
