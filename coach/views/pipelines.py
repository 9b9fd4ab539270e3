"""The language pipelines, loaded in the background while the page is being painted."""

from __future__ import annotations

from functools import cache
from threading import Thread

from coach.model import Language


@cache
def start() -> Thread:
    """Begin loading, once per process."""
    thread = Thread(target=_load, name="language pipelines", daemon=True)
    thread.start()
    return thread


def ready() -> bool:
    """Whether a review can be made at once."""
    return not start().is_alive()


def wait() -> None:
    """Come back when the pipelines are loaded; two threads loading the same one would take twice as long."""
    start().join()


def _load() -> None:
    from coach import review  # noqa: F401 - the import itself takes a while
    from coach.language.annotate import pipeline

    for language in Language:
        pipeline(language)
