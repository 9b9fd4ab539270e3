"""The versions of a team's handbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from coach.store.tables import StoredHandbook, StoredPerson

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class HandbookVersion:
    """A handbook as it was taken into use: its TOML text, who changed it (id and name), when and why."""

    text: str
    version: str
    note: str
    changed_by: str | None
    id: int = 0
    changed_at: datetime | None = None
    changer: str = ""


def keep(session: Session, team: str, new: HandbookVersion) -> None:
    """Take a handbook into use in a team; its id and moment are set by the store."""
    session.add(StoredHandbook(team=team, text=new.text, version=new.version, note=new.note, changed_by=new.changed_by))


def newest(session: Session, team: str) -> int:
    """The id of a team's handbook in use, 0 while it has none of its own."""
    return int(session.scalar(select(func.max(StoredHandbook.id)).filter_by(team=team)) or 0)


def history(session: Session, team: str) -> tuple[HandbookVersion, ...]:
    """A team's handbooks, the one in use first."""
    named = select(StoredHandbook, StoredPerson.name).outerjoin(
        StoredPerson, StoredPerson.id == StoredHandbook.changed_by
    )
    query = named.where(StoredHandbook.team == team).order_by(StoredHandbook.id.desc())
    return tuple(
        HandbookVersion(row.text, row.version, row.note, row.changed_by, row.id, row.changed_at, name or "")
        for row, name in session.execute(query)
    )
