"""Evaluate on rated texts: how well the respect points follow people's ratings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from coach.model import Dimension, Review
from coach.reviewing import review_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.handbook import Handbook
    from coach.learned.rated import Rated

_SIDES = (("polite", "impolite"), ("high", "low"))
_RUNGS = 3  # fewer have no order to speak of


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


def agreement(rated: Sequence[Rated], handbook: Handbook | None = None) -> Agreement:
    """Review each text and compare its respect points with what people said."""
    reviews = review_many((each.conversation() for each in rated), handbook)
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
