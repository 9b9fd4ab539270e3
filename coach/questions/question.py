"""One question: where it stands in its turn and what kind of answer it leaves room for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.model import Span

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn


class Form(StrEnum):
    """How a question is put: open (what, how, why …), yes-or-no, a choice given, or a tag after a statement."""

    OPEN = "open"
    CLOSED = "closed"
    ALTERNATIVE = "alternative"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words in the turn (`first` up to, not including, `last`) and its form.

    `stated` is true where the words alone are a statement and only its sign, its tag or its hedge makes it a question
    (*Te ette varmaan …?*).
    """

    first: int
    last: int
    form: Form
    stated: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the customer can tell it in their own words; a choice, a tag and yes-or-no are closed."""
        return self.form is Form.OPEN


def span_of(turn: AnnotatedTurn, question: Question) -> Span:
    """The question's characters, with its closing sign."""
    end = turn.words[question.last - 1].end
    text = turn.turn.text
    return Span(turn.words[question.first].start, end + (text[end : end + 1] == "?"))
