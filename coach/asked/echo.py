"""Saying back: how much of an agent's sentence the customer had said, and with what it leads in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.matter import Matter, together, without_times
from coach.asked.pieces import sentences
from coach.model import Language, Role

if TYPE_CHECKING:
    from coach.asked.pieces import Piece
    from coach.asked.talk import CutTalk
    from coach.phrases import Phrase

_RECENT = 3  # customer turns that are said back
_LEADS = 3  # words among which an order stands
_PART, _HALF, _MOST = 0.3, 0.5, 0.6  # of a piece's matter that the customer had said


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases.

    `check`: asks whether it was understood ("ymmärsinkö oikein"). `says_back`: leads into the customer's words
    ("kuulostaa siltä, että"). `opens`: may lead into them ("eli", "so you"). `not_back`: what the agent tells or will
    do, whatever it opens with.
    """

    check: tuple[Phrase, ...]
    says_back: tuple[Phrase, ...]
    opens: tuple[Phrase, ...]
    not_back: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """A piece that says the customer's words back, the customer's nearest piece, and how sure that is."""

    piece: Piece
    said: Piece
    confidence: float


def said_back(talk: CutTalk, words: Words) -> Iterator[Back]:
    """The agent's pieces that say back what the customer said, one per turn at most."""
    for turn in talk.agents():
        said = recent(talk, turn.turn.n)
        said_now = sentences(turn)
        checks = any(has(piece, words.check) for piece in said_now)
        found = [back for piece in said_now if (back := _back(piece, said, words, checks=checks))]
        if found:
            yield max(found, key=lambda back: back.confidence)


def recent(talk: CutTalk, n: int) -> tuple[Piece, ...]:
    """The statements of the customer's last turns before turn `n`."""
    turns = [m for m in range(n) if talk.turns[m].turn.speaker is Role.CUSTOMER and talk.matters[m]]
    return tuple(piece for m in turns[-_RECENT:] for piece in talk.pieces[m])


def has(piece: Piece, phrases: tuple[Phrase, ...]) -> bool:
    """Whether one of the phrases begins in the piece."""
    return any(piece.first <= first < piece.last for phrase in phrases for first, _ in phrase.matches(piece.turn))


def _back(piece: Piece, said: tuple[Piece, ...], words: Words, *, checks: bool) -> Back | None:
    if not said or not without_times(piece.matter):
        return None
    theirs = together([p.matter for p in said], piece.turn.language)
    confidence = _confidence(piece, theirs, words, checks=checks)
    if not confidence:
        return None
    return Back(piece, max(said, key=lambda p: len(p.matter.shared(piece.matter))), confidence)


def _confidence(piece: Piece, theirs: Matter, words: Words, *, checks: bool) -> float:
    """How sure it is that a piece says back, 0 where it does not: a lead-in asks for less than plain words do."""
    shared, share = len(piece.matter.shared(theirs)), piece.matter.share(theirs)
    if not without_times(piece.matter).shared(theirs):
        return 0.0
    leads = has(piece, words.says_back) or (checks and (has(piece, words.opens) or has(piece, words.check)))
    if leads or has(piece, words.not_back):
        return 0.9 if leads else 0.0
    opens = has(piece, words.opens)
    if (opens and shared > 1 and share >= _PART) or (checks and share >= _PART):
        return 0.8
    if opens and (share >= _HALF or _is_about_them(piece)):
        return 0.65
    return 0.6 if not piece.asks and shared > 2 and share >= _MOST and _is_about_them(piece) else 0.0


def _is_about_them(piece: Piece) -> bool:
    if any("imperative" in word.classes for word in piece.words[:_LEADS]):
        return False
    you = piece.turn.language is Language.FI and any("2nd" in word.classes for word in piece.words)
    return you or any(word.classes & {"you", "yours"} for word in piece.words)
