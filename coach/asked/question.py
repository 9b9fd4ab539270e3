"""A customer's question, and what decides whether something answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.matter import loosely
from coach.model import Channel

if TYPE_CHECKING:
    from coach.asked.matter import Matter
    from coach.asked.pieces import Piece
    from coach.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases that decide.

    `takes_up`: the agent has it in hand, or does not know. `closes`: the agent thanks, takes leave or asks whether
    there is more. `idle`: a question to nobody (rhetoric, courtesy). `musing`: one to oneself, where the customer
    goes on with the answer. `another`: words that bring up something else beside ("muuten", "also"), after which only
    a clear answer is one. `moves_on`: the agent opens the next thing. `deeds`: a question that asks for a deed, to
    which an act is an answer.
    """

    takes_up: Phrases
    closes: Phrases
    idle: Phrases
    musing: Phrases
    another: Phrases
    moves_on: Phrases
    deeds: Phrases


@dataclass(frozen=True, slots=True)
class Context:
    """How a turn's questions are read; `opening` is whether the customer is only bringing the matter up."""

    channel: Channel
    words: Words
    opening: bool

    @property
    def written(self) -> bool:
        """Whether one message answers all, in its own order."""
        return self.channel is Channel.EMAIL


@dataclass(frozen=True, slots=True)
class Open:
    """A question and what may answer it.

    `focal` is what this question asks about and no other of its turn, `new` what of that had not been spoken of,
    `meant` what a pronoun in it takes up, `else_` all else that a reply may be about. `replies` are the agent's pieces
    in groups, the customer speaks between them.
    """

    piece: Piece
    focal: Matter
    new: Matter
    meant: Matter
    else_: Matter
    replies: tuple[tuple[Piece, ...], ...]
    answer: Piece | None = None

    @property
    def near(self) -> tuple[Piece, ...]:
        """The reply: the agent's next pieces, and those after, where the next only ask."""
        first = self.replies[0]
        only_asks = all(piece.asks or len(piece.words) <= 1 for piece in first)
        return first + (self.replies[1] if only_asks and len(self.replies) > 1 else ())

    def topical(self, piece: Piece) -> bool:
        """Whether a piece speaks of what is asked about."""
        if not self.piece.matter:
            return bool(loosely(self.piece.words) & loosely(piece.words)) and piece in self.near
        return bool(self.new.shared(piece.matter))
