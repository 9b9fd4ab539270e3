"""The exercises that come with Coach, each made once per process and no sooner than somebody needs it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from coach import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Handbook
    from coach.model import Language
    from coach.practice.exercise import Exercise

_MOST_POOLS = 200
_pools: dict[tuple[str, str, str, str], _Pool] = {}
_lock = Lock()


class _Pool:
    """The exercises made so far, and the way to make the next."""

    def __init__(self, more: Iterator[Exercise]) -> None:
        self.made: list[Exercise] = []
        self._more = more

    def __getitem__(self, n: int) -> Exercise | None:
        with _lock:  # a generator is run by one at a time
            while len(self.made) <= n:
                made = next(self._more, None)
                if made is None:
                    return None
                self.made.append(made)
        return self.made[n]


def exercises(book: Handbook, language: Language, behaviour: str) -> Iterator[Exercise]:
    """The exercises about a behaviour that the rulebook and the scenes give, one by one."""
    from coach.practice import library

    key = (rules.of(book).version, book.version, language.value, behaviour)
    if key not in _pools:
        if len(_pools) >= _MOST_POOLS:
            _pools.clear()
        _pools[key] = _Pool(library.exercises(book, language, behaviour))
    pool, n = _pools[key], 0
    while (made := pool[n]) is not None:
        yield made
        n += 1
