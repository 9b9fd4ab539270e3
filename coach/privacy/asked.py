"""What a number is said to be: by a word before it (*asiakasnumeroni on …*), or by the question that it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coach.model import Personal
from coach.privacy.words import any_of, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Turn

_NEAR = 60  # characters between the word and the number
_BACK = 3  # turns to look back for the question
_REPLY = 4  # words of a turn that only acknowledges
_LONG = 90  # an answer this long goes on to other things


@dataclass(frozen=True, slots=True)
class Label:
    """A word that names a kind of number, and where it stands."""

    kind: Personal
    start: int
    end: int


class Asked:
    """The labels of a conversation, by turn."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = turns
        self._labels = [labels(turn.text) for turn in turns]

    def told(self, n: int, kind: Personal) -> bool:
        """Whether turn `n` or one of the two before it talks about this kind."""
        return any(label.kind is kind for m in range(max(0, n - 2), n + 1) for label in self._labels[m])

    def label(self, n: int, at: int) -> Label | None:
        """The nearest label before a place in turn `n`, near enough to be about it."""
        before = [label for label in self._labels[n] if label.end <= at and at - label.end <= _NEAR]
        return before[-1] if before else None

    def kind(self, n: int, at: int) -> Personal | None:
        """What a number at a place in turn `n` is: by the word before it, else by the other's question."""
        near = self.label(n, at)
        return near.kind if near else self.question(n, at)

    def question(self, n: int, at: int = 0) -> Personal | None:
        """What the other speaker asked for last, where turn `n` can be the answer."""
        if at > _LONG:
            return None
        speaker = self._turns[n].speaker
        for m in range(n - 1, max(-1, n - 1 - _BACK), -1):
            if self._turns[m].speaker is speaker:
                continue
            if self._labels[m]:
                return self._labels[m][-1].kind
            if len(self._turns[m].text.split()) > _REPLY:
                return None
        return None


def labels(text: str) -> tuple[Label, ...]:
    """The labels in a text, in its order; of two in one place the longer."""
    if not _any().search(text):
        return ()
    found = [Label(kind, *one.span()) for kind, pattern in _patterns() for one in pattern.finditer(text)]
    return tuple(
        label
        for label in sorted(found, key=lambda one: (one.end, one.start))
        if not any(o.start <= label.start and label.end <= o.end and o != label for o in found)
    )


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(any_of("asked", key, start=True) for key in keys("asked")), re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[Personal, re.Pattern[str]], ...]:
    return tuple((Personal(key), re.compile(any_of("asked", key, start=True), re.IGNORECASE)) for key in keys("asked"))
