"""A tag in a turn of its own: *right* or *vai* soon after a statement of the same speaker, as recognisers cut talk.

From anybody else the same word agrees. So it asks only where the talk tells speakers apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.find import questions_in
from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Turn

_TAGS = {
    Language.FI: frozenset("eikö eikös niinkö vai vaiko".split()),
    Language.EN: frozenset("right correct huh eh nuh".split()),
}
_SIGNAL = 2  # words of a listening signal that may come between a statement and its tag
_STATEMENT = 4  # words of the shortest statement that a tag of its own belongs to
_SOON_S = 2.0


def asked_in(turns: Sequence[AnnotatedTurn], n: int) -> tuple[Question, ...]:
    """The questions of turn `n` of a talk: what it asks by its own words, or as the tag of what was said before it."""
    turn = turns[n]
    found = questions_in(turn)
    if found or len(turn.words) != 1 or turn.words[0].norm not in _TAGS[turn.language]:
        return found
    return (Question(0, 1, Form.TAG, stated=True),) if _follows_statement(turns, n) else ()


def _follows_statement(turns: Sequence[AnnotatedTurn], n: int) -> bool:
    turn = turns[n].turn
    before = n - 1
    while before >= 0 and not _same(turns[before].turn, turn) and len(turns[before].words) <= _SIGNAL:
        before -= 1
    if before < 0 or not _same(turns[before].turn, turn):
        return False
    stated = len(turns[before].words) >= _STATEMENT and not questions_in(turns[before])
    return stated and _soon(turns[before].turn, turn) and any(not _same(each.turn, turn) for each in turns)


def _same(one: Turn, other: Turn) -> bool:
    return one.speaker is other.speaker and one.name == other.name


def _soon(before: Turn, turn: Turn) -> bool:
    return before.time is None or turn.time is None or turn.time.start - before.time.end <= _SOON_S
