"""What learners answered, what they doubted, and when they are to meet an exercise again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from coach.store.columns import now
from coach.store.practice_tables import StoredAnswer, StoredCard
from coach.store.tables import StoredPerson

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session


class Doubt(StrEnum):
    """What a learner says against a grade or an exercise."""

    NONE = ""
    DISPUTED = "disputed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its grade as JSON, what was doubted in which words, and what a trainer replied."""

    id: int
    exercise: str
    behaviour: str
    said: str
    landed: bool
    grade: dict[str, Any]
    at: datetime
    doubt: Doubt
    words: str
    reply: str


@dataclass(frozen=True, slots=True)
class Card:
    """An exercise as JSON that somebody has met, its scheduling card, and when it is due."""

    exercise: str
    content: dict[str, Any]
    card: str
    due: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """How an exercise performs: answers, those that landed, people, doubts; never names."""

    exercise: str
    answers: int
    landed: int
    people: int
    disputed: int
    unclear: int


def keep(session: Session, person_id: str, answer: Answer) -> int:
    """Keep an answer and give its id."""
    row = StoredAnswer(
        person_id=person_id,
        exercise=answer.exercise,
        behaviour=answer.behaviour,
        said=answer.said,
        landed=answer.landed,
        grade=answer.grade,
        at=answer.at,
    )
    session.add(row)
    session.flush()
    return row.id


def of(session: Session, person_id: str, since: datetime | None = None) -> tuple[Answer, ...]:
    """A person's answers, newest first."""
    query = select(StoredAnswer).filter_by(person_id=person_id).order_by(StoredAnswer.at.desc(), StoredAnswer.id.desc())
    if since is not None:
        query = query.where(StoredAnswer.at >= since)
    return tuple(_answer(row) for row in session.scalars(query))


def doubt(session: Session, id: int, what: Doubt, words: str) -> None:
    """Say something against a grade or an exercise, or take it back."""
    row = session.get_one(StoredAnswer, id)
    row.doubt, row.words, row.reply = what.value, words, ""


def reply(session: Session, id: int, words: str) -> None:
    """Answer what a learner doubted."""
    session.get_one(StoredAnswer, id).reply = words


def doubted(session: Session, team: str) -> tuple[Answer, ...]:
    """What a team's learners doubted and nobody has replied to yet, oldest first; without who they are."""
    query = (
        select(StoredAnswer)
        .where(_in_team(team), StoredAnswer.doubt != "", StoredAnswer.reply == "")
        .order_by(StoredAnswer.at, StoredAnswer.id)
    )
    return tuple(_answer(row) for row in session.scalars(query))


def counted(session: Session, team: str) -> tuple[Counted, ...]:
    """How each exercise performs in a team, the most answered first."""
    landed = func.count(StoredAnswer.id).filter(StoredAnswer.landed)
    disputed, unclear = (
        func.count(StoredAnswer.id).filter(StoredAnswer.doubt == each.value) for each in (Doubt.DISPUTED, Doubt.UNCLEAR)
    )
    answers, people = func.count(StoredAnswer.id), func.count(StoredAnswer.person_id.distinct())
    query = (
        select(StoredAnswer.exercise, answers, landed, people, disputed, unclear)
        .where(_in_team(team))
        .group_by(StoredAnswer.exercise)
        .order_by(answers.desc(), StoredAnswer.exercise)
    )
    return tuple(Counted(*row) for row in session.execute(query))


def contents(session: Session, team: str, exercises: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The exercises that a team's learners have met, as JSON, by id."""
    people = select(StoredPerson.id).where(StoredPerson.team == team)
    query = select(StoredCard).where(StoredCard.exercise.in_(tuple(exercises)), StoredCard.person_id.in_(people))
    return {row.exercise: row.content for row in session.scalars(query)}


def put(session: Session, person_id: str, card: Card) -> None:
    """Keep when somebody is to meet an exercise again."""
    row = session.scalar(select(StoredCard).filter_by(person_id=person_id, exercise=card.exercise))
    if row is None:
        row = StoredCard(person_id=person_id, exercise=card.exercise)
        session.add(row)
    row.content, row.card, row.due, row.seen_at = card.content, card.card, card.due, now()


def cards(session: Session, person_id: str, due: datetime | None = None) -> tuple[Card, ...]:
    """A person's cards, or those that are due by a moment, the longest due first."""
    query = select(StoredCard).filter_by(person_id=person_id).order_by(StoredCard.due, StoredCard.exercise)
    if due is not None:
        query = query.where(StoredCard.due <= due)
    return tuple(Card(row.exercise, row.content, row.card, row.due, row.seen_at) for row in session.scalars(query))


def _in_team(team: str) -> ColumnElement[bool]:
    return StoredAnswer.person_id.in_(select(StoredPerson.id).where(StoredPerson.team == team))


def _answer(row: StoredAnswer) -> Answer:
    return Answer(
        row.id,
        row.exercise,
        row.behaviour,
        row.said,
        row.landed,
        row.grade,
        row.at,
        Doubt(row.doubt),
        row.words,
        row.reply,
    )
