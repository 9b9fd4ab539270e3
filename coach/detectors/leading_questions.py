"""Finds leading questions: the agent states a guess about what the customer did or has, and leaves only yes or no.

A guess has its own words (*varmaan*, *I suppose*), a negative (*ettehän te …*), or a tag about the customer (*…,
didn't you?*). What the customer has told already is no guess: saying it back with a question mark is a check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Role
from coach.phrases import compile_phrases
from coach.questions.find import questions_in, span_of
from coach.questions.ties import is_content, ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.phrases import Phrases
    from coach.questions.question import Question

_TOLD = 0.5  # a statement of which this share was told before, its deed too, is a check
_ALIKE = 0.7  # likeness by vectors alone is too little to say that something was told


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's leading questions; `text["words"]` has the phrases `guess`, `doubt`, and `spared` ones."""
    words = text.get("words", {})
    guess, doubt, spared = (compile_phrases(words.get(name, ()), language) for name in ("guess", "doubt", "spared"))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for question in questions_in(turn):
                sure = _leads(turn, question, guess, doubt)
                if sure and not _within(turn, question, spared) and not _was_told(talk, turn, question):
                    yield Match(turn.turn.n, span_of(turn, question), sure)

    return detect


def _leads(turn: AnnotatedTurn, question: Question, guess: Phrases, doubt: Phrases) -> float:
    """How sure it is that a question leads, 0 where it does not."""
    if question.stated and _within(turn, question, guess):
        return 0.85
    return 0.7 if _within(turn, question, doubt) else 0.0


def _within(turn: AnnotatedTurn, question: Question, phrases: Phrases) -> bool:
    """Whether a phrase stands in the question."""
    return any(first < question.last and last > question.first for first, last in phrases.places(turn))


def _was_told(talk: Talk, turn: AnnotatedTurn, question: Question) -> bool:
    """Whether the customer told most of it before."""
    inside = range(question.first, question.last)
    matter = {i for i in inside if is_content(turn.words[i], turn.language)}
    deeds = {i for i in matter if turn.words[i].classes & {"participle", "past"}}
    told: set[int] = set()
    for before in talk.turns[: turn.turn.n]:
        if before.turn.speaker is Role.CUSTOMER:
            told |= {tie.here for tie in ties(turn, question.first, question.last, before) if tie.strength > _ALIKE}
    return bool(told) and len(told) >= _TOLD * len(matter) and bool(deeds <= told)
