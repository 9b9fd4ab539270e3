"""Where a name begins and ends: *J. Ahonen*, *Korhonen, Antti Juhani*, *Virtasen Sirpa*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.privacy.context import Says
from coach.privacy.lists import Doubt
from coach.privacy.signs import could_be_surname
from coach.privacy.words import words

if TYPE_CHECKING:
    from coach.privacy.reading import Read
    from coach.privacy.signs import Sign


def extent(each: Read, i: int, says: Says) -> tuple[int, int]:
    """The first and last word of the whole name around word `i`; after a listed name one unlisted may follow."""
    first = i
    while first > 0 and _joins_left(each, first):
        first -= 1
    last, strangers = i, 0 if each.found[i].listed or says is Says.ANY else 1
    while last + 1 < len(each.found) and strangers < 3:
        step = _joins_right(each, last, strangers)
        if not step:
            break
        strangers += each.found[last + step].listed is None
        last += step
    return first, last


def _joins_left(each: Read, first: int) -> bool:
    before, here = each.found[first - 1], each.found[first]
    gap = each.turn.text[before.end : here.start]
    if gap == ". " and before.capital and len(before.text) == 1:
        return True
    named = before.listed is not None and before.listed.given and not before.listed.ending
    return gap == " " and before.capital and named and here.capital and before.low not in words("names", "not")


def _joins_right(each: Read, last: int, strangers: int) -> int:
    """How many words further the name goes on: 0, 1, or 2 over a *von* or an initial."""
    here, after = each.found[last], each.found[last + 1]
    gap = each.turn.text[here.end : after.start]
    if (
        here.listed
        and here.listed.ending
        and not here.listed.given
        and not (here.listed.ending == "n" and _given(after))
    ):
        return 0  # the case ending closes the name, but not in Virtasen Sirpa
    reversed_ = gap == ", " and after.listed is not None and after.listed.given and not _given(here) and after.capital
    abbreviated = gap == ". " and len(here.text) == 1
    if gap not in {" ", "  "} and not abbreviated and not reversed_:
        return 0
    initial = len(after.text) == 1 and after.capital and each.turn.text[after.end : after.end + 1] == "."
    if (
        (initial or after.low in words("names", "particles"))
        and last + 2 < len(each.found)
        and each.found[last + 2].capital
    ):
        return 2 if after.low not in {"ja", "and"} else 0
    return int(_goes_on(each, here, after, strangers))


def _goes_on(each: Read, here: Sign, after: Sign, strangers: int) -> bool:
    """Whether the next word is a further name: in capitals, or as small as the one before."""
    if after.capital and len(after.text) == 1:
        return here.listed is not None and here.listed.given
    if not after.capital:
        return not here.capital and after.listed is not None and after.doubt is not Doubt.PLACE
    if after.low in words("names", "not") or after.shouted != here.shouted:
        return False
    return after.listed is not None or (not strangers and could_be_surname(after.text, each.language))


def _given(sign: Sign) -> bool:
    return sign.listed is not None and sign.listed.given
