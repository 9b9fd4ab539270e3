"""How often a behaviour is found, stretch of time by stretch of time, with how unsure that is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.evaluation.counting import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.model import Kind
    from coach.store.reviews import Tallied, Week

ENOUGH_TURNS = 30  # fewer agent turns say little of how somebody talks
HALF_A_YEAR = timedelta(weeks=26)  # how far back trends look
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


def trend(weeks: Iterable[Week], behaviour: str) -> tuple[Stretch, ...]:
    """A behaviour week by week, in the order of the weeks."""
    return tuple(_stretch(week, behaviour) for week in weeks)


def found_in(tallied: Iterable[Tallied | Week]) -> dict[str, int]:
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


def _stretch(week: Week, behaviour: str) -> Stretch:
    turns = week.agent_turns
    hits = min(turns, week.counts.get(behaviour, 0))
    low, high = interval(hits, turns)
    share = _PER * hits / turns if turns else 0.0
    return Stretch(week.monday, week.conversations, turns, share, _PER * low, _PER * high)
