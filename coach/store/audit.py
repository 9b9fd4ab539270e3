"""The audit log: who did what to what, and what was refused; never any words of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from coach.store.tables import StoredDeed

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
    return tuple(Deed(row.at, row.who, row.what, row.subject, row.refused) for row in session.scalars(query))
