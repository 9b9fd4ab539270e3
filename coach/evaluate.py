"""Evaluate: how often the findings agree with people's labels, per behaviour and for any concern."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.model import Dimension, Kind, Review
from coach.reviewing import review_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.learned.labelled import Labelled

ANY = "any concern"


@dataclass(slots=True)
class Count:
    """Hits, false alarms and misses of one behaviour."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of findings that people marked too."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what people marked that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Wrong:
    """A turn where tool and people differ."""

    labelled: Labelled
    behaviour: str
    missed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts per behaviour and for any concern, and the turns that differ."""

    turns: int
    counts: dict[str, Count]
    wrong: tuple[Wrong, ...] = field(repr=False)

    def macro_f1(self, kind: Kind) -> float:
        """Mean F1 over the behaviours of a kind that occur in the labels."""
        scores = [count.f1 for name, count in self._of(kind) if count.hits + count.missed]
        return sum(scores) / len(scores) if scores else 0.0

    def micro(self, kind: Kind) -> Count:
        """All behaviours of a kind counted together."""
        counts = [count for _, count in self._of(kind)]
        return Count(sum(c.hits for c in counts), sum(c.false for c in counts), sum(c.missed for c in counts))

    def _of(self, kind: Kind) -> Iterator[tuple[str, Count]]:
        return ((name, c) for name, c in self.counts.items() if name in BEHAVIOURS and BEHAVIOURS[name].kind is kind)


def evaluate(labelled: Iterable[Labelled], handbook: Handbook | None = None) -> Evaluation:
    """Review each labelled turn and count the `respect` behaviours against its labels."""
    turns = tuple(labelled)
    counts: dict[str, Count] = defaultdict(Count)
    wrong: list[Wrong] = []
    for turn, review in zip(turns, review_many((t.conversation() for t in turns), handbook), strict=True):
        found = _found(review)
        wrong += _count(turn, found, counts)
    return Evaluation(len(turns), dict(counts), tuple(wrong))


def by_rules(labelled: Iterable[Labelled], handbook: Handbook) -> dict[str, frozenset[str]]:
    """Per turn's id, the `respect` behaviours that the rules alone find."""
    turns = tuple(labelled)
    alone = handbook.with_values({"findings.learned": "false", "findings.confidence_floor": "0.0"})
    reviews = review_many((turn.conversation() for turn in turns), alone)
    return {turn.id: frozenset(_found(review)) for turn, review in zip(turns, reviews, strict=True)}


def _found(review: Review) -> dict[str, str]:
    return {
        finding.behaviour: finding.text
        for finding in review.findings
        if finding.dimension is Dimension.RESPECT and finding.kind is not Kind.OBSERVATION
    }


def _count(turn: Labelled, found: dict[str, str], counts: dict[str, Count]) -> Iterator[Wrong]:
    marked = turn.concerns | turn.strengths
    for name in sorted(marked | found.keys()):
        if name in turn.also and name not in marked:
            continue
        count = counts[name]
        count.hits += name in marked and name in found
        count.false += name not in marked
        count.missed += name not in found
        if (name in marked) != (name in found):
            yield Wrong(turn, name, name not in found, found.get(name, ""))
    _count_any(turn, found, counts[ANY])


def _count_any(turn: Labelled, found: dict[str, str], count: Count) -> None:
    raised = {name for name in found if BEHAVIOURS[name].kind is Kind.CONCERN}
    excused = not turn.concerns and (raised <= turn.also)
    count.hits += bool(turn.concerns and raised)
    count.missed += bool(turn.concerns and not raised)
    count.false += bool(raised and not turn.concerns and not excused)


def interval(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson interval (95 % by default) of a share."""
    if total == 0:
        return (0.0, 1.0)
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return (max(0.0, middle - half), min(1.0, middle + half))
