"""How fast the agent speaks: syllables per second in Finnish, words per minute in English.

Finnish words are long, so that words per minute would say little; syllables are even in length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.language.syllables import finnish_syllables
from coach.listening.pauses import in_time, time_of
from coach.model import Channel, Language, Role

if TYPE_CHECKING:
    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn

_LEAST_S = 15.0  # less talk than this says nothing about pace


def speech_rate(talk: Talk, language: Language) -> float | None:
    """The agent's pace in a call: syllables per second (Finnish) or words per minute (English).

    None where the talk is in the other language, or where there are less than 15 seconds of the agent's talk.
    """
    if talk.conversation.channel is not Channel.PHONE or not talk.turns or talk.turns[0].language is not language:
        return None
    spoken = [turn for turn in in_time(talk) if turn.turn.speaker is Role.AGENT and time_of(turn)]
    seconds = sum(time_of(turn).duration for turn in spoken)
    if seconds < _LEAST_S:
        return None
    if language is Language.FI:
        return round(sum(_syllables(turn) for turn in spoken) / seconds, 1)
    return float(round(60 * sum(len(turn.words) for turn in spoken) / seconds))


def _syllables(turn: AnnotatedTurn) -> int:
    # One written word may be two standard ones (*ootko* → *oletko*): what was said is what is written.
    return sum(finnish_syllables(turn.turn.text[start:end]) for start, end in {(w.start, w.end) for w in turn.words})
