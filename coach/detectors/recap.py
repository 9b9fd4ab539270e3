"""Finds where the agent sums up what was agreed: who does what, and by when.

It opens with a word that sums up (*eli*, *so*) and tells what both will do, or what happens at a time that was agreed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.asked.agreed import Words, recaps
from coach.asked.talk import cut
from coach.detectors import Detect, Match, Talk
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.model import Language


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """Recaps; `text["words"]` has the phrases of `coach.asked.agreed.Words`."""
    given = text.get("words", {})
    words = Words(**{name: compile_phrases(given.get(name, ()), language) for name in Words.__slots__})

    def detect(talk: Talk) -> Iterator[Match]:
        for piece, confidence in recaps(cut(talk.turns), words):
            yield Match(piece.n, piece.place.span, confidence)

    return detect
