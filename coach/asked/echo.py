"""Saying back: how much of an agent's sentence the customer had said, and with what it leads in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.matter import Matter, together, without_times
from coach.asked.pieces import Piece, has, sentences, want
from coach.asked.values import tells_coming
from coach.model import Language, Role
from coach.questions.clauses import is_bare
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.talk import CutTalk
    from coach.language.tokens import Token
    from coach.phrases import Phrases

_TELLING_WORDS = 4  # of a customer turn that can be said back
_RECEIVING_WORDS = 7
_LEAST = 5  # words that say something back, before the agent goes on without a stop
_OWN = frozenset(("minä", "i"))
_SO = frozenset("eli elikkä siis so".split())
_SIGNS = (".", "?", "!")
_RECENT = 3  # customer turns that are said back
_LEADS = 3  # words among which an order stands
_PART, _HALF, _MOST = 0.3, 0.5, 0.6  # of a piece's matter that the customer had said


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases.

    `check`: asks whether it was understood ("ymmärsinkö oikein"). `says_back`: leads into the customer's words
    ("kuulostaa siltä, että"). `opens`: may lead into them ("eli", "so you"). `feels`: tells what the
    customer wants or thinks. `not_back`: what the agent tells or will do, whatever it opens with. `reports`: tells
    it to somebody else ("kirjoitan asentajalle, että").
    """

    check: Phrases
    says_back: Phrases
    opens: Phrases
    feels: Phrases
    not_back: Phrases
    reports: Phrases


@dataclass(frozen=True, slots=True)
class Back:
    """A piece that says the customer's words back, the customer's nearest piece, and how sure that is."""

    piece: Piece
    said: Piece
    confidence: float


def said_back(talk: CutTalk, words: Words) -> Iterator[Back]:
    """The agent's sentences that say back what the customer said, one per turn at most."""
    for turn in talk.agents():
        said = recent(talk, turn.turn.n)
        now = tuple(_before_next(piece) for piece in sentences(turn))
        checks = any(has(piece, words.check) for piece in now)
        if talk.is_late(turn.turn.n):
            now = tuple(piece for piece in now if not _is_arranged(piece, words))
        told = _just_told(talk, turn.turn.n)
        found = [
            back
            for i, piece in enumerate(now)
            if (back := _back(piece, said, words, checks=checks, first=told and _only_receives(now[:i])))
        ]
        if found:
            yield max(found, key=lambda back: back.confidence)


def _before_next(piece: Piece) -> Piece:
    """The part of a stretch without a stop that goes before what the agent then does or asks.

    *Joo eli sulla on kiire mä soitan kuljettajalle*, *so there's ten pound missing did the meter say why*.
    """
    turn = piece.turn
    ends = turn.turn.text[turn.words[piece.last - 1].end :].lstrip().startswith(_SIGNS)
    if ends or not is_bare(turn, piece.first, piece.last) or _SO.isdisjoint(w.norm for w in piece.words[:_LEADS]):
        return piece
    asked = (q.first for q in questions_in(turn) if piece.first + _LEAST <= q.first < piece.last)
    acts = (i for i in range(piece.first + _LEAST, piece.last - 1) if _acts(turn.words[i : i + 2]))
    end = min((*asked, *acts), default=piece.last)
    return piece if end == piece.last else Piece(turn, piece.first, end, asks=False)


def _acts(words: Sequence[Token]) -> bool:
    """Whether *minä* or *I* and a verb tell what the agent does."""
    own, verb = words
    return own.norm in _OWN and "verb" in verb.classes and not verb.classes & {"past", "conditional"}


def _is_arranged(piece: Piece, words: Words) -> bool:
    """Whether a sentence tells what will be, on which day: late in a talk that is a recap, not the customer's story."""
    past = any("past" in word.classes or "participle" in word.classes for word in piece.words)
    return tells_coming(piece.words, piece.turn.language) and not past and not has(piece, words.says_back)


def _just_told(talk: CutTalk, n: int) -> bool:
    """Whether the customer's last turn tells something, and asks nothing that the agent may be answering."""
    last = next((m for m in range(n - 1, -1, -1) if talk.turns[m].turn.speaker is Role.CUSTOMER), None)
    if last is None or any(piece.asks for piece in talk.pieces[last]):
        return False
    return len(talk.turns[last].words) >= _TELLING_WORDS and bool(talk.matters[last])


def _only_receives(before: Sequence[Piece]) -> bool:
    """Whether what the turn begins with only takes in what was said: *Voi harmi. Ei tietenkään!*"""
    return all(not piece.asks and len(piece.words) <= _RECEIVING_WORDS for piece in before)


def recent(talk: CutTalk, n: int) -> tuple[Piece, ...]:
    """The statements of the customer's last turns before turn `n`."""
    turns = [m for m in range(n) if talk.turns[m].turn.speaker is Role.CUSTOMER and talk.matters[m]]
    return tuple(piece for m in turns[-_RECENT:] for piece in talk.pieces[m])


def _back(piece: Piece, said: tuple[Piece, ...], words: Words, *, checks: bool, first: bool) -> Back | None:
    if not said or not without_times(piece.matter) or has(piece, words.reports):
        return None
    theirs = together([p.matter for p in said], piece.turn.language)
    confidence = _confidence(piece, theirs, words, checks=checks, first=first)
    if not confidence:
        return None
    return Back(piece, max(said, key=lambda p: len(p.matter.shared(piece.matter))), confidence)


def _confidence(piece: Piece, theirs: Matter, words: Words, *, checks: bool, first: bool) -> float:
    """How sure it is that a piece says back, 0 where it does not: a lead-in asks for less than plain words do."""
    opens = has(piece, words.opens) and not (piece.asks and want(piece) != "yes-no")
    shared, share = len(piece.matter.shared(theirs)), piece.matter.share(theirs)
    known = bool(without_times(piece.matter).shared(theirs))
    if has(piece, words.says_back) or (checks and (opens or has(piece, words.check))):
        return 0.9 if known or checks else 0.7
    if has(piece, words.not_back):
        return 0.0
    if known and (opens or checks) and share >= _PART and (shared > 1 or share >= _HALF or _is_about_them(piece)):
        return 0.8
    if has(piece, words.feels) and not piece.asks:
        return 0.6
    if opens and ((first and (known or piece.words[0].norm != "you")) or (known and _is_about_them(piece))):
        return 0.65 if known else 0.55
    plain = known and not piece.asks and shared > 2 and share >= _MOST
    return 0.6 if plain and _is_about_them(piece) else 0.0


def _is_about_them(piece: Piece) -> bool:
    if any("imperative" in word.classes for word in piece.words[:_LEADS]):
        return False
    if piece.turn.language is Language.EN:
        return piece.words[0].norm == "you"
    return any(word.classes & {"2nd", "you", "yours"} for word in piece.words)
