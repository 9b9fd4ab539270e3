"""Overlaps told apart: listening signal, early reply, talking together, interruption, or not to be told.

Each feature of an overlap adds to the score of each type what `weights.toml` says; the shares of the scores say how
sure the best one is.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from coach.language.once import once
from coach.listening.evidence import evidence
from coach.listening.floor import crossings
from coach.listening.quality import doubt
from coach.listening.speech import speech
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.detectors import Talk
    from coach.listening.floor import Crossing
    from coach.listening.speech import Speech

Type = Literal["backchannel", "early-reply", "cooperative-overlap", "interruption"]
TYPES: tuple[Type, ...] = get_args(Type)
_SURE = 0.5  # a type with a smaller share is not named
_BETWEEN_S = 1.5  # a signal this soon after the customer's words, and they after it, stands between them


@dataclass(frozen=True, slots=True)
class Overlap:
    """One side starts inside the other side's turn.

    `type` is None where no type is more likely than all others together; `share` is how likely it is, 0–1; `features`
    are the ones that weighed most for it, the strongest first.
    """

    crossing: Crossing
    type: Type | None
    share: float
    features: tuple[str, ...]


@once(4)
def overlaps(talk: Talk) -> tuple[Overlap, ...]:
    """The overlaps of a call, whoever began them, in the order of the later turn's start.

    None where the times cannot tell (see `coach.listening.quality`).
    """
    if doubt(talk) is not None:
        return ()
    return tuple(typed(crossing, evidence(crossing, talk.handbook.listening)) for crossing in crossings(talk))


def typed(crossing: Crossing, features: Mapping[str, float]) -> Overlap:
    """The type that a crossing's features speak for."""
    scores = {type: exp(score(features, type)) for type in TYPES}
    best = max(TYPES, key=lambda type: scores[type])
    share = scores[best] / sum(scores.values())
    only_sounds = bool(features["sound"]) and not crossing.later.listens
    named = share >= _SURE and not only_sounds
    return Overlap(crossing, best if named else None, share, _strongest(features, best))


def score(features: Mapping[str, float], type: Type) -> float:
    """The sum of what the features add to a type."""
    known = weights()
    start = known["start"].get(type, 0.0)
    return start + sum(value * known[name].get(type, 0.0) for name, value in features.items())


def _strongest(features: Mapping[str, float], type: Type) -> tuple[str, ...]:
    """The features that speak for a type against the others, the strongest first."""
    known = weights()

    def gain(name: str) -> float:
        others = [known[name].get(other, 0.0) for other in TYPES if other != type]
        return features[name] * (known[name].get(type, 0.0) - sum(others) / len(others))

    return tuple(sorted((name for name in features if gain(name) > 0), key=gain, reverse=True))


@cache
def weights() -> dict[str, dict[str, float]]:
    """What each feature adds to each type; `start` is before anything is known."""
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text("utf-8"))


def signals_between(talk: Talk) -> Iterator[Speech]:
    """The agent's listening signals between the customer's words, where nobody overlaps: the customer goes on.

    A *joo* that answers a question is a reply, and no signal.
    """
    if doubt(talk) is not None:
        return
    spoken = speech(talk)
    for before, signal, after in zip(spoken, spoken[1:], spoken[2:], strict=False):
        if before.side is after.side is not signal.side and _is_between(before, signal, after):
            yield signal


def _is_between(before: Speech, signal: Speech, after: Speech) -> bool:
    waits = (signal.time.start - before.time.end, after.time.start - signal.time.end)
    asked = questions_in(before.turn)
    answers = bool(asked) and asked[-1].last == len(before.turn.words)
    goes_on = not (before.listens or after.listens)
    return all(0 <= wait <= _BETWEEN_S for wait in waits) and signal.listens and goes_on and not answers
