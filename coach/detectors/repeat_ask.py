"""Finds questions for what the customer has already told: a number, a time, a place, a step that was tried.

The finding points to the customer's words that told it. Asking again because it was not heard, to make sure, or more
precisely, passes; so does a check with the value in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.asked.talk import cut
from coach.asked.told import Words, repeats
from coach.detectors import Detect, Match, Talk
from coach.model import Language
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REASON = {
    Language.FI: "Asiakas oli jo kertonut tämän: ”{told}”. Tiedon voisi toistaa ja varmistaa: ”Se oli siis …?”",
    Language.EN: "The customer had already told this: “{told}”. It could be said back and checked: “That was …?”",
}
_CONFIDENCE = 0.8


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """Repeated questions; `text["words"]` has the phrases and words of `coach.asked.told.Words`."""
    given = text.get("words", {})
    words = Words(
        asks={kind: compile_phrases(texts, language) for kind, texts in given.get("asks", {}).items()},
        requests=compile_phrases(given.get("requests", ()), language),
        spared=compile_phrases(given.get("spared", ()), language),
        wishes=compile_phrases(given.get("wishes", ()), language),
        news=compile_phrases(given.get("news", ()), language),
        happens=frozenset(given.get("happens", ())),
        buys=compile_phrases(given.get("buys", ()), language),
        tried=frozenset(given.get("tried", ())),
        deeds=frozenset(given.get("deeds", ())),
        exists=compile_phrases(given.get("exists", ()), language),
        said_before=compile_phrases(given.get("said_before", ()), language),
    )

    def detect(talk: Talk) -> Iterator[Match]:
        for asked, told in repeats(cut(talk.turns), words):
            reason = _REASON[language].format(told=told.brief)
            yield Match(asked.n, asked.place.span, _CONFIDENCE, reason=reason, about=told.place)

    return detect
