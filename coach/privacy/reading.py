"""Texts as the search for names sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from coach.privacy.bases import bases
from coach.privacy.signs import Sign, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Language, Span, Turn

_ENOUGH = 120  # signs that tell whether somebody shouts
_SHORT = 5


class Text(Enum):
    """Where a text comes from."""

    SAID = auto()
    LABEL = auto()  # a speaker's label
    FILE = auto()  # an id or a file's name: capitals say nothing


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its words; `casual` where nothing but its first letter is a capital."""

    turn: Turn
    found: list[Sign]
    casual: bool
    language: Language
    kind: Text = Text.SAID


def read(turn: Turn, language: Language, taken: Sequence[Span], kind: Text = Text.SAID) -> Read:
    """A text as the search for names sees it; `taken` places hold other personal data."""
    free = [
        sign
        for sign in signs(turn.text, language)
        if not any(place.start < sign.end and sign.start < place.end for place in taken)
    ]
    if _shouting(turn.text):
        free = [replace(sign, capital=False, shouted=False) for sign in free]
    if kind is Text.FILE:
        free = [replace(sign, capital=True, first=True, shouted=False) for sign in free]
    casual = turn.text[1:] == turn.text[1:].lower() or _shouting(turn.text)
    return Read(turn, free, casual, language, kind)


def _shouting(text: str) -> bool:
    """Whether capitals say nothing, because nearly all letters are."""
    letters = [sign for sign in text[:_ENOUGH] if sign.isalpha()]
    return len(letters) > _SHORT and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def names_of(sign: Sign) -> frozenset[str]:
    """The names a word may be a form of."""
    if sign.listed:
        return frozenset({sign.listed.name})
    return frozenset(base.name for base in bases(sign.low))


def next_word(each: Read, i: int) -> Sign | None:
    """The word right after, with only a space between."""
    if i + 1 >= len(each.found):
        return None
    after = each.found[i + 1]
    return after if each.turn.text[each.found[i].end : after.start] in {" ", "  "} else None


def listed_at(each: Read, i: int) -> bool:
    """Whether there is a word `i` and the lists have it."""
    return i < len(each.found) and each.found[i].listed is not None
