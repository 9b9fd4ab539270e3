"""Whether what somebody has said could end there: by its closing sign, else by its last word.

Nobody hears signs, but a recogniser and a careful writer put them where the voice falls. Where a text has none, the
last word decides: a conjunction, a preposition, an article or a verb that needs another is no end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.listening.vocabulary import is_one_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token
    from coach.model import Language

_BROKEN = re.compile(r"(--+|==+|[–—…]|\.\.\.|(?<!\w)-|\w-)[\s.?!\"”']*$")
_CLOSED = re.compile(r"[.?!][\s\"”')\]]*$")
_SIGNS = re.compile(r"[,.?!]\s")
_OPEN_CLASSES = frozenset("cconj sconj adp det cc in dt modal possessive".split())


def is_broken_off(text: str) -> bool:
    """Whether the writer marked that it breaks off: "ja sitten se –", "I wanted to --"."""
    return bool(_BROKEN.search(text))


def is_closed(text: str) -> bool:
    """Whether the text ends with a closing sign and does not break off."""
    return bool(_CLOSED.search(text)) and not is_broken_off(text)


def is_unfinished(text: str, words: Sequence[Token], language: Language) -> bool:
    """Whether nothing closes the text and more must come.

    Either its last word calls for more (*että*, *ja*, *the*, *because*), or the text has signs and none at its end.
    """
    if not words or is_closed(text) or is_broken_off(text):
        return False
    last, known = words[-1], vocabulary(language)
    calls_for_more = is_one_of(last, known.unfinished) or bool(last.classes & _OPEN_CLASSES)
    return not is_one_of(last, known.tags) and (calls_for_more or bool(_SIGNS.search(text)))
