"""What a finder gives: a piece of personal data in a turn, and which pieces stay where several overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.model import Personal, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of personal data in turn `turn`.

    `value` is the same for the same thing however it is written; `rank` says which stays where two overlap (the
    higher); `ending` is the case ending that a placeholder takes on, in Finnish.
    """

    turn: int
    span: Span
    kind: Personal
    value: str
    rank: int = 0
    ending: str = ""


def without_overlaps(items: Iterable[Item]) -> list[Item]:
    """The surest, then the longest of overlapping items, in the order of the text."""
    kept: dict[int, list[Item]] = {}
    for item in sorted(items, key=_surest):
        there = kept.setdefault(item.turn, [])
        if not any(item.span.start < other.span.end and other.span.start < item.span.end for other in there):
            there.append(item)
    return sorted((item for there in kept.values() for item in there), key=lambda i: (i.turn, i.span))


def _surest(item: Item) -> tuple[int, int, int, int, str]:
    return (-item.rank, -(item.span.end - item.span.start), item.turn, item.span.start, item.kind)
