"""Reviews in the store: every one stays, the newest by each conversation is current; tallies are counted from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select, update

from coach.exports.review_json import to_dict
from coach.model import Dimension, Role
from coach.store.tables import StoredConversation, StoredReview, StoredTally

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from coach.model import Review


@dataclass(frozen=True, slots=True)
class Tallied:
    """What one conversation's current review counts: points per dimension, agent turns, behaviours."""

    key: int
    owner_id: str
    at: datetime
    agent_turns: int
    respect: int | None
    listening: int | None
    questions: int | None
    counts: dict[str, int]


def keep(session: Session, key: int, review: Review) -> None:
    """Keep a conversation's review as the current one; the same versions of everything are kept once."""
    versions = {
        "rulebook": review.versions.rulebook,
        "handbook": review.versions.handbook,
        "models": review.versions.models,
    }
    there = session.scalar(select(StoredReview).filter_by(conversation_key=key, **versions))
    if there is not None and there.current and there.review == _kept(review):
        return
    session.execute(update(StoredReview).where(StoredReview.conversation_key == key).values(current=False))
    if there is not None:
        session.delete(there)
        session.flush()
    points = {score.dimension: score.points for score in review.scores}
    row = StoredReview(
        conversation_key=key,
        **versions,
        respect=points.get(Dimension.RESPECT),
        listening=points.get(Dimension.LISTENING),
        questions=points.get(Dimension.QUESTIONS),
        agent_turns=sum(turn.speaker is Role.AGENT for turn in review.conversation.turns),
        current=True,
        review=_kept(review),
    )
    session.add(row)
    session.flush()
    counts = Counter(finding.behaviour for finding in review.findings)
    session.add_all(StoredTally(review_id=row.id, behaviour=name, count=n) for name, n in sorted(counts.items()))


def all_of(session: Session, key: int) -> tuple[dict[str, Any], ...]:
    """All reviews of a conversation as JSON values without the turns, oldest first, the current one last."""
    chosen = select(StoredReview.review).filter_by(conversation_key=key)
    return tuple(session.scalars(chosen.order_by(StoredReview.current, StoredReview.id)))


def tallied(session: Session, where: ColumnElement[bool]) -> tuple[Tallied, ...]:
    """The counts of the current reviews in a scope of conversations, oldest conversation first."""
    rows = session.execute(
        select(
            StoredReview.id,
            StoredConversation.key,
            StoredConversation.owner_id,
            StoredConversation.added_at,
            StoredReview.agent_turns,
            StoredReview.respect,
            StoredReview.listening,
            StoredReview.questions,
        )
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, where)
        .order_by(StoredConversation.added_at, StoredConversation.key)
    ).all()
    counts: dict[int, dict[str, int]] = {row[0]: {} for row in rows}
    tallies = (
        select(StoredTally.review_id, StoredTally.behaviour, StoredTally.count)
        .join(StoredReview, StoredReview.id == StoredTally.review_id)
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, where)
    )
    for review_id, behaviour, number in session.execute(tallies):
        counts[review_id][behaviour] = number
    return tuple(Tallied(*row[1:], counts=counts[row[0]]) for row in rows)


def listening_per_talking(
    session: Session, channel: str, where: ColumnElement[bool], without: frozenset[str] = frozenset()
) -> tuple[tuple[str, float], ...]:
    """Owner and listen-to-talk of each current review of a channel in a scope; `without` are transcripts' own ids."""
    ratio = StoredReview.review["figures"]["listen_to_talk"].as_float()
    rows = session.execute(
        select(StoredConversation.owner_id, StoredConversation.ref, ratio)
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, StoredConversation.channel == channel, where)
        .order_by(StoredConversation.key)
    )
    return tuple((owner, value) for owner, ref, value in rows if value is not None and ref not in without)


def outdated(session: Session, versions: tuple[str, str], where: ColumnElement[bool]) -> tuple[int, ...]:
    """The keys of conversations in a scope whose current review was made by another rulebook or handbook."""
    same = (StoredReview.rulebook == versions[0]) & (StoredReview.handbook == versions[1])
    made = select(StoredReview.conversation_key).where(StoredReview.current, same)
    keys = select(StoredConversation.key).where(where, StoredConversation.key.not_in(made))
    return tuple(session.scalars(keys.order_by(StoredConversation.key)))


def reviewed(session: Session) -> int:
    """How many conversations have a current review."""
    return int(session.scalar(select(func.count(StoredReview.id)).where(StoredReview.current)) or 0)


def _kept(review: Review) -> dict[str, Any]:
    whole = to_dict(review)
    return {name: whole[name] for name in ("findings", "scores", "figures", "versions")}


def difference(old: dict[str, Any], new: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What a new review no longer finds, and what it finds now: (gone, come), as findings in JSON."""
    return _without(old, new), _without(new, old)


def _without(one: dict[str, Any], other: dict[str, Any]) -> list[dict[str, Any]]:
    there = {_place(finding) for finding in other["findings"]}
    return [finding for finding in one["findings"] if _place(finding) not in there]


def _place(finding: dict[str, Any]) -> tuple[str, int, int, int]:
    return (finding["behaviour"], finding["turn"], *finding["span"])
