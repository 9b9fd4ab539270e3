"""A talk cut into pieces, and the agent's replies to a customer's turn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.matter import Matter, together
from coach.asked.pieces import Piece, pieces
from coach.asked.values import is_number
from coach.model import Language, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn

_EARLY_S = 0.5  # an agent's word this long before the customer's end is said while listening, and answers nothing
_LISTENING_WORDS = 3
_LATE = 2  # agent turns before which nothing can have been agreed
_GOES_ON_WORDS = 2  # a customer turn of more words ends the agent's reply
_NAMED = frozenset(("noun", "propn", "adj"))


@dataclass(frozen=True)
class CutTalk:
    """The turns of a talk and their pieces."""

    turns: Sequence[AnnotatedTurn]

    @cached_property
    def pieces(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces of each turn."""
        return tuple(pieces(turn) for turn in self.turns)

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """What each turn speaks of."""
        return tuple(together([p.matter for p in cut], self.language) for cut in self.pieces)

    @property
    def language(self) -> Language:
        """The language of the talk."""
        return self.turns[0].language if self.turns else Language.FI

    def before(self, n: int, most: int) -> Matter:
        """What the turns before turn `n` spoke of, `most` of them at most."""
        return together(self.matters[max(0, n - most) : n], self.language)

    def replies(self, n: int) -> tuple[tuple[Piece, ...], ...]:
        """The agent's pieces after turn `n`, in groups: the customer speaks between one group and the next."""
        groups: list[list[Piece]] = [[]]
        for turn in self.turns[n + 1 :]:
            if turn.turn.speaker is Role.AGENT:
                if not _while_listening(turn, self.turns[n]):
                    groups[-1] += self.pieces[turn.turn.n]
            elif groups[-1] and self._goes_on(turn):
                groups.append([])
        return tuple(tuple(group) for group in groups if group)

    def _goes_on(self, turn: AnnotatedTurn) -> bool:
        """Whether the customer says something, and does not only listen."""
        return bool(self.matters[turn.turn.n]) or len(turn.words) > _GOES_ON_WORDS or any(map(is_number, turn.words))

    def is_late(self, n: int) -> bool:
        """Whether the agent had said enough before turn `n` for something to be agreed."""
        return sum(1 for turn in self.turns[:n] if turn.turn.speaker is Role.AGENT) >= _LATE

    def agents(self) -> Iterator[AnnotatedTurn]:
        """The agent's turns."""
        return (turn for turn in self.turns if turn.turn.speaker is Role.AGENT)


def cut(turns: Sequence[AnnotatedTurn]) -> CutTalk:
    """The talk of these turns; that of the last one asked for is kept, for several detectors read the same talk."""
    if _last[0].turns is not turns:
        _last[0] = CutTalk(turns)
    return _last[0]


_last = [CutTalk(())]


def _while_listening(turn: AnnotatedTurn, asked: AnnotatedTurn) -> bool:
    """Whether a short turn was over before the customer had asked."""
    said, heard = turn.turn.time, asked.turn.time
    if said is None or heard is None or len(turn.words) > _LISTENING_WORDS or not said.duration:
        return False
    return said.start < heard.end - _EARLY_S


def points_back(piece: Piece) -> bool:
    """Whether a pronoun takes up what was just said: *siihen tarvitaan kuitti*; not *se kuitti*."""
    pointing = lists(piece.turn.language).pointing
    return any(
        word.norm in pointing and not (i + 1 < len(piece.words) and piece.words[i + 1].classes & _NAMED)
        for i, word in enumerate(piece.words)
    )
