"""Calibration rounds and the ratings in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from coach.store.columns import now
from coach.store.tables import StoredRating, StoredRound

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Round:
    """Conversations that several people rate blind, behaviour by behaviour; closed once the ratings are shown."""

    id: int
    team: str
    title: str
    conversations: tuple[int, ...]
    behaviours: tuple[str, ...]
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Rating:
    """Whether one person saw a behaviour in a conversation."""

    rater_id: str
    key: int
    behaviour: str
    seen: bool


def begin(session: Session, new: Round, by: str) -> int:
    """Open a round and give its id."""
    row = StoredRound(
        team=new.team,
        title=new.title,
        conversations=list(new.conversations),
        behaviours=list(new.behaviours),
        opened_by=by,
    )
    session.add(row)
    session.flush()
    return row.id


def get(session: Session, id: int) -> Round:
    """A round; KeyError where there is none."""
    row = session.get(StoredRound, id)
    if row is None:
        raise KeyError(id)
    return _round(row)


def rounds(session: Session, team: str) -> tuple[Round, ...]:
    """A team's rounds, newest first."""
    query = select(StoredRound).filter_by(team=team).order_by(StoredRound.id.desc())
    return tuple(_round(row) for row in session.scalars(query))


def rate(session: Session, round_id: int, rating: Rating) -> None:
    """Keep a rating; a second one by the same person replaces the first."""
    place = {
        "round_id": round_id,
        "rater_id": rating.rater_id,
        "conversation_key": rating.key,
        "behaviour": rating.behaviour,
    }
    row = session.scalar(select(StoredRating).filter_by(**place))
    if row is None:
        row = StoredRating(**place)
        session.add(row)
    row.seen = rating.seen


def ratings(session: Session, round_id: int, rater_id: str = "") -> tuple[Rating, ...]:
    """The ratings of a round, or one person's."""
    query = select(StoredRating).filter_by(round_id=round_id)
    if rater_id:
        query = query.filter_by(rater_id=rater_id)
    order = (StoredRating.rater_id, StoredRating.conversation_key, StoredRating.behaviour)
    rows = session.scalars(query.order_by(*order))
    return tuple(Rating(row.rater_id, row.conversation_key, row.behaviour, row.seen) for row in rows)


def close(session: Session, id: int) -> None:
    """Show the ratings: nobody rates in it any more."""
    row = session.get(StoredRound, id)
    if row is None:
        raise KeyError(id)
    row.closed_at = now()


def _round(row: StoredRound) -> Round:
    return Round(row.id, row.team, row.title, tuple(row.conversations), tuple(row.behaviours), row.closed_at)
