"""The question flow of a talk: what the customer brought up, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Role
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.mentions import mentions
from coach.questions.taken import Outcome, Taken, agent_after, says_something_kind, taken
from coach.questions.topics import PROBLEMS, Words, found, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.mentions import Mention
    from coach.questions.taken import Replies

_MANY = 3
_REPLY_WORDS = 6  # a shorter answer says too little to be called silent about a problem


@dataclass(frozen=True, slots=True)
class Told:
    """One thing the customer brought up, and what became of it."""

    mention: Mention
    taken: Taken


def flow(turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> tuple[Told, ...]:
    """Everything the customer brings up, in order, with what became of it."""
    return tuple(Told(mention, taken(mention, turns, words, replies)) for mention in mentions(turns, words))


def unheeded(told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> Told | None:
    """The first problem told, where no agent turn of the whole talk acknowledges it or acts on it.

    On the phone and in a chat it is the errand (what is told beside it may be missed, see `taken`), and questions alone
    are no answer once the talk has been closed.
    """
    problems = (each for each in told if each.mention.topic in PROBLEMS and each.taken.turn is not None)
    problem = next((each for each in problems if replies.written or each.mention.errand), None)
    if problem is None:
        return None
    after = tuple(agent_after(problem.mention.turn, turns))
    closed = any(found(turn, words.closing) for turn in after) or (len(after) >= _MANY and _dies_out(turns))
    long_enough = any(len(turn.words) >= _REPLY_WORDS for turn in after) and (replies.written or closed)
    if not long_enough or any(_heeds(turn, turns, words, replies) for turn in after):
        return None
    return Told(problem.mention, Taken(Outcome.MISSED, after[0].turn.n))


def _dies_out(turns: Sequence[AnnotatedTurn]) -> bool:
    """Whether the talk ends in a few words by the customer: *no kiitos sitten*."""
    last = next(turn for turn in reversed(turns) if turn.words)
    return last.turn.speaker is Role.CUSTOMER and len(last.words) < _REPLY_WORDS


def _heeds(turn: AnnotatedTurn, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> bool:
    """Whether an agent's turn says something kind, does something, or tells something about what the customer told."""
    if turn.turn.n in replies.deeds or says_something_kind(turn, words, replies):
        return True
    empty = {turn.words[first].sentence for first, _ in places(turn, words.elsewhere)}
    asked = {turn.words[question.first].sentence for question in questions_in(turn)}
    script = {turn.words[first].sentence for first, _ in places(turn, (*words.script, *words.closing))}
    if replies.written and asked - script:
        return True
    empty |= asked
    if any(turn.words[first].sentence not in empty for first, _ in places(turn, words.acts)):
        return True
    empty |= {turn.words[first].sentence for first, _ in places(turn, words.courtesy)}
    customer = (t for t in turns[: turn.turn.n] if t.turn.speaker is Role.CUSTOMER)
    known = content((word for t in customer for word in t.words), words.light)
    stated = content((word for word in turn.words if word.sentence not in empty), words.light)
    return tied(known, stated, turn.language)[0] > 0
