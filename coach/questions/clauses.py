"""Cuts a turn into clauses: at commas and joining words, with or without punctuation.

Spoken text often has neither capitals nor full stops, so a joining word cuts only where a verb stands on both sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

Clause = tuple[int, int]
_BREAK = re.compile(r"[,;:–—…(]| - ")
_JOINS = {
    Language.FI: frozenset(
        "ja mutta kun että et niin sitten joten koska jos vaikka jotta ettei eikä enkä eikä joka jonka jossa josta "
        "johon jolla eli elikkä tai".split()
    ),
    Language.EN: frozenset("and but because so when if which who although though since or while".split()),
}


def clauses(turn: AnnotatedTurn) -> tuple[Clause, ...]:
    """First and last-plus-one word of each clause, in order; together they are all words of the turn."""
    return tuple(clause for first, last in turn.sentences for clause in _of_sentence(turn, first, last))


def _of_sentence(turn: AnnotatedTurn, first: int, last: int) -> Iterator[Clause]:
    start = first
    for at in range(first + 1, last):
        if _cuts(turn, at) and _has_verb(turn, start, at) and _has_verb(turn, at, last):
            yield start, at
            start = at
    yield start, last


def _cuts(turn: AnnotatedTurn, at: int) -> bool:
    before, word = turn.words[at - 1], turn.words[at]
    joins = _JOINS[turn.language]
    if _BREAK.search(turn.turn.text[before.end : word.start]):
        return True
    return word.norm in joins and before.norm not in joins


def _has_verb(turn: AnnotatedTurn, first: int, last: int) -> bool:
    return any("verb" in word.classes for word in turn.words[first:last])
