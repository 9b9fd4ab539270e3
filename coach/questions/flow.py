"""The question flow of a talk: what the customer brought up, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.model import Role
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.mentions import mentions
from coach.questions.replies import agent_after, says_something_kind
from coach.questions.taken import Outcome, Taken, taken
from coach.questions.ties import points
from coach.questions.topics import PROBLEMS, Topic, Words, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.questions.mentions import Mention
    from coach.questions.replies import Replies

_MANY, _LONG = 3, 5  # agent turns after which a talk that dies out, or any talk, has had room for an answer
_SURE = 0.8  # how alike words must be to be the same thing
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
    missed, see `taken`), and questions alone are no answer once the talk has been closed or gone on for long.
    """
    for problem in _problems(told, turns, words, replies):
        after = tuple(agent_after(problem.mention.turn, turns))
        long_enough = any(len(turn.words) >= _REPLY_WORDS for turn in after)
        if not long_enough or not (replies.written or _is_over(turns, after, words)):
            continue
        heeds = _takes_heed if problem.mention.topic is Topic.REPEAT else _heeds
        if not any(heeds(turn, problem, turns, words, replies) for turn in after):
            return Told(problem.mention, Taken(Outcome.MISSED, after[0].turn.n))
    return None


def _problems(told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> Iterator[Told]:
    """The first problem told, and that it is told again; where talk goes to and fro, only in the turn that opens it."""
    if replies.written:
        yield from [each for each in told if each.mention.topic in PROBLEMS][:1]
        return
    first = told[0].mention.turn if told else 0
    requests = bool(told) and words.request.found_in(turns[first])
    here = [each for each in told if each.mention.turn == first]
    here = [each for each in here if not requests or (each.mention.errand and each.mention.topic is not Topic.HEALTH)]
    yield from [each for each in here if each.mention.topic in PROBLEMS][:1]
    again = (each for each in here if _says_again(each.mention, turns, words))
    yield from [replace(each, mention=replace(each.mention, topic=Topic.REPEAT)) for each in again][:1]


def _says_again(mention: Mention, turns: Sequence[AnnotatedTurn], words: Words) -> bool:
    """Whether a mention says that it is not for the first time (*kolmas kerta*) or that nobody came or answered."""
    again = any(mention.first <= at < mention.last for at, _ in places(turns[mention.turn], words.topics[Topic.REPEAT]))
    return again and any(_has(mention, turns, words, sign) for sign in ("still", "wronged"))


def tells_of_wrong(mention: Mention, turns: Sequence[AnnotatedTurn], words: Words) -> bool:
    """Whether a mention tells what the agent's own side did, and no good: *asentajanne tallasi*, *last time …*."""
    good = _has(mention, turns, words, "nice") or mention.topic in (Topic.PRAISE, Topic.WISH)
    return not good and _has(mention, turns, words, "wronged")


def _has(mention: Mention, turns: Sequence[AnnotatedTurn], words: Words, sign: str) -> bool:
    at = places(turns[mention.turn], words.telling[sign])
    return any(mention.first <= first < mention.last for first, _ in at)


def _is_over(turns: Sequence[AnnotatedTurn], after: Sequence[AnnotatedTurn], words: Words) -> bool:
    """Whether the agent has had the chance: the talk was closed, died out, or went on for long."""
    closed = any(words.closing.found_in(turn) for turn in after)
    return closed or len(after) >= _LONG or (len(after) >= _MANY and _dies_out(turns))


def _dies_out(turns: Sequence[AnnotatedTurn]) -> bool:
    """Whether the talk ends in a few words by the customer: *no kiitos sitten*."""
    last = next(turn for turn in reversed(turns) if turn.words)
    return last.turn.speaker is Role.CUSTOMER and len(last.words) < _REPLY_WORDS


def _takes_heed(
    turn: AnnotatedTurn, problem: Told, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies
) -> bool:
    """Whether an agent's turn says something kind about a repeated contact, looks into it, or mends its matter.

    To go on with the business, however briskly, is no heed.
    """
    mention = problem.mention
    if says_something_kind(turn, words, replies) or words.takes_up_topic[mention.topic].found_in(turn):
        return True
    own = content(turns[mention.turn].words[mention.first : mention.last], words.light)
    acted = {turn.words[first].sentence for first in _told_acts(turn, words)}
    acted -= {turn.words[first].sentence for first, _ in places(turn, words.elsewhere, words.courtesy)}
    if acted and turn is next(agent_after(mention.turn, turns)):  # done at once
        return True
    said = content((word for word in turn.words if word.sentence in acted), words.light)
    return tied(own, said, turn.language)[0] >= _SURE


def _heeds(turn: AnnotatedTurn, problem: Told, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> bool:
    """Whether an agent's turn says something kind, does something, or tells something about the problem."""
    if turn.turn.n in replies.deeds or says_something_kind(turn, words, replies):
        return True
    empty = {turn.words[first].sentence for first, _ in places(turn, words.elsewhere)}
    asked = {turn.words[question.first].sentence for question in questions_in(turn)}
    script = {turn.words[first].sentence for first, _ in places(turn, words.script, words.closing)}
    if replies.written and asked - script:
        return True
    if any(turn.words[first].sentence not in empty for first in _told_acts(turn, words)):
        return True
    empty |= asked
    empty |= {turn.words[first].sentence for first, _ in places(turn, words.courtesy)}
    stated = [word for word in turn.words if word.sentence not in empty]
    if not replies.written and points(stated, turn.language):
        return True
    known = content(_known(turn, problem, turns, replies), words.light)
    return tied(known, content(stated, words.light), turn.language)[0] > 0


def _told_acts(turn: AnnotatedTurn, words: Words) -> Iterator[int]:
    """The words that say, and do not ask, what is done; a recogniser sets no stop before the next question."""
    asked = {i for question in questions_in(turn) for i in range(question.first, question.last)}
    return (first for first, _ in places(turn, words.acts) if first not in asked)


def _known(turn: AnnotatedTurn, problem: Told, turns: Sequence[AnnotatedTurn], replies: Replies) -> tuple[Token, ...]:
    """The customer's words that a reply may take up: of a written message all, else those of the problem."""
    if not replies.written:
        mention = problem.mention
        return turns[mention.turn].words[mention.first : mention.last]
    before = (t for t in turns[: turn.turn.n] if t.turn.speaker is Role.CUSTOMER)
    return tuple(word for t in before for word in t.words)
