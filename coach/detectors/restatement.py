"""Finds where the agent says back, in other words, what the customer said: *eli lasku tuli väärään osoitteeseen?*

It points to the customer's words. A number or a name read back is none, and neither is what the agent explains,
advises or will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.asked.echo import Words, said_back
from coach.asked.talk import cut
from coach.detectors import Detect, Match, Talk
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.model import Language


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """Restatements; `text["words"]` has the phrases of `coach.asked.echo.Words`."""
    given = text.get("words", {})
    words = Words(**{name: compile_phrases(given.get(name, ()), language) for name in Words.__slots__})

    def detect(talk: Talk) -> Iterator[Match]:
        for back in said_back(cut(talk.turns), words):
            yield Match(back.piece.n, back.piece.place.span, back.confidence, about=back.said.place)

    return detect
