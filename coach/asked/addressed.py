"""Whether what reads like a question is put to anybody: not a clause inside a statement, not a lead to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.asked.pieces import bare, want
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.pieces import Piece

# "Haluaisin tietää, …" asks; "jännittää, ehtiikö se" tells.
_ASKING = frozenset("tietää kysyä kysellä selvittää varmistaa kertoa sanoa mietityttää kiinnostaa".split())
_LEADS = frozenset("so and but well okay ok right oh sorry also now then no yes hi hello".split())


def is_addressed(piece: Piece, own: Sequence[Piece]) -> bool:
    """Whether the question is put to the agent; `own` are all pieces of its turn."""
    if len(piece.words) == 1 and want(piece) == "yes-no":
        return False
    return not _leads_on(piece, own) and not _is_inside(piece) and not _is_echo(piece)


def _leads_on(piece: Piece, own: Sequence[Piece]) -> bool:
    """Whether it only names the topic of the question right after it: *mites se lasku, pitääkö se maksaa*."""
    after = next((p for p in own if p.first >= piece.last), None)
    if after is None or not after.asks or after.words[0].sentence != piece.words[0].sentence:
        return False
    return not any("verb" in word.classes or bare(word) != word.lemma for word in piece.words)


def _is_inside(piece: Piece) -> bool:
    """Whether it is a clause of a sentence that the customer closed as a statement."""
    turn = piece.turn
    sentence = piece.words[0].sentence
    first = next(first for first, last in turn.sentences if first <= piece.first < last)
    if not turn.closes[sentence].startswith((".", "!")):
        return False
    before = turn.words[first : piece.first]
    if turn.language is Language.EN:
        return any(word.norm not in _LEADS for word in before)
    mind = any(word.lemma in _ASKING for word in before)
    return any("verb" in word.classes for word in before) and not mind


def _is_echo(piece: Piece) -> bool:
    """Whether the customer says the agent's question word again and then answers: *Mikä, niin, se on Ploom.*"""
    turn = piece.turn
    if "?" in turn.closes[piece.words[0].sentence] or len(piece.words) == 1:
        return False
    return "," in turn.turn.text[piece.words[0].end : piece.words[1].start]
