"""Forgetting: what is older than its time goes, and all that a person owns goes when they ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Delete, Update, delete, select, update

from coach.store.columns import now
from coach.store.practice_tables import StoredAnswer, StoredCard, StoredExercise
from coach.store.tables import (
    StoredConversation,
    StoredDeed,
    StoredGoal,
    StoredMark,
    StoredPerson,
    StoredReview,
    StoredSession,
    StoredShare,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, CursorResult, Select
    from sqlalchemy.orm import Session

    from coach.handbook import Retention

_NO_WORDS: dict[str, Any] = {"findings": [], "scores": [], "figures": {}, "versions": {}}


def teams(session: Session) -> tuple[str, ...]:
    """The teams of which the store knows somebody."""
    return tuple(session.scalars(select(StoredPerson.team).distinct().order_by(StoredPerson.team)))


def expire(session: Session, keep: Retention, team: str, at: datetime | None = None) -> dict[str, int]:
    """Forget what is older than its days of a team and its people; how many rows of each kind went."""
    moment = at or now()
    people = select(StoredPerson.id).where(StoredPerson.team == team)
    gone = {}
    if keep.transcripts_days:
        gone["transcripts"] = _forget_words(session, moment - timedelta(days=keep.transcripts_days), people)
    for kind, days, statement, made, whose in (
        ("figures", keep.figures_days, delete(StoredConversation), StoredConversation.added_at, _of(people)),
        (
            "sessions",
            keep.sessions_days,
            delete(StoredSession),
            StoredSession.made_at,
            StoredSession.agent_id.in_(people),
        ),
        ("goals", keep.sessions_days, delete(StoredGoal), StoredGoal.made_at, StoredGoal.agent_id.in_(people)),
        ("answers", keep.practice_days, delete(StoredAnswer), StoredAnswer.at, StoredAnswer.person_id.in_(people)),
        ("cards", keep.practice_days, delete(StoredCard), StoredCard.seen_at, StoredCard.person_id.in_(people)),
        ("exercises", keep.practice_days, _of_moments(), StoredExercise.made_at, StoredExercise.team == team),
        ("log", keep.log_days, delete(StoredDeed), StoredDeed.at, StoredDeed.who.in_(people)),
    ):
        if days:
            gone[kind] = _changed(session, statement.where(whose, made < moment - timedelta(days=days)))
    return gone


def expire_strangers(session: Session, keep: Retention, at: datetime | None = None) -> int:
    """Forget the old lines in the log about those whom the store does not know any more; how many went."""
    if not keep.log_days:
        return 0
    known = StoredDeed.who.in_(select(StoredPerson.id))
    before = (at or now()) - timedelta(days=keep.log_days)
    return _changed(session, delete(StoredDeed).where(StoredDeed.at < before, ~known))


def _of(people: Select[str]) -> ColumnElement[bool]:
    """The scope of these people's conversations."""
    return StoredConversation.owner_id.in_(people)


def _of_moments() -> Delete:
    """Exercises made of what somebody once said; those from a trainer's own pen stay."""
    return delete(StoredExercise).where(StoredExercise.conversation_key.is_not(None))


def _forget_words(session: Session, before: datetime, people: Select[str]) -> int:
    """Leave of old conversations their figures only; what was shared or marked of their words goes too."""
    old = select(StoredConversation.key).where(
        StoredConversation.added_at < before, StoredConversation.turns_kept.is_(True), _of(people)
    )
    keys = tuple(session.scalars(old))
    if keys:
        words = StoredReview.conversation_key.in_(keys)
        session.execute(delete(StoredReview).where(words, StoredReview.current.is_(False)))
        session.execute(update(StoredReview).where(words).values(review=_NO_WORDS))
        session.execute(delete(StoredShare).where(StoredShare.conversation_key.in_(keys)))
        session.execute(update(StoredMark).where(StoredMark.conversation_key.in_(keys)).values(reason="", answer=""))
        session.execute(
            update(StoredConversation)
            .where(StoredConversation.key.in_(keys))
            .values(native={"jsonl": ""}, turns_kept=False)
        )
    return len(keys)


def erase(session: Session, person_id: str) -> None:
    """Forget a person and all that is theirs; in the log they become nobody."""
    session.execute(delete(StoredPerson).where(StoredPerson.id == person_id))
    session.execute(update(StoredDeed).where(StoredDeed.who == person_id).values(who="erased"))


def _changed(session: Session, statement: Delete | Update) -> int:
    return cast("CursorResult[Any]", session.execute(statement)).rowcount
