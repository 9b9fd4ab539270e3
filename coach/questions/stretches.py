"""The stretches of what the customer tells beside the errand and the answer, and that no agent heeds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.language.once import once
from coach.model import Language, Role
from coach.questions.clauses import UNFINISHED, clauses, is_bare
from coach.questions.errand import answered, begins_as_answer
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.mentions import RELATIVE, SIGNAL_WORDS, Mention, opens_matter, statements
from coach.questions.replies import agent_after, says_something_kind
from coach.questions.taken import Outcome, Taken, taken
from coach.questions.ties import points
from coach.questions.topics import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.questions.flow import Told
    from coach.questions.replies import Replies
    from coach.questions.topics import Words

_VERBAL = frozenset(("participle", "passive_participle"))  # *leikattu*
# Finnish words are tied by stems, parts and nearness, and pronouns stand for much: some ties are chance.
_LOOSELY_TIED = frozenset((Language.FI,))
_SHORT = 8  # words of a reply that says little
_MOST_BETWEEN = 3  # words between two statements that are still one stretch


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch and what its features look at.

    `listed` are the mentions that the lists find in it, `heard` says that some agent turn takes one of them up, and
    `taken` what became of the stretch itself: at most a turn names it. `opening` says that the turn opens the matter,
    `goes_on` that the matter itself stands in the same sentence; `answered` is the end of what answers the agent's
    question, 0 where none was asked. `own` is its matter, `agent` and `customer` what either speaks of later, `before`
    what both have spoken of. `reply` is the number of the agent's turn that comes next, `replies` counts those after
    it: `acted` says that the first tells what they do, `asked` that it asks something, `pointed` that it points back to
    what the turn closed with, `short` that it has few words, and `kindly` that any says something kind.
    """

    turn: AnnotatedTurn
    mention: Mention
    words: Words
    own: tuple[Token, ...]
    listed: tuple[Mention, ...]
    heard: bool
    taken: Taken
    opening: bool
    goes_on: bool
    answered: int
    agent: tuple[Token, ...]
    customer: tuple[Token, ...]
    before: tuple[Token, ...]
    reply: int
    replies: int
    acted: bool
    asked: bool
    pointed: bool
    kindly: bool
    short: bool

    def has(self, sign: str) -> float:
        """1 where one of the words of a sign stands in the stretch."""
        at = places(self.turn, self.words.telling[sign])
        return float(any(self.mention.first <= first < self.mention.last for first, _ in at))

    def is_any(self, *classes: str) -> float:
        """1 where a word of one of the classes stands in the stretch."""
        inside = self.turn.words[self.mention.first : self.mention.last]
        return float(any(word.classes & frozenset(classes) for word in inside))

    def again(self, later: tuple[Token, ...], least: float) -> float:
        """The share of its matter that is spoken of later, in words at least so alike."""
        alike = [tied([word], later, self.turn.language)[0] >= least for word in self.own]
        return sum(alike) / len(alike) if alike else 0.0


def stretches(
    told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies
) -> Iterator[Stretch]:
    """The stretches of the customer's turns that no agent turn heeds, if one may name them."""
    opened, asked = False, False
    for turn in turns:
        if turn.turn.speaker is Role.AGENT and len(turn.words) > SIGNAL_WORDS:
            asked = bool(questions_in(turn))
        elif turn.turn.speaker is Role.CUSTOMER and turn.words:
            opening = not opened and opens_matter(turn)
            scene = _Scene(turn, turns, words, replies, opening, opened and (asked or begins_as_answer(turn)))
            yield from scene.stretches(told)
            opened |= opening


