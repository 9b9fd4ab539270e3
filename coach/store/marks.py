"""What owners think of single findings: agree, not here (a contest), hide, note; and what became of contests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, func, select

from coach.store.columns import now
from coach.store.tables import StoredConversation, StoredMark, StoredPerson

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session


class Verdict(StrEnum):
    """What somebody thinks of a finding about themselves."""

    AGREE = "agree"
    NOT_HERE = "not-here"
    HIDE = "hide"
    NOTE = "note"


class Decision(StrEnum):
    """What became of a contest: accepted (the finding was wrong here), or kept, with an answer."""

    OPEN = ""
    ACCEPT = "accept"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class About:
    """The finding a mark is about: its rule and behaviour, its turn, and where in the turn it starts."""

    rule: str
    behaviour: str
    turn: int
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with its reason and, for a contest, its decision and answer."""

    id: int
    key: int
    about: About
    verdict: Verdict
    reason: str
    decision: Decision
    answer: str


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a rule's findings were right at this site: judged ones, and those that nobody took back."""

    judged: int
    right: int

    @property
    def share(self) -> float | None:
        """Right ÷ judged; None while nothing is judged."""
        return self.right / self.judged if self.judged else None


def mark(session: Session, key: int, about: About, verdict: Verdict, reason: str) -> int:
    """Set a mark and give its id; agree and not-here replace each other, a changed contest is open again."""
    place = {"conversation_key": key, "rule": about.rule, "turn": about.turn, "start": about.start}
    rivals = _rivals(verdict)
    session.execute(delete(StoredMark).filter_by(**place).where(StoredMark.verdict.in_(rivals)))
    row = StoredMark(**place, behaviour=about.behaviour, verdict=verdict.value, reason=reason)
    session.add(row)
    session.flush()
    return row.id


def unmark(session: Session, key: int, about: About, verdict: Verdict) -> None:
    """Take a mark back."""
    place = {"conversation_key": key, "rule": about.rule, "turn": about.turn, "start": about.start}
    session.execute(delete(StoredMark).filter_by(**place, verdict=verdict.value))


def of(session: Session, key: int) -> tuple[Mark, ...]:
    """The marks in a conversation, oldest first."""
    query = select(StoredMark).filter_by(conversation_key=key).order_by(StoredMark.made_at, StoredMark.id)
    return tuple(_mark(row) for row in session.scalars(query))


def get(session: Session, id: int) -> tuple[Mark, str]:
    """A mark and the id of the conversation's owner; KeyError where there is none."""
    row = session.get(StoredMark, id)
    if row is None:
        raise KeyError(id)
    owner = session.scalar(select(StoredConversation.owner_id).filter_by(key=row.conversation_key))
    return _mark(row), str(owner)


def contests(
    session: Session, scope: ColumnElement[bool], *, open_only: bool = False, count: int | None = None
) -> tuple[Mark, ...]:
    """The contests in a scope of marks and their conversations, oldest first."""
    query = _contests(select(StoredMark), scope, open_only=open_only)
    ordered = query.order_by(StoredMark.made_at, StoredMark.id).limit(count)
    return tuple(_mark(row) for row in session.scalars(ordered))


def count_contests(session: Session, scope: ColumnElement[bool]) -> int:
    """How many open contests there are in a scope."""
    return int(session.scalar(_contests(select(func.count(StoredMark.id)), scope, open_only=True)) or 0)


def one(id: int) -> ColumnElement[bool]:
    """The scope of one mark."""
    return StoredMark.id == id


def _contests(query: Select, scope: ColumnElement[bool], *, open_only: bool) -> Select:  # type: ignore[type-arg]
    found = query.join(StoredConversation, StoredConversation.key == StoredMark.conversation_key).where(
        scope, StoredMark.verdict == Verdict.NOT_HERE.value
    )
    return found.where(StoredMark.decision == Decision.OPEN.value) if open_only else found


def decide(session: Session, id: int, by: str, decision: Decision, answer: str) -> None:
    """Answer a contest; KeyError where there is none."""
    row = session.get(StoredMark, id)
    if row is None or row.verdict != Verdict.NOT_HERE.value:
        raise KeyError(id)
    row.decision, row.answer, row.decided_by, row.decided_at = decision.value, answer, by, now()


def precisions(session: Session, team: str) -> dict[str, Precision]:
    """Per rule, how often its findings were right in a team: agreed, or contested and kept, against contests."""
    rows = session.execute(
        select(StoredMark.rule, StoredMark.verdict, StoredMark.decision, func.count())
        .join(StoredConversation, StoredConversation.key == StoredMark.conversation_key)
        .join(StoredPerson, StoredPerson.id == StoredConversation.owner_id)
        .where(StoredPerson.team == team, StoredMark.verdict.in_((Verdict.AGREE.value, Verdict.NOT_HERE.value)))
        .group_by(StoredMark.rule, StoredMark.verdict, StoredMark.decision)
    )
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, verdict, decision, number in rows:
        judged[rule] += number
        right[rule] += number * (verdict == Verdict.AGREE.value or decision == Decision.KEEP.value)
    return {rule: Precision(judged[rule], right[rule]) for rule in sorted(judged)}


def _rivals(verdict: Verdict) -> tuple[str, ...]:
    judging = (Verdict.AGREE, Verdict.NOT_HERE)
    return tuple(v.value for v in (judging if verdict in judging else (verdict,)))


def _mark(row: StoredMark) -> Mark:
    about = About(row.rule, row.behaviour, row.turn, row.start)
    decision = Decision(row.decision)
    return Mark(row.id, row.conversation_key, about, Verdict(row.verdict), row.reason, decision, row.answer)
