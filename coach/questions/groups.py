"""The groups of questions in a rule (`[[fi.drafts]]`), and which of them fit what a customer told.

A group goes by topic and by the words of what was told: phrases of its own (`when`) or those of a word list of the
rule (`lists`), and where a list is named in `with`, in a sentence with one of its phrases. `near` are phrases of which
one must stand anywhere in the customer's turn, `unless` those of which none may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.phrases import Phrases, compile_phrases
from coach.questions.topics import Topic, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.questions.clauses import Clause
    from coach.questions.mentions import Mention

_NEAR = 12  # words before and after a mention, in its sentence, in which somebody or something may be named
_BEFORE = 4  # words before a phrase in which who it tells of may stand
_OTHERS = frozenset(("him", "her", "kin", "pets"))  # lists of who else may be told of


@dataclass(frozen=True, slots=True)
class Group:
    """Questions to ask about one kind of thing told.

    `of_others` where only somebody else may be told of, `second` where one of them comes second whatever else suits.
    """

    topics: frozenset[Topic]
    when: Phrases
    beside: Phrases
    near: Phrases
    unless: Phrases
    of_others: bool
    lead: str
    second: bool
    ask: tuple[str, ...]

    def fits(self, turn: AnnotatedTurn, mention: Mention) -> bool:
        """Whether the group's topic and words are the mention's."""
        if self.topics and mention.topic not in self.topics:
            return False
        if (self.near and not self.near.found_in(turn)) or self.unless.found_in(turn):
            return False
        told = self.found_in(turn, mention)
        if self.when and all(self.of_others and _tells_of_self(turn, place) for place in told):
            return False
        return not self.beside or any(standing_in(turn, around(turn, mention), self.beside))

    def found_in(self, turn: AnnotatedTurn, mention: Mention) -> Iterator[Clause]:
        """Where in the mention the phrases of `when` stand."""
        return standing_in(turn, (mention.first, mention.last), self.when)

    @property
    def is_general(self) -> bool:
        """Whether only the topic decides."""
        return not self.when and not self.near


def groups_of(text: Mapping[str, Any], language: Language) -> tuple[Group, ...]:
    """The groups of a rule's text, in order; PhraseError on a wrong phrase, ValueError on an unknown topic or list."""
    words = text.get("words", {})
    return tuple(_group(raw, words, language) for raw in text.get("drafts", ()))


def around(turn: AnnotatedTurn, mention: Mention) -> Clause:
    """A mention with what stands near it in its sentence."""
    first, last = turn.sentence_of(mention.first)[0], turn.sentence_of(mention.last - 1)[1]
    return max(first, mention.first - _NEAR), min(last, mention.last + _NEAR)


def standing_in(turn: AnnotatedTurn, place: Clause, phrases: Phrases) -> Iterator[Clause]:
    """Where in a place the phrases stand."""
    return (each for each in places(turn, phrases) if place[0] <= each[0] < place[1])


def _group(raw: Mapping[str, Any], words: Mapping[str, Sequence[str]], language: Language) -> Group:
    beside = raw.get("with", ())
    return Group(
        topics=frozenset(Topic(topic) for topic in raw.get("topics", ())),
        when=compile_phrases([*raw.get("when", ()), *_listed(raw.get("lists", ()), words)], language),
        beside=compile_phrases(_listed(beside, words), language),
        near=compile_phrases(raw.get("near", ()), language),
        unless=compile_phrases(raw.get("unless", ()), language),
        of_others=bool(beside) and _OTHERS.issuperset(beside),
        lead=raw.get("lead", ""),
        second=raw.get("second", False),
        ask=tuple(raw["ask"]),
    )


def _listed(names: Sequence[str], words: Mapping[str, Sequence[str]]) -> list[str]:
    """The phrases of the rule's word lists of these names."""
    if unknown := [name for name in names if name not in words]:
        raise ValueError(f"drafts: the rule has no word list '{unknown[0]}'")
    return [phrase for name in names for phrase in words[name]]


def _tells_of_self(turn: AnnotatedTurn, place: Clause) -> bool:
    """Whether customers are who such words tell of: *I'm on dialysis*, *en pääse portaita*."""
    told = turn.words[max(0, place[0] - _BEFORE) : place[1]]
    return any(word.norm == "i" or "1st" in word.classes for word in told)
