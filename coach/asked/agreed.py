"""Recaps: an agent's sentences that sum up what was agreed, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.matter import together
from coach.asked.pieces import has, sentences
from coach.asked.values import tells_coming
from coach.model import Language
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.matter import Matter
    from coach.asked.pieces import Piece
    from coach.asked.talk import CutTalk
    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

_I = frozenset("minä me i we".split())
_YOU = frozenset("sinä te you".split())
_TO_COME = frozenset("will 'll am are going".split())
_BEING = frozenset("have had know want feel need think mean see said did were was do say like".split())
_KNOWN = 0.3  # of a recap's matter that had been said


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases: `sums_up` says that a recap comes ("kerrataan vielä"), `opens` may lead into one ("eli"),
    `not_recap` shows that something is only proposed, asked or told of the past."""

    sums_up: Phrases
    opens: Phrases
    not_recap: Phrases


def recaps(talk: CutTalk, words: Words) -> Iterator[tuple[Piece, float]]:
    """The agent's pieces that sum up what was agreed, with how sure that is; one per turn at most."""
    for turn in talk.agents():
        n = turn.turn.n
        if not talk.is_late(n):
            continue
        agreed = together(talk.matters[:n], turn.language)
        found = ((piece, _confidence(piece, turn, agreed, words)) for piece in sentences(turn))
        best = max(found, key=lambda each: each[1], default=None)
        if best is not None and best[1]:
            yield best


def _confidence(piece: Piece, turn: AnnotatedTurn, agreed: Matter, words: Words) -> float:
    sums_up, opens = has(piece, words.sums_up), has(piece, words.opens)
    if has(piece, words.not_recap) or piece.asks:
        return 0.0
    ours, theirs = _acts(piece, ours=True), _acts(piece, ours=False)
    if ours and theirs and (sums_up or opens):
        return 0.9
    if (
        _names_both(piece, theirs=theirs)
        and ours
        and tells_coming(turn.words, turn.language)
        and not questions_in(turn)
    ):
        return 0.8
    timed = tells_coming(piece.words, turn.language)
    if sums_up and (timed or ours or theirs):
        return 0.85
    known = theirs or piece.matter.share(agreed) >= _KNOWN
    return 0.75 if opens and timed and known and not _is_past(piece.words) else 0.0


def _names_both(piece: Piece, *, theirs: bool) -> bool:
    """Whether the customer is named as the one who does something: *minä …, sinä …*; Finnish dialects hide the verb."""
    named = any(word.norm in _YOU for word in piece.words)
    return named and (theirs or piece.turn.language is Language.FI)


def _acts(piece: Piece, *, ours: bool) -> bool:
    """Whether the agent's side, or the customer's, is said to do something."""
    if piece.turn.language is Language.EN:
        return _english_acts(piece.words, _I if ours else _YOU)
    person = "1st" if ours else "2nd"
    return any(
        {"verb", person} <= word.classes and not word.classes & {"past", "question", "negation", "conditional"}
        for word in piece.words
    )


def _english_acts(words: Sequence[Token], subjects: frozenset[str]) -> bool:
    """*I'll send*, *you bring*: a subject and a verb that is to come, not one that has been."""
    return any(
        word.norm in subjects
        and i + 1 < len(words)
        and (words[i + 1].norm in _TO_COME or bool(words[i + 1].classes & {"base", "present"} - {"past"}))
        and words[i + 1].norm not in _BEING
        for i, word in enumerate(words)
    )


def _is_past(words: Sequence[Token]) -> bool:
    return any("past" in word.classes for word in words)
