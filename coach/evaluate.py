"""Evaluate: how often the findings agree with people's labels, per behaviour and for any concern.

A labelled file is JSON Lines of `{"id", "language", "channel", "customer", "agent", "concerns", "also", "strengths"}`;
`also` names behaviours that a second reader would accept too, counted neither way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, CoachError, Conversation, Dimension, Kind, Language, Review, Role, Turn
from coach.review import review_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook

ANY = "any concern"


class LabelError(CoachError):
    """A labelled file that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One agent turn with the customer's turn before it, and what people marked."""

    id: str
    language: Language
    channel: Channel
    customer: str
    agent: str
    concerns: frozenset[str]
    also: frozenset[str]
    strengths: frozenset[str]

    def conversation(self) -> Conversation:
        """The scene to review."""
        said = [(Role.CUSTOMER, self.customer), (Role.AGENT, self.agent)]
        turns = tuple(Turn(n, role, text) for n, (role, text) in enumerate(pair for pair in said if pair[1].strip()))
        return Conversation(self.id, turns, self.language, self.channel)


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


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """The labelled turns of a JSON Lines file; LabelError names file and line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise LabelError(f"{path} cannot be opened: {error.strerror}.") from error
    return tuple(_labelled(line, f"{path.name}, line {n}") for n, line in enumerate(lines, 1) if line.strip())


def _labelled(line: str, where: str) -> Labelled:
    try:
        raw: dict[str, Any] = json.loads(line)
        return Labelled(
            id=raw["id"],
            language=Language(raw["language"]),
            channel=Channel(raw["channel"]),
            customer=raw.get("customer") or "",
            agent=raw["agent"],
            concerns=frozenset(raw["concerns"]),
            also=frozenset(raw.get("also", ())),
            strengths=frozenset(raw.get("strengths", ())),
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise LabelError(f"{where}: not a labelled turn ({type(error).__name__}: {error}).") from error


def evaluate(labelled: Iterable[Labelled], handbook: Handbook | None = None) -> Evaluation:
    """Review each labelled turn and count the `respect` behaviours against its labels."""
    turns = tuple(labelled)
    counts: dict[str, Count] = defaultdict(Count)
    wrong: list[Wrong] = []
    for turn, review in zip(turns, review_many((t.conversation() for t in turns), handbook), strict=True):
        found = _found(review)
        wrong += _count(turn, found, counts)
    return Evaluation(len(turns), dict(counts), tuple(wrong))


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
