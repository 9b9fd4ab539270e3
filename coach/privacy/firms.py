"""Names that are no person's: a company's, a street's, a school's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.privacy.bases import bases
from coach.privacy.lists import Doubt
from coach.privacy.reading import next_word
from coach.privacy.words import words

if TYPE_CHECKING:
    from coach.privacy.reading import Read

# The forms of a surname in -nen that are no other word's.
FAMILY = re.compile(r"(?<=[aeiouyäöå])(?:nen|sen|s(?:e|i)(?:lle|ll[aä]|lt[aä])|seen)$")


def of_a_firm(each: Read, i: int) -> bool:
    """Beside *Oy*, before *katu* or *koulu*: not a person; a first name and a surname are one, whatever follows."""
    text, sign = each.turn.text, each.found[i]
    if _before_a_place(each, i):
        return True
    person, next_ = sign.listed is not None and sign.listed.given and sign.doubt is Doubt.NONE, next_word(each, i)
    if person and next_ and next_.capital and (next_.listed or FAMILY.search(next_.low)):
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
    while k + 1 < len(each.found) and k < i + 2 and (after := next_word(each, k)) and after.capital:
        if _names_a_place(after.low):
            return True
        k += 1
    after = next_word(each, k)
    return after is not None and _names_a_place(after.low)


def _names_a_place(word: str) -> bool:
    ends = tuple(words("names", "after_ends"))
    return any(base.name in words("names", "after") or base.name.endswith(ends) for base in bases(word))
