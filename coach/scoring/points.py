"""Points: from the handbook's base, each behaviour adds or takes its weight, more the more often it happens.

Small effects move the points by themselves; large ones ever less, so that 0 and 100 are neared and never passed. The
interval is ±45 points for one turn by the agent and narrows with the square root of the turns.
"""

from __future__ import annotations

from math import sqrt, tanh
from typing import TYPE_CHECKING

from coach.listening.quality import Doubt, doubt
from coach.model import Channel, Dimension, Finding, Kind, Language, Role, Score
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.detectors import Talk
    from coach.scoring.tone import Tone

_SPREAD = 45.0  # half-width of the interval, in points, where one turn is all there is


def scores(talk: Talk, findings: Sequence[Finding], tone: Tone | None = None) -> tuple[Score, ...]:
    """The three dimensions' scores, in their order; the general tone counts for respect."""
    heard = {Dimension.RESPECT: tone}
    return tuple(_score(dimension, talk, findings, heard.get(dimension)) for dimension in Dimension)


def _score(dimension: Dimension, talk: Talk, findings: Sequence[Finding], tone: Tone | None) -> Score:
    because = tuple(i for i, f in enumerate(findings) if f.dimension is dimension and f.kind is not Kind.OBSERVATION)
    reason = _not_assessed(dimension, talk)
    if reason:
        return Score(dimension, None, None, reason, because)
    judged = sum(1 for _ in _judged(dimension, talk))
    effect = sum(each for _, each in effects([findings[i] for i in because], judged, talk))
    if tone is not None:
        effect += tone.points(talk.handbook.score.tone)
    points, width = _moved(talk.handbook.score.base, effect), _SPREAD / sqrt(judged)
    interval = (round(max(0.0, points - width)), round(min(100.0, points + width)))
    why = _reason(talk, because) + (tone.reason(talk) if tone is not None else "")
    return Score(dimension, round(points), interval, why, because)


def _moved(base: float, effect: float) -> float:
    room = 100.0 - base if effect > 0 else base
    return base + room * tanh(effect / room) if room else base


def effects(findings: Sequence[Finding], judged: int, talk: Talk) -> Iterator[tuple[str, float]]:
    """Each behaviour's effect on the points: its weight × (0.6 + 0.9 × the share of the agent's turns it fills).

    Findings count by their confidence.
    """
    counts: dict[str, float] = {}
    for finding in findings:
        counts[finding.behaviour] = counts.get(finding.behaviour, 0.0) + finding.confidence
    for behaviour, count in counts.items():
        weight = talk.handbook.weights.get(behaviour, 0.0)
        share = min(1.0, count / judged)
        yield behaviour, weight * min(1.0, count) * (0.6 + 0.9 * share)


def _judged(dimension: Dimension, talk: Talk) -> Iterator[object]:
    """The agent's turns that are evidence for a dimension."""
    turns = (t for t in talk.by(Role.AGENT) if t.words)
    if dimension is Dimension.LISTENING:
        return (t for t in turns if t.turn.time is not None)
    return turns


def _not_assessed(dimension: Dimension, talk: Talk) -> str:
    """Why a dimension cannot be judged, "" where it can."""
    key = ""
    if not any(_judged(Dimension.RESPECT, talk)):
        key = "no_words"
    elif dimension is Dimension.LISTENING:
        key = _untimed(talk)
    elif dimension is Dimension.QUESTIONS and not any(t.words for t in talk.by(Role.CUSTOMER)):
        key = "no_customer"
    language = talk.turns[0].language if talk.turns else Language.FI
    return wording(language)(f"not_assessed.{key}") if key else ""


def _untimed(talk: Talk) -> str:
    """Why the times do not let listening be judged, "" where they do; a chat needs only the times of messages."""
    if talk.conversation.channel is Channel.PHONE:
        return doubt(talk) or ""
    timed = sum(turn.turn.time is not None for turn in talk.turns)
    return "" if timed > 1 else Doubt.NO_TIMES


def _reason(talk: Talk, because: tuple[int, ...]) -> str:
    english = talk.turns[0].language == "en"
    turns = sum(1 for _ in _judged(Dimension.RESPECT, talk))
    if english:
        return f"From {len(because)} finding{'s' * (len(because) != 1)} in {turns} agent turn{'s' * (turns != 1)}."
    return (
        f"{len(because)} havaintoa, {turns} agentin vuoroa."
        if len(because) != 1
        else f"1 havainto, {turns} agentin vuoroa."
    )
