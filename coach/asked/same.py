"""Whether one question asks what another does, in whatever words.

Two questions ask the same where both have one of the meanings that every service knows (when it began, what was tried),
or where they want the same kind of thing of the same matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.pieces import Piece, has, pieces, want
from coach.asked.talk import points_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.asked.matter import Matter
    from coach.language.tokens import AnnotatedTurn
    from coach.phrases import Phrases

_LEAST_SHARE = 0.6  # of a question's matter that another must speak of to ask the same
_LABEL_WORDS = 3  # a statement so short asks: "Asiakasnumeronne."
_VALUES = {"time": "time", "duration": "time", "amount": "amount", "place": "place", "person": "person", "age": "age"}


@dataclass(frozen=True, slots=True)
class Meanings:
    """What questions of any service ask, by name: phrases that `asks` it, and that a customer `tells` it by.

    `requests` are statements that ask: *tarvitsisin vielä …*.
    """

    asks: Mapping[str, Phrases]
    tells: Mapping[str, Phrases]
    requests: Phrases

    def of(self, piece: Piece) -> frozenset[str]:
        """The meanings that a piece asks."""
        return frozenset(name for name, texts in self.asks.items() if has(piece, texts))

    def told_in(self, piece: Piece, meanings: frozenset[str]) -> bool:
        """Whether a piece of the customer's tells one of these."""
        return any(has(piece, self.tells[name]) for name in meanings & self.tells.keys())


def listed(turn: AnnotatedTurn) -> tuple[Piece, ...]:
    """What a written-down question asks: its questions, or the whole where it has no form of one."""
    asked = tuple(piece for piece in pieces(turn) if piece.asks)
    return asked or (Piece(turn, 0, len(turn.words), asks=True),)


def asking(turn: AnnotatedTurn, meanings: Meanings) -> Iterator[Piece]:
    """The pieces of an agent's turn that ask for something: questions, requests, a label alone."""
    for piece in pieces(turn):
        if piece.asks or len(piece.words) <= _LABEL_WORDS or has(piece, meanings.requests):
            yield piece


def asks_same(one: Piece, other: Piece, before: Matter, meanings: Meanings) -> bool:
    """Whether `other` asks what `one` does; `before` is what was spoken of right before it, which a pronoun means."""
    if meanings.of(one) & meanings.of(other):
        return True
    return _same_kind(one, other) and _same_matter(one, other, before)


def tells_whether(asked: Piece, told: Piece) -> bool:
    """Whether a statement speaks of all that a yes-or-no question asks: *mulla on lähetekin*, *onko teillä lähete*."""
    return want(asked) == "yes-no" and asked.matter.share(told.matter) == 1.0


def _same_kind(one: Piece, other: Piece) -> bool:
    """Whether both want a time, a sum, a place …, or both want none of these."""
    return _VALUES.get(want(one)) == _VALUES.get(want(other)) or not other.asks


def _same_matter(one: Piece, other: Piece, before: Matter) -> bool:
    """Whether the second speaks of most of what the first does; of the rest, a pronoun may mean it."""
    if not one.matter or not one.matter.shared(other.matter):
        return False
    meant = other.matter + before if points_back(other) else other.matter
    return one.matter.share(meant) >= _LEAST_SHARE
