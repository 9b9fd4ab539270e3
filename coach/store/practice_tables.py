"""The tables of practice: exercises, packs, assignments, answers and the cards of the schedule."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coach.store.columns import Moment, now
from coach.store.tables import _CONVERSATION, _NAME, _PERSON, Base, _of

__all__ = ["Base", "StoredAnswer", "StoredAssignment", "StoredCard", "StoredExercise", "StoredPack"]
_EXERCISE = String(40)


class StoredExercise(Base):
    """A trainer's exercise as JSON; one made of a shared moment goes when the conversation does."""

    __tablename__ = "exercise"

    team: Mapped[str] = mapped_column(_NAME, primary_key=True)
    id: Mapped[str] = mapped_column(_EXERCISE, primary_key=True)  # one of the rulebook has the same in every team
    author_id: Mapped[str | None] = mapped_column(ForeignKey(_PERSON, ondelete="SET NULL"))
    conversation_key: Mapped[int | None] = mapped_column(ForeignKey(_CONVERSATION, ondelete="CASCADE"), index=True)
    turn: Mapped[int | None]  # of the conversation that it was made of
    behaviour: Mapped[str] = mapped_column(_NAME)
    language: Mapped[str] = mapped_column(String(2))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)
    published_at: Mapped[datetime | None] = mapped_column(Moment)


class StoredPack(Base):
    """Exercises that belong together, in the order of practice: a monthly focus, an onboarding path."""

    __tablename__ = "pack"

    id: Mapped[int] = mapped_column(primary_key=True)
    team: Mapped[str] = mapped_column(_NAME, index=True)
    title: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")
    exercises: Mapped[list[Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class StoredAssignment(Base):
    """A pack given to one agent, or to the whole team (`person_id` null), to practise by a day."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = _of("pack.id")
    person_id: Mapped[str | None] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    due_on: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class StoredAnswer(Base):
    """A learner's masked answer with its grade; `doubt` is "", disputed or unclear, `reply` the trainer's."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_person_at", "person_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _of(_PERSON, index=False)
    exercise: Mapped[str] = mapped_column(_EXERCISE, index=True)
    behaviour: Mapped[str] = mapped_column(_NAME)
    said: Mapped[str] = mapped_column(Text)
    landed: Mapped[bool]
    grade: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)
    doubt: Mapped[str] = mapped_column(String(20), default="", index=True)
    words: Mapped[str] = mapped_column(Text, default="")
    reply: Mapped[str] = mapped_column(Text, default="")


class StoredCard(Base):
    """When somebody is to meet an exercise again; `content` is the exercise as they met it."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("person_id", "exercise"), Index("ix_card_person_due", "person_id", "due"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _of(_PERSON, index=False)
    exercise: Mapped[str] = mapped_column(_EXERCISE, index=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    card: Mapped[str] = mapped_column(Text)
    due: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now)
