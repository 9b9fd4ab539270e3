"""The team's picture: behaviours across what was shared; nobody is ranked, and small groups are not shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks
from coach.store import marks, reviews
from coach.store.columns import now
from coach.store.conversations import owned_by, since
from coach.store.people import Position
from coach.store.sharing import wholly_shared_with

if TYPE_CHECKING:
    from coach.store.reviews import Tallied, Totals

WEEKS = 12  # the team's picture is of these last weeks
_LATEST = 300  # conversations that talks are picked from, and that talk is compared with
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
        """The behaviours of whole conversations shared with supervisors that were brought in the last weeks."""
        lately = since(now() - timedelta(weeks=WEEKS))
        with self._reading() as session:
            all_ = reviews.totals(session, wholly_shared_with(Position.SUPERVISOR, self._team) & lately)
        shown = all_.people >= FEWEST and all_.agent_turns > 0
        return TeamPicture(all_.people, all_.conversations, all_.agent_turns, _per_100(all_) if shown else None)

    @allowed(*ANYBODY)
    def balance(self, channel: str, without: frozenset[str] = frozenset()) -> Balance:
        """Listening per talking in a channel, over the newest the team shares; somebody alone sees it over their own.

        Shown from five conversations on, and in a team from five people on. `without` are ids of transcripts that
        are nobody's own, such as samples.
        """
        alone = self.actor.alone
        where = owned_by(self._me) if alone else wholly_shared_with(Position.SUPERVISOR, self._team)
        with self._reading() as session:
            found = reviews.listening_per_talking(session, channel, where, without, _LATEST)
        people = len({owner for owner, _ in found})
        shown = len(found) >= FEWEST and (alone or people >= FEWEST)
        return Balance(len(found), people, _quartiles([value for _, value in found]) if shown else None)

    @allowed(Position.SUPERVISOR)
    def pick(self, count: int = 6) -> tuple[Picked, ...]:
        """Which shared conversations to talk about: contested ones, notable strengths, then each agent in turn."""
        where = wholly_shared_with(Position.SUPERVISOR, self._team)
        with self._reading() as session:
            counted = reviews.tallied(session, where, _LATEST)
            contested = marks.contests(session, where, open_only=True, count=count)
        picked = {mark.key: Picked(mark.key, "contest", mark.about.behaviour) for mark in contested}
        for one in (*_strengths(counted), *_in_turn(counted)):
            picked.setdefault(one.key, one)
        return tuple(picked.values())[:count]


def _quartiles(values: list[float]) -> tuple[float, float, float]:
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high


def _per_100(all_: Totals) -> dict[str, float]:
    return {name: round(100 * count / all_.agent_turns, 2) for name, count in sorted(all_.counts.items())}


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
