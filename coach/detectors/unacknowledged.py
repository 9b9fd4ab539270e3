"""Finds replies that pass a reported problem by: nothing in the talk acknowledges it, regrets it, asks or acts.

However friendly the words: thanks for getting in touch, opening hours and offers are no answer to a fault. The finding
stands on the agent's first reply and points to the customer's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.detectors.missed_follow_up import follow_of
from coach.model import Place
from coach.questions.mentions import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.model import Language

_CONFIDENCE = 0.8


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The reply that passes by the talk's problem, as the rule missed-follow-up reads it (`borrowed`)."""
    follow = follow_of(text["borrowed"]["missed-follow-up"]["text"], language)

    def detect(talk: Talk) -> Iterator[Match]:
        ignored = follow.unheeded(talk)
        if ignored is None or ignored.taken.turn is None:
            return
        reply = talk.turns[ignored.taken.turn]
        told = talk.turns[ignored.mention.turn]
        about = Place(told.turn.n, span_of(told, ignored.mention))
        yield Match(reply.turn.n, reply.span(0, len(reply.words)), _CONFIDENCE, about=about)

    return detect
