"""What weighs on the agent's own side, wherever it is told: that the customer asked in vain before, or was done wrong.

*Soitan jo kolmatta kertaa*, *viimeksi teidän mies jätti lommon*: such a thing is acknowledged by words of regret, by
naming it again, or by making it good. Regret for something else that was told beside it (*harmi, että se lohkesi*) is
none, and neither is going on with the business (*katson tästä*).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from coach.model import Role
from coach.phrases import Phrases, compile_phrases
from coach.questions.find import questions_in
from coach.questions.flow import Told
from coach.questions.kin import content, tied
from coach.questions.mentions import statements
from coach.questions.replies import agent_after
from coach.questions.taken import Outcome, Taken
from coach.questions.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.questions.mentions import Mention
    from coach.questions.topics import Words

_NEAR = 8  # words around *kolmatta kertaa* among which it says that they asked or called
_BEFORE = 10  # words before what went wrong among which it says who did it
_MORE = 8  # words after it in its sentence that go on with it
_NAMED = 2  # of its words that a later reply says again where it takes it up
_ENOUGH = 2  # agent turns after which silence says something
_SURE = 0.8  # how alike words must be to be the same thing
_REACH = 8  # words after a regret that say what it is about


@dataclass(frozen=True, slots=True)
class Grave:
    """Phrases of the rule.

    `again` beside `contact` tells that they asked in vain; `wrong` after `by_you` what the agent's side did. `regrets`
    acknowledge it right after, `regrets_all` anywhere; `heeds` speak of earlier contacts, and `mends` make good.
    """

    again: Phrases
    contact: Phrases
    by_you: Phrases
    wrong: Phrases
    regrets: Phrases
    regrets_all: Phrases
    heeds: Phrases
    mends: Phrases

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]], language: Language) -> Grave:
        """From a rule's word lists, one per field; a missing list is empty."""
        return cls(**{name: compile_phrases(words.get(name, ()), language) for name in cls.__slots__})


def passed_over(turns: Sequence[AnnotatedTurn], words: Words, grave: Grave) -> Iterator[Told]:
    """What was told of the agent's own side and no agent turn of the whole talk acknowledges, in order."""
    for turn in turns:
        if turn.turn.speaker is not Role.CUSTOMER or not turn.words:
            continue
        after = tuple(agent_after(turn.turn.n, turns))
        if len(after) < _ENOUGH:
            continue
        told = groupby(_told_in(turn, grave), key=lambda mention: turn.words[mention.first].sentence)
        for together in (tuple(group) for _, group in told):
            heard = [_Heard(mention, turn, words, grave) for mention in together]
            if not any(each.heeds(reply, first=reply is after[0]) for each in heard for reply in after):
                yield Told(together[0], Taken(Outcome.MISSED, after[0].turn.n))


def _told_in(turn: AnnotatedTurn, grave: Grave) -> Iterator[Mention]:
    for mention in statements(turn):
        own = range(mention.first, mention.last)
        possible = any("conditional" in word.classes for word in turn.words[mention.first : mention.last])
        around = range(mention.first - _NEAR, mention.last + _NEAR)
        before = range(mention.first - _BEFORE, mention.last)
        if not possible and _told_by(turn, own, grave.again) and _told_by(turn, around, grave.contact, own.start):
            yield replace(mention, topic=Topic.REPEAT)
        elif _told_by(turn, own, grave.wrong) and _told_by(turn, before, grave.by_you, own.start):
            yield replace(mention, topic=Topic.HARM)


def _told_by(turn: AnnotatedTurn, reach: range, phrases: Phrases, of: int | None = None) -> bool:
    """Whether a phrase begins among some words, and in the sentence of word `of`, where one is given."""
    sentence = None if of is None else turn.words[of].sentence
    return any(at in reach and sentence in (None, turn.words[at].sentence) for at, _ in phrases.places(turn))


def _end(turn: AnnotatedTurn, mention: Mention) -> int:
    """The end of what goes on with a mention in its sentence: *… left the gate open and the dog got out*."""
    return max(mention.last, min(turn.sentence_of(mention.first)[1], mention.last + _MORE))


class _Heard:
    """Looks in the agent's turns for one such thing."""

    def __init__(self, mention: Mention, turn: AnnotatedTurn, words: Words, grave: Grave) -> None:
        self.words, self.grave, self.topic = words, grave, mention.topic
        last = _end(turn, mention)
        told = turn.words[mention.first : last]
        side = {i for first, last in grave.by_you.places(turn) for i in range(first, last)}
        own = content((w for i, w in enumerate(told, start=mention.first) if i not in side), words.light)
        rest = content((*turn.words[: mention.first], *turn.words[last:]), words.light)
        self.own = tuple(word for word in own if tied([word], rest, turn.language)[0] < _SURE)
        self.beside = rest

    def heeds(self, reply: AnnotatedTurn, *, first: bool) -> bool:
        """Whether an agent's turn regrets it, names it, speaks of earlier contacts or makes good."""
        if self.grave.mends.found_in(reply) or self.grave.regrets_all.found_in(reply):
            return True
        if any(self._is_of_it(reply, at, first=first) for at, _ in self.grave.regrets.places(reply)):
            return True
        if self.topic is Topic.REPEAT:
            asked = {i for question in questions_in(reply) for i in range(question.first, question.last)}
            return any(at not in asked for at, _ in self.grave.heeds.places(reply))
        return self._names(reply) >= (1 if first else min(_NAMED, len(self.own) or 1))

    def _names(self, reply: AnnotatedTurn) -> int:
        """How many of its words a reply says again."""
        said = content(reply.words, self.words.light)
        return sum(tied([word], said, reply.language)[0] >= _SURE for word in self.own)

    def _is_of_it(self, reply: AnnotatedTurn, at: int, *, first: bool) -> bool:
        """Whether a regret at a word is about it, or right after about nothing else that was told beside it."""
        sentence = reply.words[at].sentence
        said = [word for word in reply.words[max(0, at - _REACH) : at + _REACH] if word.sentence == sentence]
        about = content(said, self.words.light)
        if tied(self.own, about, reply.language)[0] >= _SURE:
            return True
        return first and tied(about, self.beside, reply.language)[0] < _SURE