@dataclass(frozen=True, slots=True)
class _Scene:
    """A customer's turn in its talk; `asked` says that it answers a question."""

    turn: AnnotatedTurn
    turns: Sequence[AnnotatedTurn]
    words: Words
    replies: Replies
    opening: bool
    asked: bool

    def stretches(self, told: Sequence[Told]) -> Iterator[Stretch]:
        here = [each for each in told if each.mention.turn == self.turn.turn.n]
        said = tuple(statements(self.turn))
        matter = self._matter(said) if self.opening else ()
        after = tuple(agent_after(self.turn.turn.n, self.turns))
        beside = tuple(self._beside(said, matter)) if after else ()
        if not beside:
            return
        agent, customer = self._later(Role.AGENT), self._later(Role.CUSTOMER)
        before = tuple(word for turn in self.turns[: self.turn.turn.n] for word in _matter(turn, self.words))
        kindly = any(says_something_kind(turn, self.words, self.replies) for turn in after)
        matter_ends = self.turn.sentence_of(matter[-1].first)[1] if matter else 0
        for mention in self._stretched(beside):
            became = self._taken(mention)
            inside = [t for t in here if t.mention.first < mention.last and mention.first < t.mention.last]
            if not self._may_count(became) or not all(self._may_count(t.taken, listed=True) for t in inside):
                continue
            yield Stretch(
                self.turn,
                mention,
                self.words,
                own=content(self.turn.words[mention.first : mention.last], self.words.light),
                listed=tuple(t.mention for t in inside),
                heard=any(t.taken.outcome is not Outcome.MISSED for t in inside),
                taken=became,
                opening=self.opening,
                goes_on=mention.first < matter_ends,
                answered=_answered(self.turn) if self.asked else 0,
                agent=agent,
                customer=customer,
                before=before,
                reply=after[0].turn.n,
                replies=len(after),
                acted=after[0].turn.n in self.replies.deeds,
                asked=bool(questions_in(after[0])),
                pointed=mention.last >= len(self.turn.words) - 1 and points(after[0].words, self.turn.language),
                short=len(after[0].words) < _SHORT,
                kindly=kindly,
            )

    def _stretched(self, beside: Sequence[Mention]) -> Iterator[Mention]:
        """Statements joined with their neighbours, those that no turn takes up apart from the others."""
        passed = [each for each in beside if self._taken(each).outcome is Outcome.MISSED]
        yield from _joined(self.turn, passed)
        yield from _joined(self.turn, [each for each in beside if each not in passed])

    def _beside(self, said: Iterable[Mention], matter: Sequence[Mention]) -> Iterator[Mention]:
        """The statements that stand beside the matter itself, which every agent acts on, and beside the answer."""
        barred = places(self.turn, self.words.besides)
        answer = answered(self.turn) if self.asked else 0
        for each in said:
            sparing = any(start < each.last and each.first < end for start, end in barred)
            beside = each not in matter and each.first >= answer
            told_beside = beside and not (sparing or self._only_answers(each) or self._is_unfinished(each))
            if told_beside and not self._only_describes(each):
                yield each

    def _matter(self, said: Sequence[Mention]) -> Sequence[Mention]:
        """The statement that tells what the contact is about, with one before it that only announces it."""
        weighty = [each for each in said if self._has_matter(each)]
        return weighty[: 1 + any(map(self._only_announces, weighty[:1]))]

    def _only_announces(self, said: Mention) -> bool:
        """Whether a statement only says what they call about: *soitan niistä laseista, …*."""
        verbs = sum("verb" in word.classes for word in self.turn.words[said.first : said.last])
        return verbs == 1 and any(said.first <= at < said.last for at, _ in places(self.turn, self.words.about))

    def _has_matter(self, said: Mention) -> bool:
        inside = self.turn.words[said.first : said.last]
        if any(start < said.last and said.first < end for start, end in places(self.turn, self.words.besides)):
            return False
        things = (word for word in inside if "propn" not in word.classes)
        return any("verb" in word.classes for word in inside) and bool(content(things, self.words.light))

    def _only_answers(self, said: Mention) -> bool:
        """Whether an answer to a question goes on without a verb: *kaksi vuotta, leikattu poika*."""
        inside = self.turn.words[said.first : said.last]
        return self.asked and not any("verb" in word.classes and not word.classes & _VERBAL for word in inside)

    def _is_unfinished(self, said: Mention) -> bool:
        """Whether the customer was stopped at a word that something must follow: *ja mä koitin sitä niinkun*."""
        return (
            said.last == len(self.turn.words) and self.turn.words[said.last - 1].norm in UNFINISHED[self.turn.language]
        )

    def _only_describes(self, said: Mention) -> bool:
        """Whether a statement is a clause of another's noun: *josta soitin teille*, *who retired*."""
        return self.turn.words[said.first].norm in RELATIVE[self.turn.language]

    def _may_count(self, became: Taken, *, listed: bool = False) -> bool:
        """Whether a stretch may be worth asking about: nobody takes it up, or in a loosely tied language only a word.

        What the lists find in it may there have been heard by itself.
        """
        if self.turn.language not in _LOOSELY_TIED:
            return became.outcome is Outcome.MISSED
        return listed or (became.outcome is not Outcome.OPEN and not became.heeded)

    def _taken(self, said: Mention) -> Taken:
        return taken(said, self.turns, self.words, self.replies)

    def _later(self, role: Role) -> tuple[Token, ...]:
        """What one side speaks of after the turn."""
        later = (turn for turn in self.turns[self.turn.turn.n + 1 :] if turn.turn.speaker is role)
        return tuple(word for turn in later for word in _matter(turn, self.words))


@once(2048)
def _matter(turn: AnnotatedTurn, words: Words) -> tuple[Token, ...]:
    """What a turn speaks of."""
    return content(turn.words, words.light)


def _joined(turn: AnnotatedTurn, beside: Iterable[Mention]) -> Iterator[Mention]:
    """Neighbouring statements of one sentence as one stretch; the longest says what it is about."""
    groups: list[list[Mention]] = []
    for each in beside:
        last = groups[-1][-1] if groups else None
        same = last is not None and turn.words[last.first].sentence == turn.words[each.first].sentence
        if last is not None and same and each.first - last.last <= _MOST_BETWEEN:
            groups[-1].append(each)
        else:
            groups.append([each])
    for group in groups:
        longest = max(group, key=lambda each: each.core[1] - each.core[0])
        yield replace(longest, first=group[0].first, last=group[-1].last)


def _answered(turn: AnnotatedTurn) -> int:
    """The end of what answers a question: the first sentence, in speech without signs the first clause."""
    first, last = turn.sentences[0]
    return clauses(turn)[0][1] if is_bare(turn, first, last) else last
