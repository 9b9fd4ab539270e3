"""The audit log: who did what to what, and what was refused; never any words of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, select

from coach.store.tables import StoredConversation, StoredDeed

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log: `what` is a service call, `subject` what it was about."""

    at: datetime
    who: str
    what: str
    subject: str
    refused: bool


_OPENING = ("open", "to_rate", "candidates", "material")  # the service calls that show somebody words of a conversation


def openings(session: Session, owner_id: str, count: int = 200) -> tuple[Deed, ...]:
    """Who else has opened an owner's conversations, newest first."""
    keys = select(cast(StoredConversation.key, String)).where(StoredConversation.owner_id == owner_id)
    query = select(StoredDeed).where(
        StoredDeed.what.in_(_OPENING),
        StoredDeed.who != owner_id,
        StoredDeed.refused.is_(False),
        StoredDeed.subject.in_(keys),
    )
    rows = session.scalars(query.order_by(StoredDeed.id.desc()).limit(count))
    return tuple(_deed(row) for row in rows)


def log(session: Session, who: str, what: str, subject: str = "", *, refused: bool = False) -> None:
    """Write a line."""
    session.add(StoredDeed(who=who, what=what, subject=subject[:200], refused=refused))


def deeds(
    session: Session, *, who: str = "", subjects: frozenset[str] = frozenset(), count: int = 200
) -> tuple[Deed, ...]:
    """The newest lines first: one person's, or those about some subjects, or all."""
    query = select(StoredDeed).order_by(StoredDeed.id.desc()).limit(count)
    if who:
        query = query.filter_by(who=who)
    if subjects:
        query = query.where(StoredDeed.subject.in_(subjects))
    return tuple(_deed(row) for row in session.scalars(query))


def _deed(row: StoredDeed) -> Deed:
    return Deed(row.at, row.who, row.what, row.subject, row.refused)
