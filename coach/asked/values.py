"""Whether words tell a time, a length of time, an amount or a place: what a question of that kind wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.language.tokens import Token

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"^(\d{1,2}([.:]\d{2})?)$|^\d{1,2}\.\d{1,2}\.?(\d{2,4})?$")
_NUMBER_DATE = re.compile(r"^\d{1,2}\.\d{1,2}\.?|^\d{1,2}(st|nd|rd|th)$")
_HOUR_ENDINGS = ("lta", "ltä", "lle", "ksi", "ks", "lla", "llä")
_NEAR = 2  # words before *sisällä* among which the number stands
_BEFORE_NUMBER = {
    Language.FI: frozenset("vaille yli kello puoli".split()),
    Language.EN: frozenset("by at from till until before after past".split()),
}
_AFTER_NUMBER = {
    Language.FI: frozenset("sisällä kuluessa mennessä päästä".split()),
    Language.EN: frozenset(("o'clock", "oclock")),
}
_COMING_UNITS = frozenset("viikolla viikon kuussa week month".split())
_MONTHS = tuple("kuu january february march april may june july august september october november december".split())
_COMING_WHICH = frozenset("ensi tällä tämän next this".split())
_IN_PLACE = re.compile(r"\w{3,}(ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|[aeiouyäö]{2}n|h[aeiouyäö]n)$")


def is_number(word: Token) -> bool:
    """Whether a word is a number in digits or letters."""
    return "num" in word.classes or bool(_DIGIT.search(word.norm)) or _spelled(word)


def _spelled(word: Token) -> bool:
    return bool(lists(Language.FI).number.match(word.norm)) and "verb" not in word.classes


def _listed(word: Token, words: frozenset[str]) -> bool:
    return word.lemma in words or word.norm in words or word.text.lower() in words


def tells_time(words: Sequence[Token], language: Language) -> bool:
    """Whether a day, a date, a clock time or a word like *huomenna* is among the words."""
    times = lists(language).times
    return any(_listed(word, times) or is_clock(word) or bool(_NUMBER_DATE.match(word.norm)) for word in words)


def answers_when(words: Sequence[Token], language: Language) -> bool:
    """Whether a time is among the words, or a number, which next to *milloin* tells one: *kuuteen*, *until six*."""
    return tells_time(words, language) or any(map(is_number, words))


def is_clock(word: Token) -> bool:
    """Whether a word is a clock time or a date: *8.30*, *kahdeksalta*."""
    return bool(_CLOCK.match(word.norm)) or (is_number(word) and word.norm.endswith(_HOUR_ENDINGS))


def tells_coming(words: Sequence[Token], language: Language) -> bool:
    """Whether a day, a date or a clock time is among the words, not only *nyt* or *kuukausi*."""
    days = lists(language).days
    return any(is_clock(word) or _listed(word, days) or bool(_NUMBER_DATE.match(word.norm)) for word in words)


def tells_by_when(words: Sequence[Token], language: Language) -> bool:
    """Whether a day, a clock time or a length of time until something happens is among the words: *by two*,
    *varttia vaille seitsemän*, *kolmen vartin sisällä*."""
    if tells_coming(words, language):
        return True
    before, after = _BEFORE_NUMBER[language], _AFTER_NUMBER[language]
    return any(
        (is_number(word) and any(w.norm in before for w in words[max(0, i - 1) : i]))
        or (word.norm in after and any(is_number(w) for w in words[max(0, i - _NEAR) : i]))
        or (word.norm in _COMING_UNITS and any(w.norm in _COMING_WHICH for w in words[max(0, i - 1) : i]))
        or (word.lemma.endswith(_MONTHS) and any(map(is_number, words[max(0, i - 1) : i + 2])))
        for i, word in enumerate(words)
    )


def tells_duration(words: Sequence[Token], language: Language) -> bool:
    """Whether a length of time, or a time until which it lasts, is among the words."""
    durations = lists(language).durations
    return any(_listed(word, durations) for word in words) or tells_time(words, language)


def tells_amount(words: Sequence[Token], language: Language) -> bool:
    """Whether a number, a sum or a word like *ilmaiseksi* is among the words."""
    amounts = lists(language).amounts
    return any(is_number(word) or _listed(word, amounts) for word in words)


def tells_place(words: Sequence[Token], language: Language) -> bool:
    """Whether a place is among the words: a word like *takana*, or a noun or name in a case of place."""
    places = lists(language).places
    return any(_listed(word, places) or _is_placed(word, language) for word in words)


def _is_placed(word: Token, language: Language) -> bool:
    if _listed(word, lists(language).times | lists(language).durations) or is_number(word):
        return False
    return bool(word.classes & {"noun", "propn"}) and bool(_IN_PLACE.match(word.norm))


TELLS: dict[str, Callable[[Sequence[Token], Language], bool]] = {
    "time": answers_when,
    "duration": tells_duration,
    "amount": tells_amount,
    "age": tells_amount,
    "place": tells_place,
}
