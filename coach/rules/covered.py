"""Which of the customer's questions a reply answers, read by the words of the rule on unanswered questions.

A page can show them one by one: the question, the words that answer it, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach import rules
from coach.asked.coverage import Asked, coverage
from coach.detectors.unanswered import words_of

if TYPE_CHECKING:
    from coach.detectors import Talk

RULE = "unanswered-question"


def covered(talk: Talk) -> tuple[Asked, ...]:
    """The customer's questions in order, each with the agent's words that answer it (None: nothing does)."""
    if not talk.turns:
        return ()
    language = talk.turns[0].language
    words = words_of(rules.load()[RULE].texts[language].raw, language)
    return coverage(talk.turns, talk.conversation.channel, words)
