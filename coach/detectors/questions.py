"""Finds questions without relying on the question mark, open ones or yes-or-no ones (see `coach.questions.tags`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.questions.find import span_of
from coach.questions.tags import asked_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def build(language: Language, text: Mapping[str, Any], *, open: bool) -> Detect:
    """The agent's open, or closed, questions."""

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for question in asked_in(talk.turns, turn.turn.n):
                if question.is_open is open:
                    yield Match(turn.turn.n, span_of(turn, question), confidence=0.85)

    return detect
