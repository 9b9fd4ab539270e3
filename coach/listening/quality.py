"""Whether a call's times can tell who talks over whom: if not, no overlap is named, and listening is not judged."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.model import Channel, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.detectors import Talk
    from coach.model import Segment, Turn

_FINER = 0.1  # so few times finer than a second among whole ones are accidents
_TIMED = 0.5  # the least share of spoken turns with a length
_CHANGES, _MANY_CHANGES = 8, 30  # changes of speaker: enough to see a pattern; so many overlap somewhere
_TOUCH_S, _TOUCHING = 0.005, 0.25  # turns that touch to the hundredth; the share of changes from which on they are cut
_ASTRAY_S, _ASTRAY = 0.5, 0.1  # a word so far outside its turn; the share of words from which on times do not match
_FEW_LETTERS, _FEW_HASTY = 15, 2  # in shorter turns, and in so few of them, a rounding error weighs too much
_LETTERS_PER_S, _HASTY = 40.0, 0.2  # nobody speaks this fast; the share of turns from which on times do not match
_OTHERS = 1 / 3  # the share of words by nobody known from which on speakers are in doubt


class Doubt(StrEnum):
    """Why times cannot tell."""

    NO_TIMES = "no_times"
    WHOLE_SECONDS = "whole_seconds"
    ONE_CHANNEL = "one_channel"
    WORDS_ASTRAY = "words_astray"
    SPEAKERS = "speakers"


def doubt(talk: Talk) -> Doubt | None:
    """Why a call's times cannot tell who talks over whom, None where they can."""
    turns = [turn for turn in talk.conversation.turns if turn.text.strip()]
    timed = [turn for turn in turns if turn.time]
    if talk.conversation.channel is not Channel.PHONE or len(timed) < _TIMED * len(turns) or not timed:
        return Doubt.NO_TIMES
    if _whole_seconds(timed):
        return Doubt.WHOLE_SECONDS
    if _speakers_doubtful(turns):
        return Doubt.SPEAKERS
    if _words_astray(timed):
        return Doubt.WORDS_ASTRAY
    return Doubt.ONE_CHANNEL if _one_channel(timed) else None


def _time(turn: Turn) -> Segment:
    if turn.time is None:
        raise ValueError("only timed turns")
    return turn.time


def _whole_seconds(timed: Sequence[Turn]) -> bool:
    """The smallest credible overlap would be a second."""
    times = [moment for turn in timed for moment in (_time(turn).start, _time(turn).end)]
    return sum(moment != int(moment) for moment in times) <= _FINER * len(times)


def _speakers_doubtful(turns: Sequence[Turn]) -> bool:
    """Much is said by nobody known, or one side says nothing: then who interrupts whom is a guess."""
    said = {role: sum(len(turn.text.split()) for turn in turns if turn.speaker is role) for role in Role}
    return said[Role.OTHER] > _OTHERS * sum(said.values())


def _words_astray(timed: Sequence[Turn]) -> bool:
    """Words outside their turns, or turns too short for their words: text and times do not belong together."""
    words = [(word.time, _time(turn)) for turn in timed for word in turn.words]
    astray = sum(word.start < whole.start - _ASTRAY_S or word.end > whole.end + _ASTRAY_S for word, whole in words)
    long = [turn for turn in timed if len(turn.text) > _FEW_LETTERS]
    hasty = sum(len(turn.text) > _LETTERS_PER_S * _time(turn).duration for turn in long)
    return astray > _ASTRAY * len(words) or hasty > max(_FEW_HASTY, _HASTY * len(long))


def _one_channel(timed: Sequence[Turn]) -> bool:
    """No overlap at all in a long talk, or turns cut to touch each other: overlaps were not recorded."""
    ordered = sorted(timed, key=lambda turn: (_time(turn).start, turn.n))
    changes = [(_time(one), _time(two)) for one, two in pairwise(ordered) if one.speaker is not two.speaker]
    if len(changes) < _CHANGES or any(two.start < one.end - _TOUCH_S for one, two in changes):
        return False
    touching = sum(two.start - one.end <= _TOUCH_S for one, two in changes)
    return len(changes) >= _MANY_CHANGES or touching >= _TOUCHING * len(changes)
