"""Garbage is looked for among what is new; among all of it now and then."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from coach.views.garbage import set_aside


class Circle:
    """Something that only a search finds when nobody needs it any more."""

    def __init__(self) -> None:
        self.itself = self


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Iterator[Clock]:
    clock = Clock()
    called = set_aside(clock)
    gc.callbacks.append(called)
    yield clock
    gc.callbacks.remove(called)
    gc.unfreeze()


def test_what_stood_once_is_not_searched_again_at_the_next_click(clock: Clock) -> None:
    gc.collect()
    assert gc.get_freeze_count() > len(gc.get_objects())


def test_what_came_and_went_since_the_last_search_is_found(clock: Clock) -> None:
    gc.collect()
    there = weakref.ref(Circle())
    gc.collect()
    assert there() is None


def test_what_went_after_it_was_set_aside_is_found_in_some_minutes(clock: Clock) -> None:
    circle = Circle()
    there = weakref.ref(circle)
    gc.collect()
    del circle
    gc.collect()
    assert there() is not None
    clock.now += 3600.0
    gc.collect()
    assert there() is None
