"""Better words as a rule writes them: in the agent's form of address, put into a turn.

Better words are written once with both forms where they differ: `Lähetän {teille|sinulle} ohjeet.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from coach.handbook import Register
from coach.model import Span

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn

REGISTERS: tuple[Register, ...] = get_args(Register)
CLOSES = (".", "?", "!")
_FORMS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def in_register(text: str, register: Register) -> str:
    """The wording with its `{te-form|sinä-form}` places filled.

    >>> in_register("{Voisitteko|Voisitko} kertoa lisää?", "sinä")
    'Voisitko kertoa lisää?'
    """
    return _FORMS.sub(lambda forms: forms[1] if register == "te" else forms[2], text)


def put_in(turn: AnnotatedTurn, span: Span, better: str) -> str:
    """The turn's text with better words in the place of `span`.

    Words that end like a sentence (`.`, `?`, `!`) take the place of every sentence the span touches; other words
    take the place of the span alone, with its first letter's case.
    """
    text = turn.turn.text
    place = _sentences(turn, span) if better.endswith(CLOSES) else span
    if text[place.start : place.start + 1].isupper():
        better = better[:1].upper() + better[1:]
    return text[: place.start] + better + text[place.end :]


def _sentences(turn: AnnotatedTurn, span: Span) -> Span:
    inside = [i for i, word in enumerate(turn.words) if word.start < span.end and span.start < word.end]
    if not inside:
        return span
    return Span(turn.sentence_around(inside[0]).start, turn.sentence_around(inside[-1]).end)
