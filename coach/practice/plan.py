"""What to practise today: a few exercises, the agent's own concerns first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coach.practice.exercise import Exercise

_LOOKED_AT = 3  # concerns that new exercises are chosen from: more at once would be nothing in particular


class Why(StrEnum):
    """Why an exercise is offered today."""

    CONCERN = "concern"  # it is about what was found in one's own conversations
    ASSIGNED = "assigned"
    NEW = "new"  # a trainer of the team has published it
    AGAIN = "again"  # it was practised, and is due again
    FOCUS = "focus"  # the behaviour of the month


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise of today, and why it is one."""

    exercise: Exercise
    why: Why


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan is made of.

    `due` are exercises met before, the longest due first; `assigned` those not answered yet; `new` what the team's
    trainers published, the newest first; `concerns` one's own, the weightiest first; `met` the ids of all that was ever
    answered.
    """

    due: Sequence[Exercise]
    assigned: Sequence[Exercise]
    new: Sequence[Exercise]
    concerns: Sequence[str]
    focus: str
    met: frozenset[str]


def plan(situation: Situation, fresh: Callable[[str], Iterable[Exercise]], most: int) -> tuple[Item, ...]:
    """At most so many exercises; `fresh` gives those about a behaviour, and is asked for no more than is needed."""
    chosen: dict[str, Item] = {}
    for item in _wanted(situation, fresh):
        if len(chosen) >= most:
            break
        chosen.setdefault(item.exercise.id, item)
    return tuple(chosen.values())


def _wanted(situation: Situation, fresh: Callable[[str], Iterable[Exercise]]) -> Iterator[Item]:
    own = situation.concerns[:_LOOKED_AT]
    for name in own:
        yield from (Item(one, Why.CONCERN) for one in situation.due if one.behaviour == name)
    new = [one for one in situation.new if one.id not in situation.met]
    yield from (Item(one, Why.CONCERN) for one in new if one.behaviour in own)
    yield from (Item(one, Why.ASSIGNED) for one in situation.assigned)
    yield from (Item(one, Why.CONCERN) for one in _in_turn(own, fresh, situation.met))
    yield from (Item(one, Why.AGAIN) for one in situation.due)
    yield from (Item(one, Why.NEW) for one in new)
    if situation.focus:
        yield from (Item(one, Why.FOCUS) for one in _in_turn((situation.focus,), fresh, situation.met))


def _in_turn(
    names: Sequence[str], fresh: Callable[[str], Iterable[Exercise]], met: frozenset[str]
) -> Iterator[Exercise]:
    """One about each behaviour, then the next about each, those met before left out."""
    new = [(one for one in fresh(name) if one.id not in met) for name in names]
    yield from (one for one in chain.from_iterable(zip_longest(*new)) if one is not None)


def weightiest(counts: Mapping[str, int], weights: Mapping[str, float]) -> tuple[str, ...]:
    """The concerns among counted behaviours, those that weigh most first."""
    concerns = [name for name in counts if name in BEHAVIOURS and BEHAVIOURS[name].kind is Kind.CONCERN]
    return tuple(sorted(concerns, key=lambda name: (-counts[name] * abs(weights.get(name, 0.0)), name)))
