"""Finds the customer's questions that no agent turn answers or takes up.

The finding stands on the customer's question and points to the agent's words that came instead. Courtesy, rhetoric and
musing want no answer; "tarkistan", "en tiedä" and a question back about the same are ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.asked.coverage import Asked, coverage
from coach.asked.question import Words
from coach.detectors import Detect, Match, Talk
from coach.model import Language
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REASON = {
    Language.FI: "Asiakas kysyi ”{asked}”. Vastausta ei löydy; seuraavaksi agentti sanoi ”{next}”. "
    "Jo ”selvitän sen” voisi riittää.",
    Language.EN: "The customer asked “{asked}”. No answer is found; the agent said “{next}” next. "
    "Even “I'll find out” could do.",
}
_CONFIDENCE = 0.8


def words_of(text: Mapping[str, Any], language: Language) -> Words:
    """The rule's phrases, compiled."""
    given = text.get("words", {})
    return Words(**{name: compile_phrases(given.get(name, ()), language) for name in Words.__slots__})


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The unanswered questions; `text["words"]` has the phrases of `coach.asked.answers.Words`."""
    words = words_of(text, language)

    def detect(talk: Talk) -> Iterator[Match]:
        for asked in coverage(talk.turns, talk.conversation.channel, words):
            if asked.answer is None:
                yield _match(asked, language)

    return detect


def _match(asked: Asked, language: Language) -> Match:
    place = asked.question.place
    reason = _REASON[language].format(asked=asked.question.brief, next=asked.next.brief)
    return Match(place.turn, place.span, _CONFIDENCE, reason=reason, about=asked.next.place)
