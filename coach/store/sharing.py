"""What owners show to others: whole conversations or single turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, select

from coach.store.people import Position
from coach.store.tables import StoredConversation, StoredMark, StoredPerson, StoredShare

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

WHOLE = -1


@dataclass(frozen=True, slots=True)
class Share:
    """A conversation (`turn` None), or one turn of it, shown to an audience, with the owner's words about it."""

    key: int
    turn: int | None
    audience: Position
    note: str
    shared_at: datetime


def share(session: Session, key: int, turn: int | None, audience: Position, note: str) -> None:
    """Show a conversation or a turn; sharing again renews the note."""
    place = {"conversation_key": key, "turn": WHOLE if turn is None else turn, "audience": audience.value}
    row = session.scalar(select(StoredShare).filter_by(**place))
    if row is None:
        row = StoredShare(**place)
        session.add(row)
    row.note = note


def withdraw(session: Session, key: int, turn: int | None, audience: Position) -> None:
    """Show it no more."""
    at = WHOLE if turn is None else turn
    session.execute(delete(StoredShare).filter_by(conversation_key=key, turn=at, audience=audience.value))


def of(session: Session, key: int) -> tuple[Share, ...]:
    """All shares of a conversation."""
    return _shares(session, StoredShare.conversation_key == key)


def shown_to(session: Session, audience: Position, team: str, *, turns_only: bool = False) -> tuple[Share, ...]:
    """What the team's owners show to an audience, newest first."""
    where = (StoredShare.audience == audience.value) & (StoredPerson.team == team)
    return _shares(session, where & (StoredShare.turn != WHOLE) if turns_only else where)


def shared_with(audience: Position, team: str) -> ColumnElement[bool]:
    """The scope of conversations of which the team's owners show something to an audience."""
    return _in_team(audience, team, StoredShare.turn >= WHOLE)


def wholly_shared_with(audience: Position, team: str) -> ColumnElement[bool]:
    """The scope of conversations that the team's owners show whole to an audience."""
    return _in_team(audience, team, StoredShare.turn == WHOLE)


def contested_and_shared_with(audience: Position, team: str) -> ColumnElement[bool]:
    """The scope of marks in turns that the team's owners show to an audience, by themselves or with the whole."""
    seen = StoredShare.turn.in_((WHOLE, StoredMark.turn, StoredMark.turn + 1))  # a turn is shown with the one before
    shown = (StoredShare.conversation_key == StoredMark.conversation_key) & (StoredShare.audience == audience.value)
    return shared_with(audience, team) & select(StoredShare.id).where(shown, seen).exists()


def _in_team(audience: Position, team: str, which: ColumnElement[bool]) -> ColumnElement[bool]:
    here = StoredShare.conversation_key == StoredConversation.key
    shown = select(StoredShare.id).where(here, StoredShare.audience == audience.value, which).exists()
    owners = select(StoredPerson.id).where(StoredPerson.team == team)
    return StoredConversation.owner_id.in_(owners) & shown


def _shares(session: Session, where: ColumnElement[bool]) -> tuple[Share, ...]:
    query = (
        select(StoredShare)
        .join(StoredConversation, StoredConversation.key == StoredShare.conversation_key)
        .join(StoredPerson, StoredPerson.id == StoredConversation.owner_id)
        .where(where)
        .order_by(StoredShare.shared_at.desc(), StoredShare.id.desc())
    )
    return tuple(_share(row) for row in session.scalars(query))


def _share(row: StoredShare) -> Share:
    turn = None if row.turn == WHOLE else row.turn
    return Share(row.conversation_key, turn, Position(row.audience), row.note, row.shared_at)
