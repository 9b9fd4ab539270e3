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
    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from coach.handbook import Retention

_NO_WORDS: dict[str, Any] = {"findings": [], "scores": [], "figures": {}, "versions": {}}


def expire(session: Session, keep: Retention, at: datetime | None = None) -> dict[str, int]:
    """Forget what is older than its days; how many rows of each kind went."""
    moment = at or now()
    gone = {}
    if keep.transcripts_days:
        gone["transcripts"] = _forget_words(session, moment - timedelta(days=keep.transcripts_days))
    for kind, days, statement, made in (
        ("figures", keep.figures_days, delete(StoredConversation), StoredConversation.added_at),
        ("sessions", keep.sessions_days, delete(StoredSession), StoredSession.made_at),
        ("goals", keep.sessions_days, delete(StoredGoal), StoredGoal.made_at),
        ("answers", keep.practice_days, delete(StoredAnswer), StoredAnswer.at),
        ("cards", keep.practice_days, delete(StoredCard), StoredCard.seen_at),
        ("exercises", keep.practice_days, _of_moments(), StoredExercise.made_at),
        ("log", keep.log_days, delete(StoredDeed), StoredDeed.at),
    ):
        if days:
            gone[kind] = _changed(session, statement.where(made < moment - timedelta(days=days)))
    return gone


def _of_moments() -> Delete:
    """Exercises made of what somebody once said; those from a trainer's own pen stay."""
    return delete(StoredExercise).where(StoredExercise.conversation_key.is_not(None))


def _forget_words(session: Session, before: datetime) -> int:
    """Leave of old conversations their figures only; what was shared or marked of their words goes too."""
    old = select(StoredConversation.key).where(
        StoredConversation.added_at < before, StoredConversation.turns_kept.is_(True)
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
