"""Finds every question of a turn, with or without its question mark.

Speech recognisers write none, and a chat leaves them out; so words and grammar decide (see `finnish` and `english`),
and the mark, where there is one, is believed. A question may follow words that only react, with no stop between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.language.once import once
from coach.model import Language
from coach.questions import english, finnish
from coach.questions.clause import Sentence
from coach.questions.question import Question, span_of
from coach.questions.reactions import reacts_until

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn

__all__ = ["Question", "questions_in", "span_of"]


@once(2048)
def questions_in(turn: AnnotatedTurn) -> tuple[Question, ...]:
    """The questions of a turn, in order: several in one sentence where they are joined."""
    asked = finnish.asked if turn.language is Language.FI else english.asked
    found: list[Question] = []
    for number, (first, _) in enumerate(turn.sentences):
        sentence = Sentence.of(turn, number)
        questions = asked(sentence)
        past = 0 if questions or sentence.marked else reacts_until(sentence.words, turn.language)
        if 0 < past < len(sentence.words):
            questions = asked(sentence.part(past, len(sentence.words)))
        start = first + past
        found += [Question(start + q.first, start + q.last, q.form, q.stated) for q in questions]
    return tuple(found)
