"""The question flow of a talk: what the customer brought up, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Role
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.mentions import mentions
from coach.questions.taken import Outcome, Taken, agent_after, says_something_kind, taken
from coach.questions.topics import PROBLEMS, Words, found, places, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.mentions import Mention
    from coach.questions.taken import Replies

_REPLY_WORDS = 6  # a shorter answer says too little to be called silent about a problem
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class Told:
    """One thing the customer brought up, and what became of it."""

    mention: Mention
    taken: Taken


def flow(turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> tuple[Told, ...]:
    """Everything the customer brings up, in order, with what became of it."""
    return tuple(Told(mention, taken(mention, turns, words, replies)) for mention in mentions(turns, words))


def unheeded(told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> Told | None:
    """The first problem told, where no agent turn of the whole talk acknowledges, asks about or acts on any problem."""
    problems = [each for each in told if each.mention.topic in PROBLEMS]
    if not problems or any(each.taken.outcome is not Outcome.MISSED for each in problems):
        return None
    after = tuple(agent_after(problems[0].mention.turn, turns))
    long_enough = any(len(turn.words) >= _REPLY_WORDS for turn in after)
    if not long_enough or any(_heeds(turn, turns, words, replies) for turn in after):
        return None
    return problems[0]


def _heeds(turn: AnnotatedTurn, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> bool:
    """Whether an agent's turn does anything at all about what the customer has told so far."""
    if turn.turn.n in replies.deeds or says_something_kind(turn, words, replies) or found(turn, words.acts):
        return True
    script = {turn.words[first].sentence for first, _ in places(turn, (*words.script, *words.closing))}
    if any(turn.words[question.first].sentence not in script for question in questions_in(turn)):
        return True
    customer = (t for t in turns[: turn.turn.n] if t.turn.speaker is Role.CUSTOMER)
    told = content((word for t in customer for word in t.words), words.light)
    return tied(told, said(turn, words), turn.language)[0] >= _SAME
