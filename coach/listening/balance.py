"""How talk is shared: by seconds where turns have a length, else by words; over a whole talk and in sliding windows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from coach.listening.pauses import in_time, time_of
from coach.model import Channel, Role, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.detectors import Talk

WINDOW_S, STEP_S, LEADS = 150.0, 30.0, 0.6  # ConvoKit's talk-time sharing: 2.5-minute windows, 30 s apart, 60 %


def amount(talk: Talk, role: Role) -> float:
    """Seconds of talk by one role, or words where no turn has a length."""
    if any(turn.turn.time for turn in talk.turns):
        return sum(turn.turn.time.duration for turn in talk.by(role) if turn.turn.time)
    return float(sum(len(turn.words) for turn in talk.by(role)))


def overlap_share(talk: Talk) -> float | None:
    """The share of the time with talk in which agent and customer both speak; None in writing and without lengths."""
    if talk.conversation.channel is not Channel.PHONE:
        return None
    agent, customer = (_spoken(talk, role) for role in (Role.AGENT, Role.CUSTOMER))
    both = sum(part.duration for part in _common(agent, customer))
    either = sum(part.duration for part in agent) + sum(part.duration for part in customer) - both
    return round(both / either, 3) if either else None


def leads(talk: Talk, role: Role) -> float | None:
    """The share of a call's 2.5-minute windows in which a role has at least 60 % of the talk.

    Windows start 30 s apart; None where the call is shorter than one window, or not a call.
    """
    shares = [share if role is Role.AGENT else 1 - share for _, share in windows(talk)]
    return round(sum(share >= LEADS for share in shares) / len(shares), 3) if shares else None


def windows(talk: Talk) -> Iterator[tuple[float, float]]:
    """Each window's start and the agent's share of the talk in it, silent windows left out."""
    agent, customer = (_Talked(_spoken(talk, role)) for role in (Role.AGENT, Role.CUSTOMER))
    if talk.conversation.channel is not Channel.PHONE or not (agent.parts and customer.parts):
        return
    start = min(agent.parts[0].start, customer.parts[0].start)
    end = max(agent.parts[-1].end, customer.parts[-1].end)
    while start + WINDOW_S <= end:
        window = Segment(start, start + WINDOW_S)
        mine, theirs = agent.within(window), customer.within(window)
        if mine + theirs:
            yield start, mine / (mine + theirs)
        start += STEP_S


class _Talked:
    """How long somebody spoke within any window, from the stretches in which they did."""

    def __init__(self, parts: Sequence[Segment]) -> None:
        self.parts = parts
        self._until = [0.0, *accumulate(part.duration for part in parts)]

    def within(self, window: Segment) -> float:
        return self._before(window.end) - self._before(window.start)

    def _before(self, moment: float) -> float:
        i = bisect_right(self.parts, moment, key=lambda part: part.start)
        over = max(0.0, self.parts[i - 1].end - moment) if i else 0.0
        return self._until[i] - over


def _spoken(talk: Talk, role: Role) -> list[Segment]:
    """When a role speaks: stretches in order that do not overlap each other."""
    merged: list[Segment] = []
    for time in (time_of(turn) for turn in in_time(talk) if turn.turn.speaker is role and time_of(turn)):
        if merged and time.start <= merged[-1].end:
            merged[-1] = Segment(merged[-1].start, max(merged[-1].end, time.end))
        else:
            merged.append(time)
    return merged


def _common(one: Sequence[Segment], two: Iterable[Segment]) -> Iterator[Segment]:
    """The parts that two ordered lists of stretches share."""
    first = 0
    for part in two:
        while first < len(one) and one[first].end <= part.start:
            first += 1
        i = first
        while i < len(one) and one[i].start < part.end:
            yield one[i] & part
            i += 1
