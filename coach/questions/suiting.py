"""How well a question suits what the customer told: which of those that could be asked are drafted first.

A sum of how the question came to be asked (its group's own words stand in what was told, or only the topic fits), of
what it is about, and of the question itself: readers find some sensible nearly wherever they fit, and some hardly ever.
What each weighs stands in `suiting.toml`, fitted by `models/fit_suiting.py` to questions that readers judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.questions.clauses import clauses
from coach.questions.weighing import weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.clauses import Clause
    from coach.questions.groups import Group
    from coach.questions.mentions import Mention

_WEIGHTS = Path(__file__).with_suffix(".toml")
_LONG = 12  # words told from which more weigh no more
_START = 2  # words that a question is known by
_TOLD_AS = frozenset(("past", "conditional", "negation", "1st", "num"))  # classes of words that questions go with


@dataclass(frozen=True, slots=True)
class Choice:
    """A question, as the rule writes it, that could be asked about a mention of a turn.

    `group` is the group that asks it, None where it may be asked about anything, `rank` the group's place among those
    that fit.
    """

    question: str
    turn: AnnotatedTurn
    mention: Mention
    group: Group | None
    rank: int

    @property
    def place(self) -> int:
        """The question's place in its group."""
        return self.group.ask.index(self.question) if self.group else 0

    @property
    def is_specific(self) -> bool:
        """Whether words of the group's own decide, not only the topic."""
        return self.group is not None and not self.group.is_general

    def stands_in_core(self) -> bool:
        """Whether words of the group stand in the clause that brings the matter up."""
        first, last = self.mention.core
        return any(first <= at < last for at in self._stands)

    @property
    def about(self) -> Clause:
        """The clause that the question is about: where the group's words stand, else what brings the matter up."""
        if self.stands_in_core() or not self._stands:
            return self.mention.core
        begun = max(place for place in clauses(self.turn) if place[0] <= self._stands[0])
        return max(begun[0], self.mention.first), min(begun[1], self.mention.last)

    @property
    def _stands(self) -> list[int]:
        """Where in what was told words of the group stand."""
        return [at for at, _ in self.group.found_in(self.turn, self.mention)] if self.group else []


FEATURES: dict[str, Callable[[Choice], float]] = {
    "specific": lambda c: float(c.is_specific),
    "specific_first": lambda c: c.is_specific / (1 + c.rank),
    "general_first": lambda c: (not c.is_specific and c.group is not None) / (1 + c.rank),
    "later": lambda c: float(c.place > 0),
    "in_core": lambda c: float(c.stands_in_core()),
    "topic_given": lambda c: float(c.is_specific and bool(c.group and c.group.topics)),
    "beside": lambda c: float(bool(c.group and c.group.beside)),
    "near": lambda c: float(bool(c.group and c.group.near)),
    "any": lambda c: float(c.group is None),
    "words": lambda c: min(c.mention.last - c.mention.first, _LONG) / _LONG,
}


def features_of(choice: Choice) -> dict[str, float]:
    """The features of a choice by name, each 0–1."""
    return {name: feature(choice) for name, feature in FEATURES.items()}


def suiting_words(choice: Choice) -> frozenset[str]:
    """What the question is (`?…`), how it begins (`^…`), and beside what topic and what kinds of words it is asked."""
    question = choice.question
    start = question.replace("{", "").lower().split()[:_START]
    told = choice.turn.words[choice.mention.first : choice.mention.last]
    classes = {each for word in told for each in word.classes & _TOLD_AS}
    return frozenset(
        (
            f"?{question}",
            f"^{start[0]}",
            f"^{' '.join(start)}",
            f"{choice.mention.topic.value} ?{question}",
            *(f"{each} ?{question}" for each in classes),
        )
    )


def weight_of(choice: Choice) -> float:
    """How surely a question suits what was told, 0–1."""
    return weights(_WEIGHTS, choice.turn.language).sure(features_of(choice), suiting_words(choice))
