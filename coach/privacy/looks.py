"""Whether a word is somebody's name: by the lists, by its capital, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.language.lemma import is_known
from coach.model import Language
from coach.privacy.context import Says
from coach.privacy.firms import FAMILY, of_a_firm
from coach.privacy.lists import Doubt
from coach.privacy.reading import listed_at, next_word
from coach.privacy.signs import could_be_name, no_word
from coach.privacy.words import words

if TYPE_CHECKING:
    from coach.privacy.reading import Read
    from coach.privacy.signs import Sign

_ARTICLES = frozenset("the a an this that some no".split())
_LONG_ENOUGH = 5  # a small-letter name shorter than this may be anything
_FOREIGN = ("qvist", "kvist", "ström", "gren", "sson", "blom", "enko", "chuk", "vych", "ović")
_NO_FAMILY = re.compile(r"(?:l(?:ai|äi)|mi)(?:nen|s)|^\w-|-\w*$")


def is_name(each: Read, i: int, says: Says) -> bool:
    """Whether word `i` is a name, `says` being what stands around it."""
    sign = each.found[i]
    plain = says is Says.NOTHING and not sign.listed and (not sign.capital or sign.first)
    if plain or sign.low in words("names", "not") or of_a_firm(each, i):
        return False
    if says is Says.NOTHING:
        return _looks(each, i)
    if sign.listed:
        if says is not Says.ANY and sign.first and sign.doubt and sign.listed.ending:
            return False  # Annan, Voitte: more likely the ordinary word
        return (
            sign.capital
            or sign.doubt is Doubt.NONE
            or says is Says.ANY
            or (sign.doubt is Doubt.WORD and listed_at(each, i + 1))
        )
    if sign.capital:
        known = sign.first and is_known(sign.low, each.language)
        could = could_be_name(sign.text, each.language) or (not sign.first and no_word(sign.text, each.language))
        return says >= Says.CAPITAL and could and not known
    return says is Says.ANY and could_be_name(sign.text, each.language) and not is_known(sign.low, each.language)


def _looks(each: Read, i: int) -> bool:
    """Without any context: capitals, the lists, a surname's ending, a first name beside a surname."""
    sign = each.found[i]
    if not sign.capital:
        return _small(each, i)
    if sign.listed:
        beside = _beside(each, i)
        if sign.shouted:
            return beside or (sign.doubt is Doubt.NONE and len(sign.text) >= _LONG_ENOUGH)
        return sign.doubt is Doubt.NONE or beside or (sign.doubt is Doubt.WORD and _stands_out(each, i))
    return not sign.first and _surname_like(each, sign)


def _stands_out(each: Read, i: int) -> bool:
    """A capital within a sentence that no capital of a title or a brand stands beside."""
    sign = each.found[i]
    before = each.found[i - 1] if i else None
    if sign.first or sign.shouted or (before and (before.low in {"the", "a", "an"} or _in_a_title(each, before, sign))):
        return False
    after = next_word(each, i)
    return after is None or not after.capital or after.listed is not None


def _in_a_title(each: Read, before: Sign, sign: Sign) -> bool:
    """After another capital that is no name: *Quarry Lane*."""
    if each.turn.text[before.end : sign.start] != " " or not before.capital or before.listed or len(before.text) == 1:
        return False
    return not before.first or sign.low in words("streets", "english")


def _beside(each: Read, i: int) -> bool:
    """A first name with a surname after it, both in capitals."""
    sign, after = each.found[i], next_word(each, i)
    if not (after and after.capital and sign.listed and after.listed and sign.listed.given):
        return False
    return not after.listed.given or (sign.doubt is Doubt.NONE and not sign.listed.ending)


def _small(each: Read, i: int) -> bool:
    """Names in small letters, as in chats and from recognisers: a pair, or a long name that is no other word."""
    sign, after = each.found[i], next_word(each, i)
    if not sign.listed or sign.doubt is Doubt.PLACE:
        return False
    if after and not after.capital and after.listed and {sign.doubt, after.doubt} == {Doubt.NONE}:
        return sign.listed.given != after.listed.given
    plain = sign.doubt is Doubt.NONE and len(sign.listed.name) >= _LONG_ENOUGH
    article = i > 0 and each.found[i - 1].low in _ARTICLES
    return each.casual and plain and not article and (not sign.listed.ending or _certain_ending(sign, after))


def _certain_ending(sign: Sign, after: Sign | None) -> bool:
    ending = sign.listed.ending if sign.listed else ""
    beside = ending == "n" and after is not None and after.low in words("names", "with")
    return ending in {"lle", "llä", "ltä"} or sign.low.endswith("sen") or beside


def _surname_like(each: Read, sign: Sign) -> bool:
    low = sign.low
    if low.endswith(_FOREIGN) and could_be_name(sign.text, each.language):
        return True
    if each.language is not Language.FI or len(low) < _LONG_ENOUGH + 1 or not could_be_name(sign.text, each.language):
        return False
    return bool(FAMILY.search(low)) and not _NO_FAMILY.search(low)
