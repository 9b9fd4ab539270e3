"""What a question is for: opening the talk, checking who calls, a proposal, leave to act, a check, a close.

The phrases for each stand in the rule that uses them; here they are matched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.questions.question import Question


class Function(StrEnum):
    """What a question is for; the first of these that fits is taken."""

    CLARIFICATION = "clarification"
    CHECK = "check"
    OPENING = "opening"
    CLOSING = "closing"
    VERIFICATION = "verification"
    PERMISSION = "permission"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Functions:
    """The compiled phrases of each function."""

    phrases: Mapping[Function, Phrases]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]], language: Language) -> Functions:
        """From a rule's word lists, one per function's name; a missing list is empty."""
        return cls({f: compile_phrases(words.get(f.value, ()), language) for f in Function})

    def all_in(self, turn: AnnotatedTurn) -> tuple[tuple[Function, int, int], ...]:
        """Every place in a turn that shows a function: the function, its first and last-plus-one word."""
        return tuple((f, first, last) for f, phrases in self.phrases.items() for first, last in phrases.places(turn))


def function_of(question: Question, places: Sequence[tuple[Function, int, int]]) -> Function | None:
    """The function of a question by the places found in its turn, None where it is an ordinary question."""
    inside = {f for f, first, last in places if first < question.last and last > question.first}
    return next((f for f in Function if f in inside), None)
