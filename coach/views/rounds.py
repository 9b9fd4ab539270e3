"""A round of practice in somebody's session: a module of its own, for a page's own classes are new at each run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.model import Language
    from coach.practice.plan import Item
    from coach.store.answers import Answer


@dataclass
class Round:
    """What is being practised: the exercises, which one is open, and the answer that was given to it."""

    language: Language
    items: tuple[Item, ...]
    at: int = 0
    tries: int = 0
    answer: Answer | None = None

    def again(self) -> None:
        """Answer the same exercise once more."""
        self.answer, self.tries = None, self.tries + 1

    def on(self) -> None:
        """Go on to the next exercise."""
        self.answer, self.tries, self.at = None, 0, self.at + 1
