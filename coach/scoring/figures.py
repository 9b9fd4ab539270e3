"""Figures beside the scores: who talks how much, how fast replies come, what is asked."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from coach.model import Channel, Figures, Finding, Role, Segment, Turn
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.detectors import Talk


def figures(talk: Talk, findings: Sequence[Finding]) -> Figures:
    """The figures of one conversation; None where the transcript cannot tell.

    Talk is measured in seconds where turns have a length, else in words.
    """
    agent, customer = _talk(talk, Role.AGENT), _talk(talk, Role.CUSTOMER)
    both = agent + customer
    phone = talk.conversation.channel is Channel.PHONE
    return Figures(
        talk_share=round(agent / both, 3) if both else None,
        listen_to_talk=round(customer / agent, 2) if agent else None,
        longest_monologue_s=_longest(talk) if phone else None,
        response_time_s=response_time(talk.conversation.turns),
        questions=sum(len(questions_in(turn)) for turn in talk.by(Role.AGENT)),
        follow_ups=sum(f.behaviour == "follow-up" for f in findings),
    )


def _timed(talk: Talk) -> bool:
    return any(t.turn.time for t in talk.turns)


def _talk(talk: Talk, role: Role) -> float:
    """Seconds of talk by one role, or words where no turn has a length."""
    if _timed(talk):
        return sum(t.turn.time.duration for t in talk.by(role) if t.turn.time)
    return float(sum(len(t.words) for t in talk.by(role)))


def _longest(talk: Talk) -> float | None:
    lengths = [t.turn.time.duration for t in talk.by(Role.AGENT) if t.turn.time]
    return round(max(lengths), 2) if lengths else None


def response_time(turns: Iterable[Turn]) -> float | None:
    """Median seconds from the customer's stop to the agent's start, overlaps counted as zero; None without times."""
    gaps = [
        max(0.0, agent.start - customer.end) for customer, agent in _exchanges([t for t in turns if t.time is not None])
    ]
    return round(median(gaps), 2) if gaps else None


def _exchanges(turns: list[Turn]) -> Iterable[tuple[Segment, Segment]]:
    for one, two in pairwise(turns):
        if one.speaker is Role.CUSTOMER and two.speaker is Role.AGENT and one.time is not None and two.time is not None:
            yield one.time, two.time
