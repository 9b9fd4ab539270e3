"""What is read from a turn or a talk alone is read once, however many rules ask for it."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
Known = TypeVar("Known")


class _Itself:
    """A thing known by being the same object: what looks the same is not compared word by word."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.thing is other.thing


def once(size: int) -> Callable[[Callable[P, Known]], Callable[P, Known]]:
    """Remember what a function gave for the last `size` things it was asked about; they must not change."""

    def remember(read: Callable[P, Known]) -> Callable[P, Known]:
        @lru_cache(maxsize=size)
        def known(*itself: _Itself) -> Known:
            return read(*(each.thing for each in itself))  # type: ignore[arg-type, call-arg]

        @wraps(read)
        def ask(*things: P.args, **named: P.kwargs) -> Known:
            return known(*map(_Itself, things)) if not named else read(*things, **named)

        return ask

    return remember
