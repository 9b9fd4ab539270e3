"""The language pipelines and the rulebook, loaded in the background while the page is being painted."""

from __future__ import annotations

from functools import cache
from threading import Event, Thread

from coach.model import Language
from coach.views import garbage

_LATER_S = 8.0  # the second language waits until the first page stands, unless somebody asks for it
_loaded = {language: Event() for language in Language}
_asked = Event()


@cache
def start() -> Thread:
    """Begin loading, once per process."""
    garbage.start()
    thread = Thread(target=_load, name="pipelines", daemon=True)
    thread.start()
    return thread


def ready(language: Language) -> bool:
    """Whether a conversation in this language can be reviewed at once."""
    start()
    return _loaded[language].is_set()


def wait(language: Language) -> None:
    """Come back when the language is loaded; two threads loading the same would take twice as long."""
    start()
    if language is not Language.FI:
        _asked.set()
    _loaded[language].wait()


def _load() -> None:
    for language in Language:
        if language is not Language.FI:
            _asked.wait(_LATER_S)
        try:
            _first_review(language)
        finally:
            _loaded[language].set()  # whatever is wrong shows when somebody asks for a review


def _first_review(language: Language) -> None:
    """One word is enough: all that is loaded on first use is loaded now."""
    from coach.model import Conversation, Role, Turn
    from coach.reviewing import review

    review(Conversation("warm-up", (Turn(0, Role.AGENT, "Hei"),), language))
