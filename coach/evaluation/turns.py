"""Evaluate on labelled agent turns: the `respect` behaviours, and any concern."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.evaluation.counting import Count, Evaluation, Wrong
from coach.model import Dimension, Finding, Kind, Review
from coach.reviewing import review_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.learned.labelled import Labelled

ANY = "any concern"


def evaluate(labelled: Iterable[Labelled], handbook: Handbook | None = None) -> Evaluation:
    """Review each labelled turn and count the `respect` behaviours against its labels."""
    turns = tuple(labelled)
    counts: dict[str, Count] = defaultdict(Count)
    wrong: list[Wrong] = []
    sure: list[tuple[float, bool]] = []
    for turn, review in zip(turns, review_many((t.conversation() for t in turns), handbook), strict=True):
        found = _found(review)
        wrong += _count(turn, {name: finding.text for name, finding in found.items()}, counts)
        sure += _sure(turn, found)
    return Evaluation(len(turns), dict(counts), tuple(wrong), sure=tuple(sure))


def by_rules(labelled: Iterable[Labelled], handbook: Handbook) -> dict[str, frozenset[str]]:
    """Per turn's id, the `respect` behaviours that the rules alone find."""
    turns = tuple(labelled)
    alone = handbook.with_values(
        {"findings.learned": "false", "findings.confidence_floor": "0.0", "findings.confidence_floor_talk": "0.0"}
    )
    reviews = review_many((turn.conversation() for turn in turns), alone)
    return {turn.id: frozenset(_found(review)) for turn, review in zip(turns, reviews, strict=True)}


def _found(review: Review) -> dict[str, Finding]:
    return {
        finding.behaviour: finding
        for finding in review.findings
        if finding.dimension is Dimension.RESPECT and finding.kind is not Kind.OBSERVATION
    }


def _sure(turn: Labelled, found: dict[str, Finding]) -> Iterator[tuple[float, bool]]:
    marked = turn.concerns | turn.strengths
    for name, finding in found.items():
        if name in marked or name not in turn.also:
            yield finding.confidence, name in marked


def _count(turn: Labelled, found: dict[str, str], counts: dict[str, Count]) -> Iterator[Wrong]:
    marked = turn.concerns | turn.strengths
    scene = (f"C: {turn.customer}", f"A: {turn.agent}", str(sorted(turn.concerns)))
    for name in sorted(marked | found.keys()):
        if name in turn.also and name not in marked:
            continue
        counts[name].add(marked=name in marked, found=name in found)
        if (name in marked) != (name in found):
            yield Wrong(turn.id, name, name not in found, found.get(name, ""), scene)
    _count_any(turn, found, counts[ANY])


def _count_any(turn: Labelled, found: dict[str, str], count: Count) -> None:
    raised = {name for name in found if BEHAVIOURS[name].kind is Kind.CONCERN}
    excused = not turn.concerns and (raised <= turn.also)
    count.add(marked=bool(turn.concerns), found=bool(raised and not excused))
