"""Tells the errand that a contact is about, and the answer that was asked for, from what is told beside them.

Every agent acts on the errand; what is told beside it gets lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.clauses import clauses
from coach.questions.topics import Topic, Words, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.mentions import Mention

_FAULTS = frozenset((Topic.PROBLEM, Topic.HEALTH))
_YES_OR_NO = {
    Language.FI: frozenset("ei en emme eivät eipä enpä joo juu kyllä on olen".split()),
    Language.EN: frozenset("no yes yeah nope yep not".split()),
}
_ECHOES = frozenset("on oli ei olen en".split())
_LEADS = 2  # words, *no joo*, *well no*, among which a yes or a no opens an answer
_ANSWERS = _FAULTS | {Topic.CONSTRAINT, Topic.HURRY}  # what a question may well have asked for


def with_errand(turn: AnnotatedTurn, found: Sequence[Mention], words: Words) -> list[Mention]:
    """The mentions of the turn that opens the matter, those marked that are the matter itself.

    The first fault, or trouble with health, is the matter, and what is told of it goes on with it unless *niin ja* or
    the like opens it as something more. Where the customer asks for something else (to book, to move, to cancel),
    trouble with health is the matter only as the reason for a visit. A harm is the matter where it is told first of
    all, as what they call about, or in one sentence with the fault.
    """
    requested = bool(places(turn, words.request)) and not places(turn, words.visit)
    called = {turn.words[first].sentence for first, _ in places(turn, words.about)}
    matter = next((m.topic for m in found if m.topic in _FAULTS and not m.also), None)
    called |= {turn.words[m.first].sentence for m in found if m.topic is matter and not m.also}

    def is_errand(mention: Mention) -> bool:
        if mention.topic is Topic.HARM:
            return turn.words[mention.first].sentence in called or _opens(turn, mention)
        beside = mention.topic is Topic.HEALTH and requested
        return mention.topic is matter and not mention.also and not beside

    return [replace(mention, errand=is_errand(mention)) for mention in found]


def _opens(turn: AnnotatedTurn, mention: Mention) -> bool:
    """Whether no clause with a verb, nothing but a greeting and a name, stands before the mention."""
    return not any(
        any("verb" in word.classes for word in turn.words[first:last])
        for first, last in clauses(turn)
        if last <= mention.first
    )


def with_answer(turn: AnnotatedTurn, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a turn that answers a question, those marked that its first sentence tells as the answer."""
    first = turn.words[0].sentence
    faults = any(m.topic in _FAULTS and turn.words[m.first].sentence == first for m in found)
    answers = _ANSWERS | ({Topic.HARM} if faults else frozenset())

    said = answered(turn)

    def is_answer(mention: Mention) -> bool:
        if mention.first < said:
            return True
        return mention.topic in answers and not mention.also and turn.words[mention.first].sentence == first

    return [replace(mention, errand=is_answer(mention)) for mention in found]


def begins_as_answer(turn: AnnotatedTurn) -> bool:
    """Whether a Finnish turn has the form of an answer, whatever was asked: the verb first, *on se jossain*."""
    if turn.language is not Language.FI or turn.words[0].norm not in _ECHOES:
        return False
    return any(word.classes & {"pron", "participle"} for word in turn.words[1:2])


def answered(turn: AnnotatedTurn) -> int:
    """The end of the clause that answers a question with a yes or a no, 0 where none opens the turn."""
    first, *rest = turn.words[:_LEADS]
    says = _YES_OR_NO[turn.language]
    opens = first.norm in says or (bool(rest) and rest[0].norm in says and "pron" not in first.classes)
    return clauses(turn)[0][1] if opens else 0
