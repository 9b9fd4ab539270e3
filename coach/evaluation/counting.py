"""Counting agreement: hits, false alarms and misses, with intervals."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.model import Kind


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

    def add(self, *, marked: bool, found: bool) -> None:
        """Count one place that people marked, or the tool found, or both."""
        self.hits += marked and found
        self.false += found and not marked
        self.missed += marked and not found


@dataclass(frozen=True, slots=True)
class Wrong:
    """A place where tool and people differ; `scene` are the lines to read."""

    id: str
    behaviour: str
    missed: bool
    words: str
    scene: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts per behaviour, the places that differ, and `unlabelled`: findings of what the file labels nowhere.

    `sure` has, per counted finding, its confidence and whether people marked it too.
    """

    size: int
    counts: dict[str, Count]
    wrong: tuple[Wrong, ...] = field(repr=False)
    unlabelled: dict[str, int] = field(default_factory=dict)
    sure: tuple[tuple[float, bool], ...] = field(default=(), repr=False)

    def macro_f1(self, kind: Kind) -> float:
        """Mean F1 over the behaviours of a kind that occur in the labels."""
        scores = [count.f1 for _, count in self._of(kind) if count.hits + count.missed]
        return sum(scores) / len(scores) if scores else 0.0

    def micro(self, kind: Kind) -> Count:
        """All behaviours of a kind counted together."""
        counts = [count for _, count in self._of(kind)]
        return Count(sum(c.hits for c in counts), sum(c.false for c in counts), sum(c.missed for c in counts))

    def _of(self, kind: Kind) -> Iterator[tuple[str, Count]]:
        return ((name, c) for name, c in self.counts.items() if name in BEHAVIOURS and BEHAVIOURS[name].kind is kind)


def moved(one: Evaluation, other: Evaluation) -> tuple[tuple[Wrong, ...], tuple[Wrong, ...]]:
    """What the other evaluation no longer gets wrong, and what it newly does: (mended, broken)."""
    return _only(one, other), _only(other, one)


def _only(one: Evaluation, other: Evaluation) -> tuple[Wrong, ...]:
    there = {(wrong.id, wrong.behaviour, wrong.missed) for wrong in other.wrong}
    return tuple(wrong for wrong in one.wrong if (wrong.id, wrong.behaviour, wrong.missed) not in there)


@dataclass(frozen=True, slots=True)
class Band:
    """Findings about as sure as each other: their number, the mean of what they say, and how many were right."""

    size: int
    said: float
    right: int


def bands(sure: Iterable[tuple[float, bool]], edges: tuple[float, ...] = (0.4, 0.6, 0.7, 0.8, 0.9)) -> tuple[Band, ...]:
    """The reliability curve: findings by confidence, cut at `edges`; empty bands are left out."""
    pairs = sorted(sure)
    cuts = [bisect_left(pairs, (edge, False)) for edge in edges]
    parts = [pairs[a:b] for a, b in pairwise([0, *cuts, len(pairs)])]
    return tuple(
        Band(len(part), sum(said for said, _ in part) / len(part), sum(right for _, right in part))
        for part in parts
        if part
    )


def interval(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson interval (95 % by default) of a share."""
    if total == 0:
        return (0.0, 1.0)
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return (max(0.0, middle - half), min(1.0, middle + half))
