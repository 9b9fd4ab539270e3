"""Names of people: listed ones, those that the context gives away, and the same names again in any case form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from coach.language.lemma import is_known
from coach.model import Language, Span
from coach.privacy.bases import Base, bases
from coach.privacy.context import Says, context
from coach.privacy.lists import Doubt
from coach.privacy.signs import Sign, could_be_name, could_be_surname, signs
from coach.privacy.words import words
from coach.transcripts.speakers import is_role_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Turn

_ENOUGH = 120  # letters that tell whether somebody shouts
_ARTICLES = frozenset("the a an this that some no".split())
_LONG_ENOUGH = 5  # a small-letter name shorter than this may be anything
_FAMILY = re.compile(r"(?<=[aeiouyäöå])(?:nen|sen|s(?:e|i)(?:lle|ll[aä]|lt[aä])|seen)$")
_FOREIGN = ("qvist", "kvist", "ström", "gren", "sson", "blom", "enko", "chuk", "vych", "ović")
_NO_FAMILY = re.compile(r"(?:l(?:ai|äi)|mi)(?:nen|s)|^\w-|-\w*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in turn `n`: for each of its words the names it may be a form of, and the ending of the last."""

    n: int
    span: Span
    parts: tuple[frozenset[str], ...]
    doubtful: bool
    forms: tuple[Base, ...] = ()


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
    return Read(turn, free, casual, kind)


def _shouting(text: str) -> bool:
    """Whether capitals say nothing, because nearly all letters are."""
    letters = [sign for sign in text[:_ENOUGH] if sign.isalpha()]
    return len(letters) > _LONG_ENOUGH and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def mentions(reads: Sequence[Read], language: Language, own: frozenset[str] = frozenset()) -> list[Mention]:
    """The names that their looks, their context or the handbook's `own` give away, in the conversation's order."""
    found: list[Mention] = []
    for k, each in enumerate(reads):
        said = _said(each, reads[max(0, k - 2) : k], own)
        i = 0
        while i < len(each.found):
            says = said.get(i, Says.NOTHING)
            if _is_name(each, i, says, language):
                first, last = _extent(each, i, says)
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


def names_of(sign: Sign) -> frozenset[str]:
    """The names a word may be a form of."""
    if sign.listed:
        return frozenset({sign.listed.name})
    return frozenset(base.name for base in bases(sign.low))


def _is_name(each: Read, i: int, says: Says, language: Language) -> bool:
    sign = each.found[i]
    plain = says is Says.NOTHING and not sign.listed and (not sign.capital or sign.first)
    if plain or sign.low in words("names", "not") or _of_a_firm(each, i):
        return False
    if says is Says.NOTHING:
        return _looks(each, i, language)
    if sign.listed:
        if says is not Says.ANY and sign.first and sign.doubt and sign.listed.ending:
            return False  # Annan, Voitte: more likely the ordinary word
        return (
            sign.capital
            or sign.doubt is Doubt.NONE
            or says is Says.ANY
            or (sign.doubt is Doubt.WORD and _listed_at(each, i + 1))
        )
    if sign.capital:
        known = sign.first and is_known(sign.low, language)
        return says >= Says.CAPITAL and could_be_name(sign.text) and not known
    return says is Says.ANY and could_be_name(sign.text) and not is_known(sign.low, language)


def _looks(each: Read, i: int, language: Language) -> bool:
    """Without any context: capitals, the lists, a surname's ending, a first name beside a surname."""
    sign = each.found[i]
    if not sign.capital:
        return _small(each, i)
    if sign.listed:
        beside = _beside(each, i)
        if sign.shouted:
            return beside or (sign.doubt is Doubt.NONE and len(sign.text) >= _LONG_ENOUGH)
        return sign.doubt is Doubt.NONE or beside or (sign.doubt is Doubt.WORD and _stands_out(each, i))
    return not sign.first and _surname_like(sign, language)


def _stands_out(each: Read, i: int) -> bool:
    """A capital within a sentence that no capital of a title or a brand stands beside."""
    sign = each.found[i]
    before = each.found[i - 1] if i else None
    if sign.first or sign.shouted or (before and (before.low in {"the", "a", "an"} or _in_a_title(each, before, sign))):
        return False
    after = _next(each, i)
    return after is None or not after.capital or after.listed is not None


def _in_a_title(each: Read, before: Sign, sign: Sign) -> bool:
    """After another capital that is no name: *Quarry Lane*."""
    if each.turn.text[before.end : sign.start] != " " or not before.capital or before.listed or len(before.text) == 1:
        return False
    return not before.first or sign.low in words("streets", "english")


def _beside(each: Read, i: int) -> bool:
    """A first name with a surname after it, both in capitals."""
    sign, after = each.found[i], _next(each, i)
    if not (after and after.capital and sign.listed and after.listed and sign.listed.given):
        return False
    return not after.listed.given or (sign.doubt is Doubt.NONE and not sign.listed.ending)


