"""The agent's stretches of talk: several turns in a row are one when the customer only says that they listen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.listening.pauses import PAUSE_S, in_time, time_of
from coach.listening.vocabulary import is_listener_talk
from coach.model import Role, Segment
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn


@dataclass(frozen=True, slots=True)
class Stretch:
    """Turns by the agent without room for the customer in between, and the time they take together."""

    turns: tuple[AnnotatedTurn, ...]
    time: Segment

    @property
    def longest(self) -> AnnotatedTurn:
        """The turn that takes most of it."""
        return max(self.turns, key=lambda turn: time_of(turn).duration)


def stretches(talk: Talk) -> Iterator[Stretch]:
    """The agent's stretches in a call, in order; only turns with a length count.

    A listening signal begins none. A stretch ends where the customer says more than a listening signal, where the agent
    asked something, and at a pause of three seconds: there the customer had room.
    """
    run: list[AnnotatedTurn] = []
    for turn in in_time(talk):
        if turn.turn.speaker is not Role.AGENT:
            if run and not _lets_go_on(turn, run):
                yield _stretch(run)
                run = []
        elif time_of(turn):
            if run and _had_room(run, turn):
                yield _stretch(run)
                run = []
            if run or not is_listener_talk(turn):
                run.append(turn)
    if run:
        yield _stretch(run)


def _lets_go_on(turn: AnnotatedTurn, run: list[AnnotatedTurn]) -> bool:
    """Whether a customer's turn leaves the floor with the agent: a listening signal that answers no question."""
    inside = time_of(turn).end <= _end(run)
    return inside or (is_listener_talk(turn) and not questions_in(run[-1]))


def _had_room(run: list[AnnotatedTurn], turn: AnnotatedTurn) -> bool:
    return time_of(turn).start - _end(run) >= PAUSE_S


def _end(run: list[AnnotatedTurn]) -> float:
    return max(time_of(turn).end for turn in run)


def _stretch(run: list[AnnotatedTurn]) -> Stretch:
    return Stretch(tuple(run), Segment(time_of(run[0]).start, _end(run)))
