"""A turn's words as the search for names sees them: capital or not, first in a sentence or not, on the lists or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from coach.language.inflect import is_nominative, may_be_nominative
from coach.language.lemma import is_known
from coach.model import Language
from coach.privacy.bases import bases
from coach.privacy.lists import Doubt, Listed, listed, town, towns
from coach.privacy.words import words

_LONG = 12  # a compound of so many letters is hardly a surname
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[^\w\s,;'’&-]|(?:^|\s)-)[^\S\n]*$|\n\s*$")
_LINKS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Sign:
    """One word: its place, and what its looks say. `first` in a sentence a capital says nothing."""

    text: str
    start: int
    end: int
    capital: bool
    first: bool
    shouted: bool
    listed: Listed | None

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def doubt(self) -> Doubt | None:
        """How doubtful a listed name is, None where no list has the word."""
        return self.listed.doubt if self.listed else None


def signs(text: str, language: Language) -> list[Sign]:
    """The words of a turn in order; links and addresses are left out, and so is the *s* of an owner."""
    links = [found.span() for found in _LINKS.finditer(text)]
    found = []
    for word in _WORD.finditer(text):
        start = word.start()
        if any(a <= start < b for a, b in links):
            continue
        owner = _OWNER.search(word[0])
        written = word[0][: owner.start()] if owner else word[0]
        if written:
            found.append(_sign(text, written, start, language))
    return found


def _sign(text: str, written: str, start: int, language: Language) -> Sign:
    before = text[max(0, start - 12) : start]
    first = bool(_OPENS.search(before)) if start else True
    shouted = written.isupper() and len(written) > 1
    return Sign(written, start, start + len(written), written[0].isupper(), first, shouted, listed(written, language))


@lru_cache(maxsize=20_000)
def could_be_surname(word: str, language: Language) -> bool:
    """Whether a word on no list can follow a first name: not a town away from home, an office, a common word."""
    low = word.lower()
    if max(map(len, re.split(r"[-’']", low))) < 2 or low in words("names", "not") or low in words("names", "ordinary"):
        return False
    if language is Language.EN:
        return not low.endswith(tuple(words("names", "office")))
    places = {base.ending for base in bases(low) if base.name in towns()}
    if any(base.name.endswith(("katu", "tie", "kuja", "polku", "puisto", "gata")) for base in bases(low)):
        return False
    return not (places - {"", "n"}) and not any(_common(base.name) for base in bases(low))


@lru_cache(maxsize=20_000)
def could_be_name(word: str, language: Language) -> bool:
    """Whether a word on no list can be a name by itself: not a town, and not in the dictionary in any form."""
    low = word.lower()
    if not could_be_surname(word, language) or language is Language.EN:
        return could_be_surname(word, language)
    return not town(low) and not any(may_be_nominative(base.name) for base in bases(low))


@lru_cache(maxsize=20_000)
def no_word(word: str, language: Language) -> bool:
    """Whether the dictionary lacks a Finnish word in every form, though it may have its parts: *Ojanperä*."""
    low = word.lower()
    if language is not Language.FI or town(low) or low in words("names", "not") or low in words("names", "ordinary"):
        return False
    office = low.endswith(tuple(words("names", "office")))
    return not office and not is_known(low, language) and not any(is_nominative(base.name) for base in bases(low))


def _common(name: str) -> bool:
    """An office, a word of the dictionary, or a long compound of such words."""
    office = name.endswith(tuple(words("names", "office")))
    return office or is_nominative(name) or (len(name) >= _LONG and may_be_nominative(name))
