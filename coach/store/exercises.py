"""Exercises that trainers keep, packs of them, and who is to practise which by when."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from coach.store.columns import now
from coach.store.practice_tables import StoredAssignment, StoredCard, StoredExercise, StoredPack
from coach.store.tables import StoredPerson

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class KeptExercise:
    """An exercise in the store; `content` is its JSON, `moment` the conversation and turn that it was made of."""

    id: str
    team: str
    moment: tuple[int, int] | None
    behaviour: str
    language: str
    content: dict[str, Any]
    made_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pack:
    """Exercises that belong together, in order."""

    id: int
    title: str
    note: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A pack given to somebody, or to the whole team (`person_id` None)."""

    id: int
    pack_id: int
    person_id: str | None
    due_on: date | None


def new_id() -> str:
    """An id that no other exercise has."""
    return f"own-{secrets.token_hex(8)}"


def keep(session: Session, team: str, author: str, content: dict[str, Any], moment: tuple[int, int] | None) -> None:
    """Keep an exercise under the id in its content; one with the same id is changed, and published as before."""
    row = session.get(StoredExercise, (team, content["id"]))
    if row is None:
        key, turn = moment or (None, None)
        row = StoredExercise(id=content["id"], team=team, author_id=author, conversation_key=key, turn=turn)
        session.add(row)
    row.content, row.behaviour, row.language = content, content["behaviour"], content["scene"]["language"]
    session.flush()


def get(session: Session, team: str, id: str) -> KeptExercise | None:
    """A team's exercise, None where there is none."""
    row = session.get(StoredExercise, (team, id))
    return _kept(row) if row is not None else None


def of_team(session: Session, team: str, *, published: bool = False) -> tuple[KeptExercise, ...]:
    """A team's exercises, newest first."""
    query = select(StoredExercise).filter_by(team=team).order_by(StoredExercise.made_at.desc(), StoredExercise.id)
    if published:
        query = query.where(StoredExercise.published_at.is_not(None))
    return tuple(_kept(row) for row in session.scalars(query))


def publish(session: Session, team: str, id: str, *, on: bool) -> None:
    """Show an exercise to learners, or take it back."""
    row = session.get_one(StoredExercise, (team, id))
    row.published_at = (row.published_at or now()) if on else None


def remove(session: Session, team: str, id: str) -> None:
    """Forget a team's exercise; nobody there meets it again, what was answered stays with those who answered."""
    people = select(StoredPerson.id).where(StoredPerson.team == team)
    session.execute(delete(StoredExercise).filter_by(team=team, id=id))
    session.execute(delete(StoredCard).where(StoredCard.exercise == id, StoredCard.person_id.in_(people)))


def forget_moments(session: Session, key: int, turns: set[int] | None = None) -> None:
    """Forget the exercises made of these turns of a conversation, or of any (None)."""
    made = session.scalars(select(StoredExercise).filter_by(conversation_key=key))
    for team, id in [(row.team, row.id) for row in made if turns is None or row.turn in turns]:
        remove(session, team, id)


def make_pack(session: Session, team: str, title: str, note: str, exercises: tuple[str, ...]) -> int:
    """Keep a new pack and give its id."""
    row = StoredPack(team=team, title=title, note=note, exercises=list(exercises))
    session.add(row)
    session.flush()
    return row.id


def packs(session: Session, team: str) -> tuple[Pack, ...]:
    """A team's packs, newest first."""
    query = select(StoredPack).filter_by(team=team).order_by(StoredPack.id.desc())
    return tuple(Pack(row.id, row.title, row.note, tuple(row.exercises)) for row in session.scalars(query))


def remove_pack(session: Session, id: int) -> None:
    """Forget a pack and who was to practise it; its exercises stay."""
    session.execute(delete(StoredPack).filter_by(id=id))


def assign(session: Session, pack_id: int, person_id: str | None, due_on: date | None) -> int:
    """Give a pack to somebody, or to the whole team; giving it again changes the day."""
    row = session.scalar(select(StoredAssignment).filter_by(pack_id=pack_id, person_id=person_id))
    if row is None:
        row = StoredAssignment(pack_id=pack_id, person_id=person_id)
        session.add(row)
    row.due_on = due_on
    session.flush()
    return row.id


def unassign(session: Session, id: int) -> None:
    """Take an assignment back."""
    session.execute(delete(StoredAssignment).filter_by(id=id))


def assignments(session: Session, team: str, person_id: str | None = None) -> tuple[Assignment, ...]:
    """A team's assignments, or those that one person is to practise, the nearest day first."""
    query = select(StoredAssignment).join(StoredPack).where(StoredPack.team == team)
    if person_id is not None:
        query = query.where(func.coalesce(StoredAssignment.person_id, person_id) == person_id)
    order = (StoredAssignment.due_on.is_(None), StoredAssignment.due_on, StoredAssignment.id)
    found = session.scalars(query.order_by(*order))
    return tuple(Assignment(row.id, row.pack_id, row.person_id, row.due_on) for row in found)


def _kept(row: StoredExercise) -> KeptExercise:
    moment = (row.conversation_key, row.turn) if row.conversation_key is not None and row.turn is not None else None
    return KeptExercise(
        row.id, row.team, moment, row.behaviour, row.language, row.content, row.made_at, row.published_at
    )
