"""Which of the customer's questions the agent answered, and with which words.

A question counts as answered where a later agent turn speaks of what it asks about, opens with *joo* or *ei*, repeats
its verb, tells the kind of thing it wants (a time, a price, a place), takes it up ("tarkistan"), or says anything right
after it that belongs to nothing else. What then remains is unanswered: two questions and one answer, a question met by
another question, a reply about something said before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.asked.addressed import is_addressed
from coach.asked.answers import passes
from coach.asked.matter import together, without_times
from coach.asked.question import Context, Open
from coach.asked.talk import CutTalk, cut, points_back
from coach.model import Channel, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.asked.pieces import Piece
    from coach.asked.question import Words
    from coach.language.tokens import AnnotatedTurn

_CONTEXT = 8  # turns before a question that its reply may be about instead
_SAME_QUESTION = 0.6  # share of the matter from which a later question asks the same again
_BROKEN = ("-", "–", "—", "…", "...")


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the customer's questions, the agent's words that answer it (None: nothing does), and the agent's words
    that came next."""

    question: Piece
    answer: Piece | None
    next: Piece


def coverage(turns: Sequence[AnnotatedTurn], channel: Channel, words: Words) -> tuple[Asked, ...]:
    """The customer's questions in order, each with its answer; those that no agent turn follows are left out.

    A question asked again is told once, where it was asked first.
    """
    talk = cut(turns)
    said = [turn for turn in turns if turn.turn.speaker is Role.CUSTOMER and turn.words]
    asked: list[Open] = []
    for at, turn in enumerate(said):
        asked += _answered(turn, talk, Context(channel, words, opening=at == 0))
    return tuple(Asked(each.piece, each.answer, each.replies[0][0]) for each in _told_once(asked))


def _answered(turn: AnnotatedTurn, talk: CutTalk, context: Context) -> list[Open]:
    """The questions of one turn, with what answers each."""
    questions = list(_opened(turn, talk, context))
    for answers in passes(context, alone=len(questions) == 1):
        for i, question in enumerate(questions):
            if question.answer is None:
                others = [q for q in questions if q is not question]
                questions[i] = replace(question, answer=answers(question, others))
    return questions


def _opened(turn: AnnotatedTurn, talk: CutTalk, context: Context) -> Iterator[Open]:
    n = turn.turn.n
    replies = talk.replies(n)
    own = talk.pieces[n]
    asked = [p for p in own if p.asks and is_addressed(p, own) and not _is_idle(p, own, context)]
    if not replies or not asked:
        return
    language = turn.language
    before = talk.before(n, _CONTEXT)
    beside = together([piece.matter for piece in own if not piece.asks], language)
    for question in asked:
        others = together([piece.matter for piece in asked if piece is not question], language)
        focal = without_times(question.matter - others or question.matter)
        new = focal - (before + beside) or focal
        meant = beside if points_back(question) else beside - beside
        yield Open(question, focal, new, meant, before + (beside - meant) + others, replies)


def _is_idle(piece: Piece, own: Sequence[Piece], context: Context) -> bool:
    """Whether nobody is to answer: musing that the customer ends, courtesy, a question broken off."""
    inside = range(piece.first, piece.last)
    turn = piece.turn
    if any(first in inside for first, _ in context.words.idle.places(turn)):
        return True
    goes_on = piece is not own[-1] and not own[-1].asks
    mused = any(first in inside for first, _ in context.words.musing.places(turn))
    broken = piece is own[-1] and turn.turn.text.rstrip().endswith(_BROKEN)
    return broken or (mused and (goes_on or len(piece.words) > piece.last - piece.first))


def _told_once(asked: Sequence[Open]) -> Iterator[Open]:
    """A question and the same question asked again are one; an answer to either answers it."""
    done: set[int] = set()
    for i, question in enumerate(asked):
        if i in done:
            continue
        again = [j for j in range(i + 1, len(asked)) if _is_same(question, asked[j])]
        answered = next((asked[j].answer for j in again if asked[j].answer), None)
        if question.answer is None:
            done.update(again)
        yield replace(question, answer=question.answer or answered)


def _is_same(question: Open, later: Open) -> bool:
    if later.piece.n == question.piece.n or not question.piece.matter:
        return False
    return later.piece.matter.share(question.piece.matter) >= _SAME_QUESTION
