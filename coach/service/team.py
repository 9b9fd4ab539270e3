"""The team's picture: behaviours across what was shared; nobody is ranked, and small groups are not shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks
from coach.store import marks, reviews
from coach.store.conversations import owned_by
from coach.store.people import Position
from coach.store.sharing import wholly_shared_with

if TYPE_CHECKING:
    from coach.store.reviews import Tallied

FEWEST = 5  # a figure of fewer people would point at somebody


@dataclass(frozen=True, slots=True)
class TeamPicture:
    """How often each behaviour is found per 100 agent turns; None for `per_100` while too few people share."""

    people: int
    conversations: int
    turns: int
    per_100: dict[str, float] | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How listening per talking spreads over a team's conversations: its quartiles, None while there are too few."""

    conversations: int
    people: int
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Picked:
    """A shared conversation worth a talk, and why: a strength to show, a contest, or its turn in the sample."""

    key: int
    why: str
    behaviour: str = ""


class Team(Talks):
    """What a supervisor sees of the team."""

    @allowed(Position.SUPERVISOR)
    def picture(self) -> TeamPicture:
        """The behaviours of whole conversations that the team's agents have shared with supervisors."""
        counted = self._counted()
        people = {each.owner_id for each in counted}
        turns = sum(each.agent_turns for each in counted)
        shown = len(people) >= FEWEST and turns > 0
        return TeamPicture(len(people), len(counted), turns, _per_100(counted, turns) if shown else None)

    @allowed(*ANYBODY)
    def balance(self, channel: str, without: frozenset[str] = frozenset()) -> Balance:
        """Listening per talking in a channel, over what the team shares; somebody alone sees it over their own.

        Shown from five conversations on, and in a team from five people on. `without` are ids of transcripts that
        are nobody's own, such as samples.
        """
        alone = self.actor.alone
        where = owned_by(self._me) if alone else wholly_shared_with(Position.SUPERVISOR, self._team)
        with self._reading() as session:
            found = reviews.listening_per_talking(session, channel, where, without)
        people = len({owner for owner, _ in found})
        shown = len(found) >= FEWEST and (alone or people >= FEWEST)
        return Balance(len(found), people, _quartiles([value for _, value in found]) if shown else None)

    @allowed(Position.SUPERVISOR)
    def pick(self, count: int = 6) -> tuple[Picked, ...]:
        """Which shared conversations to talk about: contested ones, notable strengths, then each agent in turn."""
        counted = self._counted()
        with self._reading() as session:
            open_contests = marks.contests(session, self._shared(), open_only=True)
        keys = {each.key for each in counted}
        picked = {
            mark.key: Picked(mark.key, "contest", mark.about.behaviour) for mark in open_contests if mark.key in keys
        }
        for one in (*_strengths(counted), *_in_turn(counted)):
            picked.setdefault(one.key, one)
        return tuple(picked.values())[:count]

    def _counted(self) -> tuple[Tallied, ...]:
        with self._reading() as session:
            return reviews.tallied(session, wholly_shared_with(Position.SUPERVISOR, self._team))


def _quartiles(values: list[float]) -> tuple[float, float, float]:
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high


def _per_100(counted: tuple[Tallied, ...], turns: int) -> dict[str, float]:
    names = sorted({name for each in counted for name in each.counts})
    return {name: round(100 * sum(each.counts.get(name, 0) for each in counted) / turns, 2) for name in names}


def _strengths(counted: tuple[Tallied, ...]) -> list[Picked]:
    """Per agent, the conversation with the most of a strength that is rare in the team."""
    total: Counter[str] = Counter()
    for each in counted:
        total.update(each.counts)
    best: dict[str, tuple[float, Picked]] = {}
    for each in counted:
        for worth, name in _rarest(each, total):
            if worth > best.get(each.owner_id, (0.0, None))[0]:
                best[each.owner_id] = (worth, Picked(each.key, "strength", name))
    return [picked for _, picked in best.values()]


def _rarest(each: Tallied, total: Counter[str]) -> list[tuple[float, str]]:
    """The conversation's strengths with their share of all the team's."""
    return [(n / total[name], name) for name, n in each.counts.items() if BEHAVIOURS[name].kind is Kind.STRENGTH]


def _in_turn(counted: tuple[Tallied, ...]) -> list[Picked]:
    """The newest conversation of each agent, then the next newest of each."""
    queues: dict[str, list[Tallied]] = {}
    for each in reversed(counted):
        queues.setdefault(each.owner_id, []).append(each)
    longest = max(map(len, queues.values()), default=0)
    rounds = (queue[i] for i in range(longest) for queue in queues.values() if i < len(queue))
    return [Picked(each.key, "sample") for each in rounds]
