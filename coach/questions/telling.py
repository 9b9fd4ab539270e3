"""How surely what the customer told, and no agent turn heeded, was worth asking about.

No list can name all that people bring up. So every stretch that stands beside the errand and the answer is weighed, as
a sum of plain features and of the words that tell it. A word that the agent shares with it, or a pronoun, may take it
up or not, so it weighs too and does not decide. Words for some features stand in the rule (`still`, `people`,
`life`, `feels`, `nice`, `near`). What each weighs stands in `telling.toml`, fitted by `models/fit_telling.py` to
invented dialogues in which what was passed by is marked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.language.vectors import vector
from coach.model import Language
from coach.questions.kin import tied
from coach.questions.stretches import stretches
from coach.questions.taken import Outcome, Taken
from coach.questions.topics import places
from coach.questions.weighing import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.flow import Told
    from coach.questions.mentions import Mention
    from coach.questions.replies import Replies
    from coach.questions.stretches import Stretch
    from coach.questions.topics import Words

_WEIGHTS = Path(__file__).with_suffix(".toml")
_LONG, _MANY = 12, 5  # words, and words of matter, from which more weigh no more
_SURE, _LOOSE = 0.8, 0.6  # how alike words must be to be the same thing
_REPLIES = 6  # turns of the agent from which more weigh no more
_PARTICLES = 3  # words before a stretch in which *niin ja*, *muuten* may open it


@dataclass(frozen=True, slots=True)
class Passed:
    """A stretch of a customer's turn that no agent turn heeds: from 0 to 1 how surely it was worth asking about."""

    mention: Mention
    taken: Taken
    weight: float


def _also(stretch: Stretch) -> float:
    first, last = stretch.mention.first - _PARTICLES, stretch.mention.last
    return float(any(first <= at < last for at, _ in places(stretch.turn, stretch.words.also)))


def _nice(stretch: Stretch) -> float:
    return stretch.has("nice") * (1.0 - stretch.is_any("negation"))


def _near(stretch: Stretch) -> float:
    near = stretch.words.near
    return max((_nearness(word.lemma, near) for word in stretch.own), default=0.0)


@lru_cache(maxsize=50_000)
def _nearness(lemma: str, near: tuple[str, ...]) -> float:
    """How near a Finnish word lies to the nearest word of what weighs on people, by the vectors; 0 where none is."""
    one = vector(lemma, Language.FI)
    return max((float(one @ vector(each, Language.FI)) for each in near), default=0.0) if near else 0.0


FEATURES: dict[str, Callable[[Stretch], float]] = {
    "listed": lambda s: float(bool(s.listed)),
    "heard": lambda s: float(s.heard),
    "listed_errand": lambda s: float(any(m.errand for m in s.listed)),
    "still": lambda s: s.has("still"),
    "people": lambda s: s.has("people"),
    "life": lambda s: s.has("life"),
    "near": _near,
    "feels": lambda s: s.has("feels"),
    "nice": _nice,
    "wronged": lambda s: s.has("wronged"),
    "me": lambda s: s.is_any("me", "1st", "ours"),
    "negated": lambda s: s.is_any("negation"),
    "conditional": lambda s: s.is_any("conditional"),
    "verb": lambda s: s.is_any("verb"),
    "also": _also,
    "answer": lambda s: float(s.mention.first < s.answered),
    "opening": lambda s: float(s.opening),
    "goes_on": lambda s: float(s.goes_on),
    "last": lambda s: float(s.mention.last >= len(s.turn.words) - 1),
    "words": lambda s: min(s.mention.last - s.mention.first, _LONG) / _LONG,
    "matter": lambda s: min(len(s.own), _MANY) / _MANY,
    "agent_near": lambda s: tied(s.own, s.agent, s.turn.language)[0],
    "agent_share": lambda s: s.again(s.agent, _LOOSE),
    "customer_share": lambda s: s.again(s.customer, _SURE),
    "acted": lambda s: float(s.acted),
    "asked_about": lambda s: float(s.taken.outcome is Outcome.ASKED),
    "spoken_of": lambda s: float(s.taken.outcome is Outcome.ACKNOWLEDGED),
    "later": lambda s: float(s.taken.turn != s.reply),
    "asked": lambda s: float(s.asked),
    "replies": lambda s: min(s.replies, _REPLIES) / _REPLIES,
    "kindly": lambda s: float(s.kindly),
    "short": lambda s: float(s.short),
    "pointed": lambda s: float(s.pointed),
    "before": lambda s: s.again(s.before, _SURE),
}


def features_of(stretch: Stretch) -> dict[str, float]:
    """The features of a stretch by name, each 0–1."""
    return {name: feature(stretch) for name, feature in FEATURES.items()}


def telling_words(stretch: Stretch) -> frozenset[str]:
    """The words that a stretch tells with: its dictionary forms, without names and numbers."""
    told = stretch.turn.words[stretch.mention.first : stretch.mention.last]
    return frozenset(word.lemma for word in told if not word.classes & {"propn", "num"})


def weight_of(stretch: Stretch) -> float:
    """How surely a stretch was worth asking about, 0–1."""
    return weights(_WEIGHTS, stretch.turn.language).sure(features_of(stretch), telling_words(stretch))


def passed(told: Sequence[Told], turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> tuple[Passed, ...]:
    """All that the customer tells and no agent turn heeds, in order; `told` is what the lists find."""
    return tuple(
        Passed(named(each), Taken(Outcome.MISSED, each.reply), weight_of(each))
        for each in stretches(told, turns, words, replies)
    )


def named(stretch: Stretch) -> Mention:
    """The stretch as what the lists find in it, where they find anything."""
    weightiest = min(stretch.listed, key=lambda each: each.topic.rank, default=None)
    if weightiest is None:
        return stretch.mention
    first, last = min(weightiest.first, stretch.mention.first), max(weightiest.last, stretch.mention.last)
    return replace(weightiest, first=first, last=last)
