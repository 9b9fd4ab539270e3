"""The question flow of a talk: what the customer brought up, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Role
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.mentions import mentions
from coach.questions.taken import Outcome, Taken, agent_after, says_something_kind, taken
from coach.questions.ties import points
from coach.questions.topics import PROBLEMS, Topic, Words, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token
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
    """The problem that the contact is about, where no agent turn of the whole talk acknowledges it or acts on it.

    On the phone and in a chat it is told in the turn that opens the matter (what is told beside a request may be
    missed, see `taken`), and questions alone are no answer once the talk has been closed.
    """
    problem = _problem(told, turns, words, replies)
    after = tuple(agent_after(problem.mention.turn, turns)) if problem is not None else ()
    if problem is None or not after:
        return None
    closed = any(words.closing.found_in(turn) for turn in after) or (len(after) >= _MANY and _dies_out(turns))
    long_enough = any(len(turn.words) >= _REPLY_WORDS for turn in after) and (replies.written or closed)
    if not long_enough or any(_heeds(turn, problem, turns, words, replies) for turn in after):
        return None
    return Told(problem.mention, Taken(Outcome.MISSED, after[0].turn.n))


def _problem(told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> Told | None:
    """The first problem told; where talk goes to and fro, only in the turn that opens the matter."""
    if replies.written:
        return next((each for each in told if each.mention.topic in PROBLEMS), None)
    first = told[0].mention.turn if told else 0
    requests = bool(told) and words.request.found_in(turns[first])
    here = (each for each in told if each.mention.turn == first and each.mention.topic in PROBLEMS | {Topic.REPEAT})
    return next((each for each in here if each.mention.errand or not requests), None)


def _dies_out(turns: Sequence[AnnotatedTurn]) -> bool:
    """Whether the talk ends in a few words by the customer: *no kiitos sitten*."""
    last = next(turn for turn in reversed(turns) if turn.words)
    return last.turn.speaker is Role.CUSTOMER and len(last.words) < _REPLY_WORDS


def _heeds(turn: AnnotatedTurn, problem: Told, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> bool:
    """Whether an agent's turn says something kind, does something, or tells something about the problem."""
    if turn.turn.n in replies.deeds or says_something_kind(turn, words, replies):
        return True
    empty = {turn.words[first].sentence for first, _ in places(turn, words.elsewhere)}
    asked = {turn.words[question.first].sentence for question in questions_in(turn)}
    script = {turn.words[first].sentence for first, _ in places(turn, words.script, words.closing)}
    if replies.written and asked - script:
        return True
    empty |= asked
    if any(turn.words[first].sentence not in empty for first, _ in places(turn, words.acts)):
        return True
    empty |= {turn.words[first].sentence for first, _ in places(turn, words.courtesy)}
    stated = [word for word in turn.words if word.sentence not in empty]
    if not replies.written and points(stated, turn.language):
        return True
    known = content(_known(turn, problem, turns, replies), words.light)
    return tied(known, content(stated, words.light), turn.language)[0] > 0


def _known(turn: AnnotatedTurn, problem: Told, turns: Sequence[AnnotatedTurn], replies: Replies) -> tuple[Token, ...]:
    """The customer's words that a reply may take up: of a written message all, else those of the problem."""
    if not replies.written:
        mention = problem.mention
        return turns[mention.turn].words[mention.first : mention.last]
    before = (t for t in turns[: turn.turn.n] if t.turn.speaker is Role.CUSTOMER)
    return tuple(word for t in before for word in t.words)
