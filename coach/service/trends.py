"""How often a behaviour is found, stretch of time by stretch of time, with how unsure that is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.evaluation.counting import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.model import Kind
    from coach.store.reviews import Tallied

ENOUGH_TURNS = 30  # fewer agent turns say little of how somebody talks
_PER = 100


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week: findings per 100 agent turns with a 95 % interval, from so many conversations and turns."""

    monday: date
    conversations: int
    turns: int
    per_100: float
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Whether there is enough to say anything."""
        return self.turns >= ENOUGH_TURNS


def trend(tallied: Iterable[Tallied], behaviour: str) -> tuple[Stretch, ...]:
    """A behaviour week by week, oldest first; weeks without conversations are left out."""
    weeks = groupby(sorted(tallied, key=lambda each: each.at), key=_week)
    return tuple(_stretch(monday, tuple(each), behaviour) for monday, each in weeks)


def found_in(tallied: Iterable[Tallied]) -> dict[str, int]:
    """How often each behaviour was found in all, most often first."""
    total: Counter[str] = Counter()
    for each in tallied:
        total.update(each.counts)
    return dict(total.most_common())


def one_of(kind: Kind, tallied: Sequence[Tallied], weights: dict[str, float]) -> str | None:
    """The behaviour of a kind that weighs most in these conversations; None where there is none."""
    weighed = {
        name: count * abs(weights.get(name, 0.0))
        for name, count in found_in(tallied).items()
        if BEHAVIOURS[name].kind is kind
    }
    return max(sorted(weighed), key=weighed.__getitem__, default=None)


def _week(each: Tallied) -> date:
    day = each.at.date()
    return day.fromordinal(day.toordinal() - day.weekday())


def _stretch(monday: date, week: tuple[Tallied, ...], behaviour: str) -> Stretch:
    turns = sum(each.agent_turns for each in week)
    hits = min(turns, sum(each.counts.get(behaviour, 0) for each in week))
    low, high = interval(hits, turns)
    return Stretch(monday, len(week), turns, _PER * hits / turns if turns else 0.0, _PER * low, _PER * high)
