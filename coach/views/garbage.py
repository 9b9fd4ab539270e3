"""Looking for garbage where most of the memory is what was loaded once.

Streamlit has all memory searched at the end of every run of a page, and nothing is sent to the browser meanwhile: with
pipelines, word lists and rules in it, that is a quarter of a second for each click. Here what one search leaves
standing is set aside, so that the next looks only at what came since; now and then everything is searched.
"""

from __future__ import annotations

import gc
import time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OLDEST = 2  # the generation that stands for a search of everything
_THOROUGH_S = 600.0


@cache
def start() -> None:
    """Set aside what stands, from now on; once per process."""
    gc.callbacks.append(set_aside())


def set_aside(clock: Callable[[], float] = time.monotonic) -> Callable[[str, Mapping[str, int]], None]:
    """What is to be called before and after each search; `clock` gives seconds."""
    searched = clock()

    def called(phase: str, told: Mapping[str, int]) -> None:
        nonlocal searched
        if told["generation"] < _OLDEST:
            return
        if phase == "stop":
            gc.freeze()
        elif clock() - searched >= _THOROUGH_S:
            searched = clock()
            gc.unfreeze()

    return called
