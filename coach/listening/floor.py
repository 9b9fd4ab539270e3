"""Who starts while somebody else is still speaking: the overlaps of a call, before anybody says what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.listening.clause import is_broken_off, is_closed
from coach.listening.speech import Speech, speech
from coach.model import Segment
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.detectors import Talk

_TOGETHER_S = 0.1  # two who start this close to each other start at once: nobody talks into anybody's turn
_ANSWER_S = 0.3  # an answer may begin this long before the question is over
_BACK = 12  # turns back that may still be being spoken
_ON = 6  # turns on that tell who has the floor


@dataclass(frozen=True, slots=True)
class Crossing:
    """One side starts to speak inside the other side's turn.

    `earlier` was speaking, `later` came in, `run` is all that the later speaker says without a pause, `after` what
    came next, whoever said it. `time` is the stretch in which both spoke.
    """

    earlier: Speech
    later: Speech
    run: tuple[Speech, ...]
    after: tuple[Speech, ...]
    time: Segment

    @property
    def end(self) -> float:
        """When the later speaker's run was over."""
        return max(each.time.end for each in self.run)


def crossings(talk: Talk) -> Iterator[Crossing]:
    """The overlaps of a call in the order of the later turn's start.

    Who talks over a mere listening signal talks into nobody's turn, and who was speaking already when the other came
    in goes on with their own.
    """
    gap = talk.handbook.listening.join_gap_s
    spoken = speech(talk)
    for i, later in enumerate(spoken):
        before = spoken[max(0, i - _BACK) : i]
        if earlier := _spoken_into(before, later, gap):
            run = _run(later, spoken[i + 1 : i + 1 + _ON], gap)
            after = tuple(each for each in spoken[i + 1 : i + 1 + _ON] if all(each is not own for own in run))
            time = Segment(later.time.start, min(earlier.time.end, max(each.time.end for each in run)))
            yield Crossing(earlier, later, run, after, time)


def _spoken_into(before: Sequence[Speech], later: Speech, gap: float) -> Speech | None:
    """The other side's turn that is still being spoken when `later` starts, the one that ends last."""
    still = [each for each in before if _sounds_under(each, later) and not each.listens]
    still = still or [each for each in before if _sounds_under(each, later) and _answers(each, before)]
    earlier = max(still, key=lambda each: each.time.end, default=None)
    if earlier is None or any(_goes_on(each, earlier, later, gap) for each in before):
        return None
    return earlier


def _sounds_under(each: Speech, later: Speech) -> bool:
    other_side = each.side is not later.side
    return other_side and each.time.start < later.time.start and each.time.end > later.time.start


def _answers(signal: Speech, before: Sequence[Speech]) -> bool:
    """Whether a listening signal is an answer: the other side had just asked and stopped."""
    asked = [each for each in before if each.time.start < signal.time.start and each.who != signal.who]
    return bool(asked) and asked[-1].time.end <= signal.time.start + _ANSWER_S and bool(questions_in(asked[-1].turn))


def _goes_on(each: Speech, earlier: Speech, later: Speech, gap: float) -> bool:
    """Whether the later speaker was in the middle of something already: the other came in, not they."""
    return (
        each.who == later.who
        and each.time.start <= earlier.time.start
        and each.time.end > later.time.start - gap
        and not is_closed(each.text)
        and not is_broken_off(each.text)
        and not each.listens
    )


def _run(later: Speech, following: Sequence[Speech], gap: float) -> tuple[Speech, ...]:
    run = [later]
    for each in following:
        if each.who == later.who and each.time.start < run[-1].time.end + gap:
            run.append(each)
    return tuple(run)
