"""What happens in time: who came in while whom was speaking, and the pauses of a call. Shown, never scored."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coach import rules
from coach.listening.overlaps import overlaps
from coach.listening.pauses import Waiting, in_time, pauses, time_of
from coach.model import Channel, Language, Overlap, Pause, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.listening import overlaps as listening

UNDETERMINED = "undetermined"


def overlaps_of(talk: Talk) -> tuple[Overlap, ...]:
    """All overlaps of a call, by whomever, in the order of their starts; those that nothing typed are undetermined."""
    if talk.conversation.channel is not Channel.PHONE:
        return ()
    typed = tuple(_typed(each) for each in overlaps(talk))
    known = {each.turn for each in typed}
    rest = (each for each in _crossings(talk) if each.turn not in known)
    return tuple(sorted((*typed, *rest), key=lambda each: (each.time, each.turn)))


def pauses_of(talk: Talk) -> tuple[Pause, ...]:
    """The pauses of a call of three seconds or more."""
    return tuple(pauses(talk, waiting(talk.turns[0].language))) if talk.turns else ()


def _typed(told: listening.Overlap) -> Overlap:
    crossing = told.crossing
    over = crossing.earlier.turn.turn.n
    return Overlap(crossing.time, crossing.later.turn.turn.n, over, told.type or UNDETERMINED)


@cache
def waiting(language: Language) -> Waiting:
    """The rulebook's phrases about waits: what is shown and what is found hear the same."""
    rule = rules.load()["unexplained-silence"]
    return Waiting.of(rule.texts[language].raw.get("words", {}), language)


def _crossings(talk: Talk) -> Iterator[Overlap]:
    """Where a side's turn begins before the other's is over, by the turns' times alone."""
    last: dict[Role, AnnotatedTurn] = {}
    for turn in in_time(talk):
        for role, other in last.items():
            if role is not turn.turn.speaker and (both := time_of(other) & time_of(turn)):
                yield Overlap(both, turn.turn.n, other.turn.n, UNDETERMINED)
        own = last.get(turn.turn.speaker)
        if own is None or time_of(turn).end > time_of(own).end:
            last[turn.turn.speaker] = turn
