"""Whether what reads like a question is put to anybody: not a clause inside a statement, not a lead to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.asked.pieces import bare, want
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.pieces import Piece
    from coach.language.tokens import Token

# "Haluaisin tietää, …" asks; "jännittää, ehtiikö se" tells.
_ASKING = frozenset("tietää kysyä kysellä selvittää varmistaa kertoa sanoa mietityttää kiinnostaa".split())
_ABOUT = frozenset("entä and or any is are do does can".split())  # *and a bottle?*
_LEADS = frozenset("so and but well okay ok right oh sorry also now then no yes hi hello".split())


def is_addressed(piece: Piece, own: Sequence[Piece]) -> bool:
    """Whether the question is put to the agent; `own` are all pieces of its turn."""
    if len(piece.words) == 1 and want(piece) == "yes-no":
        return False
    return not (_leads_on(piece, own) or _is_inside(piece) or _is_echo(piece) or _is_told(piece, own))


def _is_told(piece: Piece, own: Sequence[Piece]) -> bool:
    """Whether it tells, with no sign of a question: *verenpainelääke on.*, *november ish? it was fine*."""
    if want(piece) != "yes-no":
        return False
    signs = any(word.classes & {"question", "interrogative"} for word in piece.words)
    closed = piece.turn.closes[piece.words[0].sentence].startswith((".", "!"))
    if signs or bare(piece.words[0]) in _ABOUT or piece.turn.language is Language.FI:
        return closed and not signs and bare(piece.words[0]) not in _ABOUT
    return (closed or piece is own[0] is not own[-1]) and not any("verb" in word.classes for word in piece.words)


def _leads_on(piece: Piece, own: Sequence[Piece]) -> bool:
    """Whether it only names the topic of the question right after it: *mites se lasku, pitääkö se maksaa*."""
    after = next((p for p in own if p.first >= piece.last), None)
    if after is None or not after.asks or after.words[0].sentence != piece.words[0].sentence:
        return False
    return not any(_is_verb(word) or bare(word) != word.lemma for word in piece.words)


def _is_verb(word: Token) -> bool:
    """Whether it is a verb; no verb in the third person looks like its dictionary form, a noun taken for one does."""
    return "verb" in word.classes and not ("3rd" in word.classes and word.norm == word.lemma)


def _is_inside(piece: Piece) -> bool:
    """Whether it is a clause of a sentence that the customer closed as a statement."""
    turn = piece.turn
    sentence = piece.words[0].sentence
    first, _ = turn.sentence_of(piece.first)
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