def _small(each: Read, i: int) -> bool:
    """Names in small letters, as in chats and from recognisers: a pair, or a long name that is no other word."""
    sign, after = each.found[i], _next(each, i)
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


def _surname_like(sign: Sign, language: Language) -> bool:
    low = sign.low
    if low.endswith(_FOREIGN) and could_be_name(sign.text):
        return True
    if language is not Language.FI or len(low) < _LONG_ENOUGH + 1 or not could_be_name(sign.text):
        return False
    return bool(_FAMILY.search(low)) and not _NO_FAMILY.search(low)


def _next(each: Read, i: int) -> Sign | None:
    """The word right after, with only a space between."""
    if i + 1 >= len(each.found):
        return None
    after = each.found[i + 1]
    return after if each.turn.text[each.found[i].end : after.start] in {" ", "  "} else None


def _listed_at(each: Read, i: int) -> bool:
    return i < len(each.found) and each.found[i].listed is not None


def _of_a_firm(each: Read, i: int) -> bool:
    """Beside *Oy*, before *katu* or *koulu*: not a person; a first name and a surname are one, whatever follows."""
    text, sign = each.turn.text, each.found[i]
    if _before_a_place(each, i):
        return True
    person, next_ = sign.listed is not None and sign.listed.given and sign.doubt is Doubt.NONE, _next(each, i)
    if person and next_ and next_.capital and (next_.listed or _FAMILY.search(next_.low)):
        return False
    after = [other.low for other in each.found[i + 1 : i + 4]]
    rest = text[sign.end : sign.end + 40].split("\n")[0].split(",")[0]
    near = after[: 1 + sum(part[:1].isupper() for part in rest.split()[:2])]
    firm = any(word in words("names", "firm") for word in near if word in rest.lower())
    before = each.found[i - 1] if i else None
    owned = before is not None and before.low in words("names", "firm") and text[before.end : sign.start] == " "
    return firm or owned


def _before_a_place(each: Read, i: int) -> bool:
    """*Aleksis Kiven katu*, *Grace Hospital*: whoever it was, it is a place now."""
    k = i
    while k + 1 < len(each.found) and k < i + 2 and (after := _next(each, k)) and after.capital:
        if _names_a_place(after.low):
            return True
        k += 1
    after = _next(each, k)
    return after is not None and _names_a_place(after.low)


def _names_a_place(word: str) -> bool:
    ends = tuple(words("names", "after_ends"))
    return any(base.name in words("names", "after") or base.name.endswith(ends) for base in bases(word))


def _extent(each: Read, i: int, says: Says) -> tuple[int, int]:
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
    return int(_goes_on(here, after, strangers))


def _goes_on(here: Sign, after: Sign, strangers: int) -> bool:
    """Whether the next word is a further name: in capitals, or as small as the one before."""
    if after.capital and len(after.text) == 1:
        return here.listed is not None and here.listed.given
    if not after.capital:
        return not here.capital and after.listed is not None and after.doubt is not Doubt.PLACE
    if after.low in words("names", "not") or after.shouted != here.shouted:
        return False
    return after.listed is not None or (not strangers and could_be_surname(after.text))


def _given(sign: Sign) -> bool:
    return sign.listed is not None and sign.listed.given


def again(reads: Sequence[Read], known: Sequence[Mention], language: Language) -> Iterator[Mention]:
    """The known names of the conversation wherever else they stand."""
    sure = {name for each in known if not each.doubtful for part in each.parts for name in part}
    seen = {name for each in known for part in each.parts for name in part}
    places = {(each.n, each.span.start) for each in known}
    for each in reads:
        for i, sign in enumerate(each.found):
            if (each.turn.n, sign.start) in places or _inside(each.turn.n, sign, known):
                continue
            wanted = seen if sign.capital else sure
            if names_of(sign) & wanted and _same(each, i, language) and not _of_a_firm(each, i):
                yield mention(each, i, i)


def _inside(n: int, sign: Sign, known: Sequence[Mention]) -> bool:
    return any(each.n == n and each.span.start <= sign.start < each.span.end for each in known)


def _same(each: Read, i: int, language: Language) -> bool:
    """Whether a word that may be a form of a known name is taken for it."""
    sign = each.found[i]
    if sign.low in words("names", "not") or (sign.low in words("names", "ordinary") and sign.first):
        return False
    if sign.capital:
        after = _next(each, i)
        opens = sign.first and sign.doubt and after is not None and after.low in words("names", "objects")
        return not opens and (sign.listed is not None or could_be_name(sign.text))
    if sign.listed:
        return len(sign.text) >= 4 and sign.doubt is Doubt.NONE
    return each.casual and len(sign.text) >= 4 and not is_known(sign.low, language)
