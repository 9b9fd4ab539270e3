"""Names of people: listed ones, those that the context gives away, and the same names again in any case form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.language.lemma import is_known
from coach.model import Span
from coach.privacy.bases import Base, bases
from coach.privacy.context import Says, context
from coach.privacy.extent import extent
from coach.privacy.firms import of_a_firm
from coach.privacy.lists import Doubt
from coach.privacy.looks import is_name
from coach.privacy.reading import Read, Text, names_of, next_word
from coach.privacy.signs import could_be_surname
from coach.privacy.words import words
from coach.transcripts.speakers import is_role_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.privacy.signs import Sign


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in turn `n`: for each of its words the names it may be a form of, and the ending of the last."""

    n: int
    span: Span
    parts: tuple[frozenset[str], ...]
    doubtful: bool
    forms: tuple[Base, ...] = ()


def mentions(reads: Sequence[Read], own: frozenset[str] = frozenset()) -> list[Mention]:
    """The names that their looks, their context or the handbook's `own` give away, in the conversation's order."""
    found: list[Mention] = []
    for k, each in enumerate(reads):
        said = _said(each, reads[max(0, k - 2) : k], own)
        i = 0
        while i < len(each.found):
            says = said.get(i, Says.NOTHING)
            if is_name(each, i, says):
                first, last = extent(each, i, says)
                found.append(mention(each, first, last))
                i = last
            i += 1
    return found


def _said(each: Read, earlier: Sequence[Read], own: frozenset[str]) -> dict[int, Says]:
    if each.kind is Text.FILE:
        return {}
    if each.kind is Text.LABEL:
        named = (i for i, sign in enumerate(each.found) if not is_role_word(sign.text))
        return {i: Says.CAPITAL for i in named if each.found[i].low not in words("names", "labels")}
    before = next((one.turn for one in reversed(earlier) if one.turn.speaker is not each.turn.speaker), None)
    said = context(each.turn, each.found, before)
    if own:
        told = (i for i, sign in enumerate(each.found) if any(base.name in own for base in bases(sign.low)))
        said |= dict.fromkeys(told, Says.ANY)
    return said


def mention(each: Read, first: int, last: int) -> Mention:
    """The words `first` to `last` as one name."""
    row = [sign for sign in each.found[first : last + 1] if sign.low not in words("names", "particles")]
    span = Span(each.found[first].start, each.found[last].end)
    parts = tuple(names_of(sign) for sign in row)
    doubtful = all(sign.doubt not in (None, Doubt.NONE) for sign in row)
    final = each.found[last]
    forms = (Base(final.listed.name, final.listed.ending),) if final.listed else bases(final.low)
    return Mention(each.turn.n, span, parts, doubtful, forms)


def again(reads: Sequence[Read], known: Sequence[Mention]) -> Iterator[Mention]:
    """The known names of the conversation wherever else they stand."""
    sure = {name for each in known if not each.doubtful for part in each.parts for name in part}
    seen = {name for each in known for part in each.parts for name in part}
    places = {(each.n, each.span.start) for each in known}
    for each in reads:
        for i, sign in enumerate(each.found):
            if (each.turn.n, sign.start) in places or _inside(each.turn.n, sign, known):
                continue
            wanted = seen if sign.capital else sure
            if names_of(sign) & wanted and _same(each, i) and not of_a_firm(each, i):
                yield mention(each, *extent(each, i, Says.LISTED))


def _inside(n: int, sign: Sign, known: Sequence[Mention]) -> bool:
    return any(each.n == n and each.span.start <= sign.start < each.span.end for each in known)


def _same(each: Read, i: int) -> bool:
    """Whether a word that may be a form of a known name is taken for it."""
    sign = each.found[i]
    if sign.low in words("names", "not") or (sign.low in words("names", "ordinary") and sign.first):
        return False
    if sign.capital:
        after = next_word(each, i)
        opens = sign.first and sign.doubt and after is not None and after.low in words("names", "objects")
        return not opens and (sign.listed is not None or could_be_surname(sign.text, each.language))
    if sign.listed:
        return len(sign.text) >= 4 and sign.doubt is Doubt.NONE
    return each.casual and len(sign.text) >= 4 and not is_known(sign.low, each.language)
