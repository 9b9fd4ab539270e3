"""Recaps: an agent's sentences that sum up what was agreed, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.matter import together
from coach.asked.pieces import has, sentences
from coach.asked.values import tells_by_when
from coach.model import Language, Role
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
_THINKING = frozenset("know want feel think mean see say do".split())
_FINITE = frozenset(("1st", "2nd", "3rd", "passive"))
_BE = frozenset(("olla", "be", "'s"))
_CLOSING = 5  # turns from the last, this one with them, among which a plan told without a lead-in sums up
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
        if not talk.is_late(n) and not _both_plan(turn, talk):
            continue
        agreed = together(talk.matters[:n], turn.language)
        closing = len(talk.turns) - n <= _CLOSING and not _is_asked_about(n, talk)
        found = ((piece, _confidence(piece, turn, agreed, words, closing=closing)) for piece in sentences(turn))
        best = max(found, key=lambda each: each[1], default=None)
        if best is not None and best[1]:
            yield best


def _is_asked_about(n: int, talk: CutTalk) -> bool:
    """Whether the customer asks right before or after turn `n`: it answers, or the talk goes on."""
    beside = range(max(0, n - 1), min(n + 2, len(talk.turns)))
    return any(piece.asks for m in beside if talk.turns[m].turn.speaker is Role.CUSTOMER for piece in talk.pieces[m])


def _both_plan(turn: AnnotatedTurn, talk: CutTalk) -> bool:
    """Whether a reply, and not the first, tells what both do and when: letters are few."""
    replied = any(earlier.turn.n < turn.turn.n for earlier in talk.agents())
    each = (piece for piece in sentences(turn) if tells_by_when(piece.words, turn.language))
    return replied and any(_acts(piece, ours=True) and _acts(piece, ours=False) for piece in each)


def _confidence(piece: Piece, turn: AnnotatedTurn, agreed: Matter, words: Words, *, closing: bool) -> float:
    if has(piece, words.not_recap) or piece.asks:
        return 0.0
    sums_up, opens = has(piece, words.sums_up), has(piece, words.opens)
    ours, theirs = _acts(piece, ours=True), _acts(piece, ours=False)
    if ours and theirs and (sums_up or opens):
        return 0.9
    if sums_up and (ours or theirs or tells_by_when(piece.words, turn.language)):
        return 0.85
    if ours and _names_both(piece, theirs=theirs) and tells_by_when(turn.words, turn.language) and not _asks(turn):
        return 0.8
    return _by_plan(piece, agreed, opens=opens, closing=closing and not _asks(turn), theirs=theirs)


def _by_plan(piece: Piece, agreed: Matter, *, opens: bool, closing: bool, theirs: bool) -> float:
    """How sure it is that a sentence sums up because it tells what will be done when, whoever does it."""
    language = piece.turn.language
    if _is_past(piece.words):
        return 0.0
    steps = _steps(piece.words, language) if tells_by_when(piece.words, language) else 0
    if opens and (theirs or steps > 1 or piece.matter.share(agreed) >= _KNOWN) and steps:
        return 0.75
    both = theirs and (_acts(piece, ours=True) or _by_third(piece.words))
    denied = any("negation" in word.classes for word in piece.words)
    return 0.7 if closing and steps > 1 and both and not denied else 0.0


def _asks(turn: AnnotatedTurn) -> bool:
    return bool(questions_in(turn))


def _steps(words: Sequence[Token], language: Language) -> int:
    """How many verbs tell what is or will be."""
    if language is Language.EN:
        return sum(w.norm == "will" or ("present" in w.classes and w.norm not in _THINKING) for w in words)
    told = (w for w in words if "verb" in w.classes and w.classes & _FINITE)
    return sum(not w.classes & {"past", "question", "conditional", "participle", "imperative"} for w in told)


def _by_third(words: Sequence[Token]) -> bool:
    """Whether somebody else is said to do something: *asentaja soittaa*, *Dave rings*."""
    return any(
        {"verb", "3rd"} <= word.classes and word.lemma not in _BE and "past" not in word.classes for word in words
    )


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
