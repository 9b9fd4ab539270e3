"""Fits the weights of `coach/listening/weights.toml` again and shows them beside the shipped ones.

    python models/fit_overlaps.py FILE…

Files are labelled dialogues or meetings, as `coach evaluate` reads them. The model is a multinomial logistic regression
in which each feature may weigh only for the types that it has a weight for. A label may allow several types
("non-interruption"): then their shares count together. Each meeting or dialogue is left out once, and judged by the
weights of all others. The fitted numbers are shipped rounded; see docs/listening.md for what was set by hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from coach import handbook as handbooks
from coach.cli.evaluate import records_of
from coach.detectors import Talk
from coach.evaluation.dialogues import read_dialogues
from coach.evaluation.meetings import begun_by_all, read_meeting
from coach.language.annotate import annotate
from coach.listening.evidence import evidence
from coach.listening.floor import crossings
from coach.listening.overlaps import TYPES, weights
from coach.model import Language, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.listening.floor import Crossing

INTERRUPTION = TYPES.index("interruption")
FEATURES = tuple(weights())
MAY_WEIGH = np.array([[type in weights()[name] for type in TYPES] for name in FEATURES], float)
SHRINK = 0.15  # L2, so that a feature seen a few times says little
MANY = 0.2  # the long meetings' rows count less, or they would drown all others
BOOK = handbooks.load()


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled overlap: where it comes from, its features, the types its label allows, and how much it counts."""

    group: str
    features: tuple[float, ...]
    allowed: tuple[bool, ...]
    weight: float = 1.0


def row(group: str, crossing: Crossing, types: set[str], weight: float = 1.0) -> Row:
    """An overlap as a row."""
    found = {"start": 1.0, **evidence(crossing, BOOK.listening)}
    return Row(group, tuple(found[name] for name in FEATURES), tuple(type in types for type in TYPES), weight)


def rows_of(file: Path) -> Iterator[Row]:
    """The labelled overlaps of a file."""
    for record in records_of(file):
        meeting = any(isinstance(turn.get("labels"), dict) for turn in record["turns"])
        yield from _of_meeting(record) if meeting else _of_dialogue(record, file.name)


def _of_dialogue(record: dict[str, Any], name: str) -> Iterator[Row]:
    (dialogue,) = read_dialogues([record], name)
    turns = annotate(dialogue.conversation.turns, dialogue.conversation.language or Language.FI)
    for crossing in crossings(Talk(dialogue.conversation, turns, BOOK)):
        marked = dialogue.labels[crossing.later.turn.turn.n] & set(TYPES)
        if crossing.later.side is Role.AGENT and marked:
            yield row(record["id"], crossing, set(marked))


def _of_meeting(record: dict[str, Any]) -> Iterator[Row]:
    meeting = read_meeting(record)
    cut_off = {i for n, labels in enumerate(meeting.labels) if labels.get("interrupted") for i in meeting.inside(n)}
    for n, crossing in begun_by_all(meeting, BOOK):
        kind = meeting.labels[n].get("overlap_class")
        if kind is not None:
            yield row(record["id"], crossing, {"interruption"} if kind == "interruption" else set(TYPES[:-1]))
        elif meeting.labels[n].get("backchannel"):
            yield row(record["id"], crossing, {"backchannel"}, MANY)
        elif n in cut_off and not crossing.later.listens:
            yield row(record["id"], crossing, {"interruption"}, MANY)


def fitted(rows: list[Row]) -> np.ndarray:
    """The weights, features × types."""
    x, allowed = np.array([r.features for r in rows]), np.array([r.allowed for r in rows])
    count = np.array([r.weight for r in rows])
    shrink = SHRINK * np.array([[0.05 if name == "start" else 1.0] for name in FEATURES])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(MAY_WEIGH.shape) * MAY_WEIGH
        share = shares(w, x)
        right = (share * allowed).sum(1)
        slope = x.T @ ((share - share * allowed / right[:, None]) * count[:, None]) + 2 * shrink * w
        return float(-(count * np.log(right)).sum() + (shrink * w * w).sum()), (slope * MAY_WEIGH).ravel()

    best = minimize(loss, np.zeros(MAY_WEIGH.size), jac=True, method="L-BFGS-B")
    return np.asarray(best.x).reshape(MAY_WEIGH.shape) * MAY_WEIGH


def shares(w: np.ndarray, x: np.ndarray) -> np.ndarray:
    """How likely each type is."""
    scores = np.exp(x @ w - (x @ w).max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def judged(rows: list[Row], held: list[Row]) -> Counter[str]:
    """Interruptions right, false and missed among rows that were held out, and other types right and wrong."""
    best = shares(fitted(rows), np.array([r.features for r in held])).argmax(1)
    outcomes: Counter[str] = Counter()
    for each, type in zip(held, best, strict=True):
        known = INTERRUPTION if each.allowed[INTERRUPTION] else None
        if INTERRUPTION in (known, type):
            outcomes["right" if known == type else "missed" if known is not None else "false"] += 1
        else:
            outcomes["other right" if each.allowed[type] else "other wrong"] += 1
    return outcomes


def main(files: list[str]) -> None:
    """Print what leaving out one group at a time gives, then the weights of all rows."""
    rows = [r for file in files for r in rows_of(Path(file))]
    groups = sorted({r.group for r in rows})
    print(f"{len(rows)} labelled overlaps in {len(groups)} meetings and dialogues; each left out once:")
    for group in groups:
        found = judged([r for r in rows if r.group != group], [r for r in rows if r.group == group])
        print(f"  {group:30} {dict(sorted(found.items()))}")
    print(f"{'weights: fitted, shipped':24}", *(f"{type:>22}" for type in TYPES))
    for name, each in zip(FEATURES, fitted(rows), strict=True):
        cells = (
            f"{w:6.1f} {weights()[name][t]:6.1f}" if t in weights()[name] else ""
            for w, t in zip(each, TYPES, strict=True)
        )
        print(f"{name:24}", *(f"{cell:>22}" for cell in cells))


if __name__ == "__main__":
    main(sys.argv[1:])
