"""Evaluate on rated texts: how well the respect points follow people's ratings.

A rated text is a JSON object with `id`, `language`, `text`, the `context` it answers or null, a number `score` or null
and a `label` or null; requests with one `labels.topic_id` are a ladder, its rungs ranked by `labels.intended_level`
(of replies, that level is the request's).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Any

from coach.model import Channel, Conversation, Dimension, Language, Review, Role, Turn
from coach.reviewing import review_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.handbook import Handbook

_SIDES = (("polite", "impolite"), ("high", "low"))
_RUNGS = 3  # fewer have no order to speak of


@dataclass(frozen=True, slots=True)
class Rated:
    """A text that people rated; `ladder` and `rung` where it is one of several versions of the same message."""

    id: str
    conversation: Conversation
    score: float | None
    label: str | None
    ladder: str = ""
    rung: float = 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How points follow ratings; None where the file does not have what a figure needs.

    `rank` is Spearman's ρ of points and scores, `auc` how often a text of the better label has more points than one
    of the worse, `ladders` the mean Kendall τ over the ladders.
    """

    size: int
    rank: float | None
    auc: float | None
    ladders: float | None


def read_rated(records: Iterable[dict[str, Any]]) -> tuple[Rated, ...]:
    """The rated texts among the records of a file, those without words left out."""
    return tuple(_rated(record) for record in records if record["text"].strip())


def _rated(record: dict[str, Any]) -> Rated:
    said = ((Role.CUSTOMER, record.get("context") or ""), (Role.AGENT, record["text"]))
    turns = tuple(Turn(n, role, text) for n, (role, text) in enumerate(pair for pair in said if pair[1].strip()))
    labels = record.get("labels") or {}
    ladder = str(labels.get("topic_id") or "") if labels.get("kind") == "request" else ""
    return Rated(
        id=record["id"],
        conversation=Conversation(record["id"], turns, Language(record["language"]), Channel.EMAIL),
        score=record.get("score"),
        label=record.get("label"),
        ladder=ladder,
        rung=float(labels.get("intended_level") or 0.0),
    )


def agreement(rated: Sequence[Rated], handbook: Handbook | None = None) -> Agreement:
    """Review each text and compare its respect points with what people said."""
    reviews = review_many((each.conversation for each in rated), handbook)
    points = [_points(review) for review in reviews]
    return Agreement(len(rated), _rank(rated, points), _auc(rated, points), _ladders(rated, points))


def _points(review: Review) -> float:
    score = next(score for score in review.scores if score.dimension is Dimension.RESPECT)
    return float(score.points or 0)


def _rank(rated: Sequence[Rated], points: Sequence[float]) -> float | None:
    from scipy.stats import spearmanr

    pairs = [(each.score, point) for each, point in zip(rated, points, strict=True) if each.score is not None]
    if min(len({score for score, _ in pairs}), len({point for _, point in pairs})) < 2:
        return None  # what is all the same has no order
    return float(spearmanr(*zip(*pairs, strict=True)).statistic)


def _auc(rated: Sequence[Rated], points: Sequence[float]) -> float | None:
    from scipy.stats import mannwhitneyu

    for better, worse in _SIDES:
        above = [point for each, point in zip(rated, points, strict=True) if each.label == better]
        below = [point for each, point in zip(rated, points, strict=True) if each.label == worse]
        if above and below:
            return float(mannwhitneyu(above, below).statistic) / (len(above) * len(below))
    return None


def _ladders(rated: Sequence[Rated], points: Sequence[float]) -> float | None:
    from scipy.stats import kendalltau

    ladders: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for each, point in zip(rated, points, strict=True):
        if each.ladder:
            ladders[each.ladder].append((each.rung, point))
    orders = [kendalltau(*zip(*rungs, strict=True)).statistic for rungs in ladders.values() if len(rungs) >= _RUNGS]
    known = [0.0 if isnan(order) else float(order) for order in orders]  # nan: all points the same
    return sum(known) / len(known) if known else None
