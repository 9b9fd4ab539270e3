"""Finds leading questions: the agent states a guess about what the customer did or has, and leaves only yes or no.

A guess has its own words (*varmaan*, *I suppose*), a negative (*ettehän te …*), a tag about the customer (*…, didn't
you?*), or tells what happened and only sets the mark behind it (*Ja se oli vähän ruosteinen?*). What the customer has
told already is no guess: saying it back with a question mark is a check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Role
from coach.phrases import compile_phrases
from coach.questions.find import questions_in, span_of
from coach.questions.question import Form
from coach.questions.ties import is_content, ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.phrases import Phrases
    from coach.questions.question import Question

_TOLD = 0.5  # a statement of which this share was told before, its deed too, is a check
_PAST = frozenset(("past", "participle"))
_IT = frozenset("se tämä tuo it this that".split())
_ALIKE = 0.7  # likeness by vectors alone is too little to say that something was told


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's leading questions; `text["words"]` has the phrases `guess`, `doubt`, and `spared` ones."""
    words = text.get("words", {})
    guess, doubt, spared = (compile_phrases(words.get(name, ()), language) for name in ("guess", "doubt", "spared"))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for question in questions_in(turn):
                sure = _leads(turn, question, guess, doubt)
                found = sure or _only_marked(turn, question)
                if found and not _within(turn, question, spared) and not _was_told(talk, turn, question, bare=not sure):
                    yield Match(turn.turn.n, span_of(turn, question), found)

    return detect


def _leads(turn: AnnotatedTurn, question: Question, guess: Phrases, doubt: Phrases) -> float:
    """How sure it is that a question leads, 0 where it does not."""
    if question.stated and _within(turn, question, guess):
        return 0.85
    return 0.7 if _is_tagged(turn, question) or _within(turn, question, doubt) else 0.0


def _is_tagged(turn: AnnotatedTurn, question: Question) -> bool:
    """Whether a statement asks by its tag: *teillä vuotaa hana, eikö niin?*, *he'll be fine, won't he?*.

    What checks a plain fact, or what was understood, does not lead: *se on harmaa, eikö vain?*, *so you …, right?*.
    """
    tagged = question.stated and question.form is Form.TAG
    names = turn.words[question.first].norm in _IT
    says_back = turn.words[question.first - 1].norm == "so" and turn.words[question.last - 1].norm == "right"
    return tagged and not (names or says_back or _verifies(turn, question))


def _verifies(turn: AnnotatedTurn, question: Question) -> bool:
    """Whether a question has the customer's number, address or the like: *osoitteenne*, *unit 9*."""
    inside = turn.words[question.first : question.last]
    return any(word.classes & {"yours", "num"} or word.norm.isdigit() for word in inside)


def _only_marked(turn: AnnotatedTurn, question: Question) -> float:
    """How sure it is that a statement of what happened, only its mark makes it a question, leads."""
    words = turn.words[question.first : question.last]
    marked = turn.turn.text[span_of(turn, question).end - 1] == "?"
    past = any("verb" in word.classes and word.classes & _PAST for word in words)
    matter = any(is_content(word, turn.language) for word in words)
    told = question.stated and question.form is Form.CLOSED and past and matter
    return 0.6 if told and marked and not _verifies(turn, question) else 0.0


def _within(turn: AnnotatedTurn, question: Question, phrases: Phrases) -> bool:
    """Whether a phrase stands in the question."""
    return any(first < question.last and last > question.first for first, last in phrases.places(turn))


def _was_told(talk: Talk, turn: AnnotatedTurn, question: Question, *, bare: bool) -> bool:
    """Whether the customer told most of it before; any of it, where only a mark makes the guess (`bare`)."""
    inside = range(question.first, question.last)
    matter = {i for i in inside if is_content(turn.words[i], turn.language)}
    deeds = {i for i in matter if turn.words[i].classes & {"participle", "past"}}
    told: set[int] = set()
    for before in talk.turns[: turn.turn.n]:
        if before.turn.speaker is Role.CUSTOMER:
            told |= {tie.here for tie in ties(turn, question.first, question.last, before) if tie.strength > _ALIKE}
    if bare:
        return bool(told)
    return bool(told) and len(told) >= _TOLD * len(matter) and bool(deeds <= told)
