"""Reviews in the store: every one stays, the newest by each conversation is current; tallies are counted from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, extract, func, select, update

from coach.exports.review_json import to_dict
from coach.model import Dimension, Role
from coach.store.conversations import NEWEST
from coach.store.tables import StoredConversation, StoredReview, StoredTally

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from coach.model import Review


_WEEK_S = 7 * 86_400
_FIRST_MONDAY_S = 4 * 86_400  # 5 January 1970, in UTC like all moments


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


@dataclass(frozen=True, slots=True)
class Week:
    """What the current reviews of a week's conversations count: how many, agent turns, behaviours."""

    monday: date
    conversations: int
    agent_turns: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Totals:
    """What the current reviews of many conversations count together, and whose they are."""

    people: int
    conversations: int
    agent_turns: int
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
    """All reviews of a conversation as JSON values without the turns, oldest first, the current one last.

    `made_at` says when (ISO, UTC).
    """
    chosen = select(StoredReview.review, StoredReview.made_at).filter_by(conversation_key=key)
    rows = session.execute(chosen.order_by(StoredReview.current, StoredReview.id))
    return tuple({**review, "made_at": made_at.isoformat()} for review, made_at in rows)


def tallied(session: Session, where: ColumnElement[bool], newest: int | None = None) -> tuple[Tallied, ...]:
    """The counts of the current reviews in a scope of conversations, oldest conversation first.

    `newest`: of so many of the newest conversations only.
    """
    latest = (
        select(StoredReview.id)
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, where)
        .order_by(*NEWEST)
        .limit(newest)
        .subquery()
    )
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
        .join(latest, latest.c.id == StoredReview.id)
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .order_by(*NEWEST)
    ).all()
    counts: dict[int, dict[str, int]] = {row[0]: {} for row in rows}
    tallies = select(StoredTally.review_id, StoredTally.behaviour, StoredTally.count)
    those = _of_current(tallies).where(where) if newest is None else tallies.where(StoredTally.review_id.in_(counts))
    for review_id, behaviour, number in session.execute(those):
        counts[review_id][behaviour] = number
    return tuple(Tallied(*row[1:], counts=counts[row[0]]) for row in reversed(rows))


def weekly(session: Session, where: ColumnElement[bool], since: datetime) -> tuple[Week, ...]:
    """What the current reviews in a scope count week by week (UTC), oldest first; weeks without any are left out."""
    inside = where & (StoredConversation.added_at >= since)
    second = extract("epoch", StoredConversation.added_at)
    first = second - (second - _FIRST_MONDAY_S) % _WEEK_S  # of the week
    made = (
        select(StoredReview.id, StoredReview.agent_turns, first.label("week"))
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, inside)
        .cte()
        .prefix_with("MATERIALIZED")  # else a moment is taken apart for each of its tallies
    )
    week = made.c.week
    figures = select(week, func.count(), func.sum(made.c.agent_turns)).group_by(week).order_by(week)
    weeks = {n: Week(_day(n), number, turns, {}) for n, number, turns in session.execute(figures)}
    found = select(week, StoredTally.behaviour, func.sum(StoredTally.count)).join(
        made, made.c.id == StoredTally.review_id
    )
    for n, behaviour, number in session.execute(found.group_by(week, StoredTally.behaviour)):
        weeks[n].counts[behaviour] = int(number)
    return tuple(weeks.values())


def totals(session: Session, where: ColumnElement[bool]) -> Totals:
    """What the current reviews in a scope count together."""
    owners = func.count(func.distinct(StoredConversation.owner_id))
    made = (
        select(owners, func.count(StoredReview.id), func.sum(StoredReview.agent_turns))
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current, where)
    )
    people, conversations, turns = session.execute(made).one()
    found = _of_current(select(StoredTally.behaviour, func.sum(StoredTally.count)))
    counts = {name: int(number) for name, number in session.execute(found.where(where).group_by(StoredTally.behaviour))}
    return Totals(people, conversations, int(turns or 0), counts)


def _of_current(tallies: Select) -> Select:  # type: ignore[type-arg]
    """The tallies of current reviews, with their conversations beside them."""
    return (
        tallies.join(StoredReview, StoredReview.id == StoredTally.review_id)
        .join(StoredConversation, StoredConversation.key == StoredReview.conversation_key)
        .where(StoredReview.current)
    )


def _day(second: float) -> date:
    return date(1970, 1, 1) + timedelta(seconds=float(second))


def listening_per_talking(
    session: Session, channel: str, where: ColumnElement[bool], without: frozenset[str], newest: int
) -> tuple[tuple[str, float], ...]:
    """Owner and listen-to-talk of the newest conversations of a channel in a scope; `without` are their own ids."""
    latest = (
        select(StoredConversation.key)
        .where(StoredConversation.channel == channel, where)
        .order_by(*NEWEST)
        .limit(newest)
        .subquery()  # first which ones, so that only their reviews are unpacked
    )
    ratio = StoredReview.review["figures"]["listen_to_talk"].as_float()
    rows = session.execute(
        select(StoredConversation.owner_id, StoredConversation.ref, ratio)
        .join(latest, latest.c.key == StoredConversation.key)
        .join(StoredReview, StoredReview.conversation_key == StoredConversation.key)
        .where(StoredReview.current)
        .order_by(latest.c.key)
    )
    return tuple((owner, value) for owner, ref, value in rows if value is not None and ref not in without)


def outdated(session: Session, versions: tuple[str, str], where: ColumnElement[bool]) -> tuple[int, ...]:
    """The keys of conversations in a scope that wait for a review by this rulebook and handbook, newest first.

    Those whose words were forgotten can be read no more; their figures stay as they are.
    """
    same = (StoredReview.rulebook == versions[0]) & (StoredReview.handbook == versions[1])
    mine = StoredReview.conversation_key == StoredConversation.key
    made = select(StoredReview.id).where(mine, StoredReview.current, same).exists()
    keys = select(StoredConversation.key).where(where, StoredConversation.turns_kept, ~made)
    return tuple(session.scalars(keys.order_by(*NEWEST)))


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
