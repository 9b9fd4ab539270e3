"""Finds every question of a turn, with or without its question mark.

Speech recognisers write none, and a chat leaves them out; so words and grammar decide (see `finnish` and `english`),
and the mark, where there is one, is believed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions import english, finnish
from coach.questions.clause import Sentence
from coach.questions.question import Question, span_of

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn

__all__ = ["Question", "questions_in", "span_of"]


def questions_in(turn: AnnotatedTurn) -> tuple[Question, ...]:
    """The questions of a turn, in order: several in one sentence where they are joined."""
    return _read(_Itself(turn))


class _Itself:
    """A turn known by being the same object: many rules ask for the questions of one turn, and it is read once."""

    __slots__ = ("turn",)

    def __init__(self, turn: AnnotatedTurn) -> None:
        self.turn = turn

    def __hash__(self) -> int:
        return id(self.turn)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.turn is other.turn


@lru_cache(maxsize=2048)
def _read(itself: _Itself) -> tuple[Question, ...]:
    turn = itself.turn
    asked = finnish.asked if turn.language is Language.FI else english.asked
    found: list[Question] = []
    for number, (first, _) in enumerate(turn.sentences):
        sentence = Sentence.of(turn, number)
        found += [Question(first + q.first, first + q.last, q.form, q.stated) for q in asked(sentence)]
    return tuple(found)
