"""Choose the ready sentences of a rule that fit a turn: its channel, its place in the talk, what it speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.alternatives.situations import for_turn
from coach.model import Channel, Role, Source
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.detectors import Talk
    from coach.handbook import Register
    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Span
    from coach.rules.rule import Rule

_Place = tuple["Span", int, int]
_OPENS_TALK = re.compile(r"^(?:hei|hello|hi)\b|\b(?:nimesi|your name)\b", re.IGNORECASE)
_GREETS = re.compile(r"^(?:hei|hello|hi)\b", re.IGNORECASE)
_COURTEOUS = frozenset("hei moi kiitos terveisin pahoittelen anteeksi hello hi dear thank thanks sorry regards".split())
_SIGNATURE = 5
_ENOUGH = 2  # sentences made for the situation; with so many, none that fits any turn is wanted
_SPOKEN = re.compile(r"^(?:hetkinen|hetki|one moment)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:kerroit|kerroitte|telling me)\b", re.IGNORECASE)


def greets(sentence: str) -> bool:
    """Whether a ready sentence opens with a greeting, and so cannot stand in the middle of a turn."""
    return bool(_GREETS.match(sentence))


def fitting(rule: Rule, talk: Talk, turn: AnnotatedTurn, register: Register) -> tuple[str, ...]:
    """The ready sentences that fit the turn, in the agent's form of address: those made for it, then the rule's."""
    special, general = for_turn(rule.behaviour.name, talk, turn)
    sentences: list[str] = []
    others = (*rule.texts[turn.language].ready, *general) if len(special) < _ENOUGH else ()
    for sentence in (*special, *others):
        if _fits(sentence, talk, turn) and not any(sentence in said for said in sentences):
            sentences.append(sentence)
    return tuple(in_register(sentence, register) for sentence in sentences)


def _fits(sentence: str, talk: Talk, turn: AnnotatedTurn) -> bool:
    before = talk.before(turn.turn.n, Role.CUSTOMER)
    if _OPENS_TALK.search(sentence) and talk.before(turn.turn.n, Role.AGENT):
        return False
    if _SPOKEN.search(sentence) and talk.conversation.channel is Channel.EMAIL:
        return False
    return not (_ANSWERS.search(sentence) and before is None)


def put_among(turn: AnnotatedTurn, place: Span, others: tuple[Span, ...], better: str) -> tuple[str, Source]:
    """The turn with `better` in the place of the sentences that `place` touches, and those of `others` left out.

    The source is `RULE` where something of the turn is left, `DRAFT` where only the ready sentence is.
    """
    text, out, put, kept = turn.turn.text, "", False, False
    done, gap = 0, ""
    for first, _ in turn.sentences:
        sentence = turn.sentence_around(first)
        here = text[done : sentence.start]
        gap = here if "\n" in here or not gap else gap
        done = max(done, sentence.end)
        if _meet(sentence, place):
            out += "" if put else gap + better
            put, gap = True, ""
        elif not any(_meet(sentence, other) for other in others):
            out += gap + sentence.of(text)
            kept, gap = True, ""
    return (out + text[done:]).strip(), Source.RULE if kept else Source.DRAFT


def can_put_among(turn: AnnotatedTurn, place: Span) -> bool:
    """Whether what is left of the turn can stand beside better words.

    A sentence that follows an unkind one mostly goes on with it: such a turn is left whole unless the rest greets,
    signs or gives facts.
    """
    found: list[_Place] = []
    left: list[_Place] = []
    for first, last in turn.sentences:
        sentence = turn.sentence_around(first)
        (found if _meet(sentence, place) else left).append((sentence, first, last))
    if not found or not left or turn.turn.text[found[-1][0].end :].startswith(","):
        return False
    return all(_stands_alone(turn, first, last) for _, first, last in left)


def _stands_alone(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether a sentence greets, thanks, signs, gives a number, or tells what the agent does."""
    words = turn.words[first:last]
    line = turn.sentence_around(first)
    signs = turn.turn.text[line.end :].lstrip(" ,")[:1] in {"", "\n"} and "\n" in turn.turn.text
    return (
        any(word.norm in _COURTEOUS for word in words)
        or any(word.norm[:1].isdigit() for word in words)
        or _is_deed(words)
        or (signs and len(words) <= _SIGNATURE)
    )


def _is_deed(words: Sequence[Token]) -> bool:
    """Whether the agent tells of something that they do: *Tilasin uuden kortin.*, *I've ordered a new card.*"""
    own = any({"verb", "1st"} <= word.classes for word in words) or any(word.norm in {"i", "we"} for word in words[:1])
    return own and not any("negation" in word.classes for word in words)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
