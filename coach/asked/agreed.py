"""Recaps: an agent's sentences that sum up what was agreed, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.echo import has
from coach.asked.matter import together
from coach.asked.pieces import sentences
from coach.asked.values import is_number, tells_time
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.matter import Matter
    from coach.asked.pieces import Piece
    from coach.asked.talk import CutTalk
    from coach.language.tokens import Token
    from coach.phrases import Phrase

_KNOWN = 0.3  # of a recap's matter that had been said
_EARLIEST = 2  # agent turns before which nothing can have been agreed


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases: `sums_up` says that a recap comes ("kerrataan vielä"), `opens` may lead into one ("eli"),
    `not_recap` shows that something is only proposed, asked or told of the past."""

    sums_up: tuple[Phrase, ...]
    opens: tuple[Phrase, ...]
    not_recap: tuple[Phrase, ...]


def recaps(talk: CutTalk, words: Words) -> Iterator[tuple[Piece, float]]:
    """The agent's pieces that sum up what was agreed, with how sure that is; one per turn at most."""
    for count, turn in enumerate(talk.agents()):
        n = turn.turn.n
        if count < _EARLIEST:
            continue
        agreed = together(talk.matters[:n], turn.language)
        found = ((piece, _confidence(piece, agreed, words)) for piece in sentences(turn))
        best = max(found, key=lambda each: each[1], default=None)
        if best is not None and best[1]:
            yield best


def _confidence(piece: Piece, agreed: Matter, words: Words) -> float:
    sums_up = has(piece, words.sums_up)
    if not (sums_up or has(piece, words.opens)) or has(piece, words.not_recap):
        return 0.0
    language = piece.turn.language
    timed = tells_time(piece.words, language) or any(map(is_number, piece.words))
    ours, theirs = _acts(piece.words, language, ours=True), _acts(piece.words, language, ours=False)
    if sums_up and (timed or ours or theirs):
        return 0.9
    if ours and theirs:
        return 0.9
    said_before = piece.matter.share(agreed) >= _KNOWN
    return 0.75 if timed and said_before and not _is_past(piece.words) else 0.0


def _acts(words: Sequence[Token], language: Language, *, ours: bool) -> bool:
    """Whether the agent's side, or the customer's, is said to do something."""
    if language is Language.EN:
        return _english_acts([word.norm for word in words], ("i", "we") if ours else ("you",))
    person = "1st" if ours else "2nd"
    return any(
        {"verb", person} <= word.classes and not word.classes & {"past", "question", "negation"} for word in words
    )


def _english_acts(norms: Sequence[str], subjects: tuple[str, ...]) -> bool:
    doing = frozenset("will can are am going".split())
    return any(norm in subjects and i + 1 < len(norms) and norms[i + 1] in doing for i, norm in enumerate(norms))


def _is_past(words: Sequence[Token]) -> bool:
    return any("past" in word.classes for word in words)
