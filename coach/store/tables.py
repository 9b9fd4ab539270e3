"""The store's tables.

Conversations are kept masked. People are ids and names; who may see what is decided in `coach.service`. Indexes hold
all that lists and figures ask for: SQLite reads a row's words on the way to any column behind them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from coach.store.columns import Moment, now

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_ID = String(200)
_NAME = String(80)
_PERSON = "person.id"
_CONVERSATION = "conversation.key"


class Base(DeclarativeBase):
    """All tables; names of constraints follow one convention so that migrations can find them."""

    metadata = MetaData(naming_convention=_NAMES)


def _of(target: str, *, index: bool = True) -> Mapped[Any]:
    """A column that points to another table and goes with its row."""
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=index)


class StoredPerson(Base):
    """Somebody who uses Coach; `position` is agent, supervisor or trainer, `team` the team they belong to."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[str] = mapped_column(String(20))
    team: Mapped[str] = mapped_column(_NAME, index=True)


class StoredConversation(Base):
    """A masked conversation in the native format, with what a list of conversations shows.

    `ref` is the transcript's own id, `fingerprint` tells whether the same content was brought before, `masked` counts
    what was masked per kind.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("owner_id", "ref"),
        Index("ix_conversation_owner_added", "owner_id", "added_at", "channel", "language", "turns_kept"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(_ID)
    owner_id: Mapped[str] = _of(_PERSON, index=False)
    title: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(2))
    channel: Mapped[str] = mapped_column(String(10))
    turns: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    masked: Mapped[dict[str, Any]] = mapped_column(JSON)
    native: Mapped[dict[str, Any]] = mapped_column(JSON)
    turns_kept: Mapped[bool] = mapped_column(default=True)  # False once the words were forgotten
    added_at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)


class StoredReview(Base):
    """A review as JSON without the turns, one per conversation and versions; old ones stay, `current` is shown."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("conversation_key", "rulebook", "handbook", "models"),
        Index("ix_review_current", "conversation_key", "current", "rulebook", "handbook", "agent_turns"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_key: Mapped[int] = _of(_CONVERSATION, index=False)
    rulebook: Mapped[str] = mapped_column(String(40))
    handbook: Mapped[str] = mapped_column(String(40))
    models: Mapped[str] = mapped_column(String(40))
    respect: Mapped[int | None]
    listening: Mapped[int | None]
    questions: Mapped[int | None]
    agent_turns: Mapped[int]
    current: Mapped[bool] = mapped_column(default=True)
    review: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class StoredTally(Base):
    """How often a behaviour was found in a review: what trends and team figures are counted from."""

    __tablename__ = "tally"
    __table_args__ = (
        UniqueConstraint("review_id", "behaviour"),
        Index("ix_tally_behaviour", "behaviour", "review_id"),
        Index("ix_tally_review", "review_id", "behaviour", "count"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = _of("review.id", index=False)
    behaviour: Mapped[str] = mapped_column(_NAME)
    count: Mapped[int]


class StoredShare(Base):
    """A whole conversation, or one turn of it, shown by its owner to supervisors or trainers of the team."""

    __tablename__ = "share"
    __table_args__ = (UniqueConstraint("conversation_key", "turn", "audience"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_key: Mapped[int] = _of(_CONVERSATION)
    turn: Mapped[int] = mapped_column(default=-1)  # -1: the whole conversation
    audience: Mapped[str] = mapped_column(String(20), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    shared_at: Mapped[datetime] = mapped_column(Moment, default=now)


class StoredMark(Base):
    """What the owner thinks of one finding: agree, not-here, hide or note; `decision` answers a not-here."""

    __tablename__ = "mark"
    __table_args__ = (UniqueConstraint("conversation_key", "rule", "turn", "start", "verdict"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_key: Mapped[int] = _of(_CONVERSATION)
    rule: Mapped[str] = mapped_column(_NAME, index=True)
    behaviour: Mapped[str] = mapped_column(_NAME)
    turn: Mapped[int]
    start: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(20), index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)
    decision: Mapped[str] = mapped_column(String(20), default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey(_PERSON, ondelete="SET NULL"))
    answer: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class StoredSession(Base):
    """A coaching session: the moments to talk about, what was said of them, and whether the agent has seen it."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[str] = _of(_PERSON)
    supervisor_id: Mapped[str] = _of(_PERSON)
    moments: Mapped[list[Any]] = mapped_column(JSON)
    notes: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)


class StoredGoal(Base):
    """A goal that agent and supervisor agreed on, or that the agent set alone."""

    __tablename__ = "goal"

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[str] = _of(_PERSON)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id", ondelete="SET NULL"))
    behaviour: Mapped[str] = mapped_column(_NAME)
    words: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class StoredHandbook(Base):
    """A version of a team's handbook: the whole text, who changed it, and why."""

    __tablename__ = "handbook"

    id: Mapped[int] = mapped_column(primary_key=True)
    team: Mapped[str] = mapped_column(_NAME, index=True)
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[str | None] = mapped_column(ForeignKey(_PERSON, ondelete="SET NULL"))
    changed_at: Mapped[datetime] = mapped_column(Moment, default=now)


class StoredRound(Base):
    """A calibration round: conversations that several people rate without seeing each other's ratings."""

    __tablename__ = "round"

    id: Mapped[int] = mapped_column(primary_key=True)
    team: Mapped[str] = mapped_column(_NAME, index=True)
    title: Mapped[str] = mapped_column(String(200))
    conversations: Mapped[list[Any]] = mapped_column(JSON)
    behaviours: Mapped[list[Any]] = mapped_column(JSON)
    opened_by: Mapped[str | None] = mapped_column(ForeignKey(_PERSON, ondelete="SET NULL"))
    opened_at: Mapped[datetime] = mapped_column(Moment, default=now)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class StoredRating(Base):
    """One person's view of whether a behaviour is in one conversation of a round."""

    __tablename__ = "rating"
    __table_args__ = (UniqueConstraint("round_id", "rater_id", "conversation_key", "behaviour"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = _of("round.id")
    rater_id: Mapped[str] = _of(_PERSON)
    conversation_key: Mapped[int] = _of(_CONVERSATION)
    behaviour: Mapped[str] = mapped_column(_NAME)
    seen: Mapped[bool]


class StoredDeed(Base):
    """The audit log: who saw, shared, changed or exported what, and what was refused; never any words of a talk."""

    __tablename__ = "deed"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)
    who: Mapped[str] = mapped_column(_ID, index=True)
    what: Mapped[str] = mapped_column(_NAME)
    subject: Mapped[str] = mapped_column(_ID, default="")
    refused: Mapped[bool] = mapped_column(default=False)
