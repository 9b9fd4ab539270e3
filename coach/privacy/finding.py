"""All personal data of a conversation: every finder asked, overlaps settled."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.language.placeholders import blanked
from coach.model import Language, Personal, Role, Span, Turn
from coach.privacy.asked import Asked
from coach.privacy.codes import codes
from coach.privacy.dictated import dictated
from coach.privacy.found import Item, without_overlaps
from coach.privacy.labelled import by_pattern, labelled
from coach.privacy.names import Mention, again, mentions
from coach.privacy.persons import persons
from coach.privacy.phones import phones
from coach.privacy.places import places
from coach.privacy.reading import Read, Text, read
from coach.privacy.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.handbook import Masking

_AGAIN = 30
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def find(
    turns: Sequence[Turn], labels: Sequence[str], about: Sequence[str], language: Language, wanted: Masking
) -> list[Item]:
    """The personal data of a conversation, none overlapping, in order.

    `turns` are numbered from 0. `labels` are the speakers' names and `about` other texts that may hold personal data;
    their items are numbered after the turns, in order.
    """
    extra = [Turn(len(turns) + k, Role.OTHER, text) for k, text in enumerate((*labels, *about))]
    every = [replace(turn, text=blanked(turn.text)) for turn in (*turns, *extra)]
    asked = Asked(every)
    numbers = [item for turn in every for item in _numbers(turn, language, asked, wanted)]
    numbers += spoken(turns, asked)
    numbers += _elsewhere(numbers, every)
    found = without_overlaps(_allowed(numbers, every, wanted))
    spelt = [item for item in found if item.kind is Personal.NAME]
    settled = [item for item in found if item.kind is not Personal.NAME]
    kinds = [Text.SAID] * len(turns) + [Text.LABEL] * len(labels) + [Text.FILE] * len(about)
    reads = _reads(every, kinds, language, found)
    names = _allowed(_names(reads, spelt, wanted), every, wanted)
    return without_overlaps([*settled, *names])


def _numbers(turn: Turn, language: Language, asked: Asked, wanted: Masking) -> Iterator[Item]:
    n, text = turn.n, turn.text
    links = [found.span() for found in _LINK.finditer(text)]
    for item in (
        *codes(n, text, told=asked.told(n, Personal.IDENTITY)),
        *by_pattern(n, text, _patterns(wanted)),
        *dictated(n, text, asked),
        *labelled(n, text, asked),
        *places(n, text),
        *phones(n, text, language),
    ):
        if item.kind is Personal.EMAIL or not any(a <= item.span.start < b for a, b in links):
            yield item


def _elsewhere(found: Sequence[Item], turns: Sequence[Turn]) -> Iterator[Item]:
    """The same codes wherever else they stand, with no word beside them that says what they are."""
    known = {item.value: item for item in found if _is_code(item.value)}
    for value, item in known.items():
        pattern = re.compile(rf"(?<!\w){'[ .-]?'.join(value)}(?!\w)", re.IGNORECASE)
        for turn in turns:
            spots = (Span(*spot.span()) for spot in pattern.finditer(turn.text))
            yield from (Item(turn.n, span, item.kind, value, _AGAIN) for span in spots)


def _is_code(value: str) -> bool:
    return len(value) >= 5 and value.isascii() and value.isalnum() and sum(sign.isdigit() for sign in value) >= 4


def _reads(turns: Sequence[Turn], kinds: Sequence[Text], language: Language, taken: Sequence[Item]) -> list[Read]:
    spots: dict[int, list[Span]] = {}
    for item in taken:
        spots.setdefault(item.turn, []).append(item.span)
    return [read(turn, language, spots.get(turn.n, ()), kind) for turn, kind in zip(turns, kinds, strict=True)]


def _names(reads: Sequence[Read], spelt: Sequence[Item], wanted: Masking) -> list[Item]:
    """The names, those that somebody spelt among them."""
    own = frozenset(name.lower() for name in wanted.names)
    letters = [Mention(item.turn, item.span, (frozenset({item.value}),), False) for item in spelt]
    first = [*mentions(reads, own), *letters]
    said = sorted([*first, *again(reads, first)], key=lambda one: (one.n, one.span))
    return list(persons(said))


def _patterns(wanted: Masking) -> dict[Personal, Sequence[str]]:
    return {Personal.CUSTOMER: wanted.customer_numbers, Personal.ORDER: wanted.order_numbers}


def _allowed(items: Sequence[Item], turns: Sequence[Turn], wanted: Masking) -> list[Item]:
    """Without the kinds that the handbook leaves alone and what it keeps."""
    kept = {" ".join(word.lower().split()) for word in wanted.keep}
    return [
        item
        for item in items
        if item.kind not in wanted.off and " ".join(item.span.of(turns[item.turn].text).lower().split()) not in kept
    ]
