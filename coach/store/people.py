"""People who use Coach, as the store knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from coach.store.tables import StoredPerson

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Position(StrEnum):
    """What somebody does: agents talk with customers, supervisors coach them, trainers build practice."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, a position and a team."""

    id: str
    name: str
    position: Position
    team: str


def keep(session: Session, person: Person) -> None:
    """Keep a person as they are now."""
    session.merge(StoredPerson(id=person.id, name=person.name, position=person.position.value, team=person.team))


def get(session: Session, id: str) -> Person | None:
    """A person by id."""
    row = session.get(StoredPerson, id)
    return _person(row) if row is not None else None


def team(session: Session, name: str) -> tuple[Person, ...]:
    """The people of a team, by name."""
    rows = session.scalars(select(StoredPerson).filter_by(team=name).order_by(StoredPerson.name, StoredPerson.id))
    return tuple(_person(row) for row in rows)


def _person(row: StoredPerson) -> Person:
    return Person(row.id, row.name, Position(row.position), row.team)
