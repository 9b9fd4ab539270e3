"""Finnish word forms for rewriting: a nominative in other cases, and from an order's verb to its infinitive.

Known words come from two lists (made by models/build_inflections.py); other words get only what their ending makes
certain. None is said where the form is not certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")
# Endings whose genitive is the same in every word; a comparative, a participle and a derived noun among them.
_SURE_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), genitive)
    for pattern, genitive in (
        (r"(\w{2,})nen$", r"\1sen"),
        (r"(\w{2,}t)t([uy])$", r"\1\2n"),
        (r"(\w{3,}n)[uy]t$", r"\1een"),
        (r"(\w{2,}[^\Waeiouyäö][uy])s$", r"\1ksen"),
        (r"(\w{3,})mpi$", r"\1mman"),
        (r"(\w{3,}(?:va|vä|ja|jä|io|iö|aa|ää|uu|yy|uo|yö|ie))$", r"\1n"),
    )
)
_LOCAL = frozenset("ssa sta lla lta lle ksi".split())
_BACK = frozenset("aou")
_SHORTEST_LAST_PART = 4
_SHORTEST_FIRST_PART = 3


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb that orders are made of, and those that requests need."""

    infinitive: str
    imperative: str
    plural_imperative: str
    illative: str
    necessive: str


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Nominative → genitive, and whether the form can be nothing else."""
    rows = (line.split() for line in (_DATA / "nouns.txt").read_text("utf-8").splitlines())
    return {nominative: (genitive, not more) for nominative, genitive, *more in rows}


@cache
def verbs() -> tuple[Verb, ...]:
    """The verbs that are known."""
    return tuple(Verb(*line.split()) for line in (_DATA / "verbs.txt").read_text("utf-8").splitlines())


@cache
def _by_form() -> dict[str, tuple[Verb, str]]:
    """Form → its verb and what the form is, where only one verb has it."""
    found: dict[str, list[tuple[Verb, str]]] = {}
    for verb in verbs():
        plural = verb.plural_imperative
        forms = {
            verb.infinitive: "infinitive",
            verb.imperative: "sinä",
            plural: "te",
            f"{verb.imperative}t": "sinä does",
            f"{verb.imperative}tte": "te does",
            verb.necessive: "necessive",
            plural[:-3] + ("ko" if plural.endswith("kaa") else "kö"): "te not",
        }
        for form, kind in forms.items():
            found.setdefault(form, []).append((verb, kind))
    return {form: ways[0] for form, ways in found.items() if len(ways) == 1}


def verb_of(form: str) -> tuple[Verb, str] | None:
    """The verb of a lower-case form and its kind: *infinitive*, *sinä* and *te* (orders), *sinä does* and *te does*
    (present), *te not* (after *älkää*), *necessive* (*-ttava*); None where it is not known or not certain.

    >>> verb_of("lähettäkää")[0].infinitive, verb_of("lähettäkää")[1]
    ('lähettää', 'te')
    """
    return _by_form().get(form)


def is_nominative(word: str) -> bool:
    """Whether a lower-case word can be nothing but a nominative singular."""
    return _nouns().get(word, ("", False))[1]


def may_be_nominative(word: str) -> bool:
    """Whether a lower-case word is a known nominative singular, whatever else it may be, or ends in one."""
    return word in _nouns() or any(is_nominative(word[cut:]) for cut in _cuts(word))


def _cuts(word: str) -> range:
    return range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1)


@lru_cache(maxsize=10_000)
def genitive(word: str) -> str | None:
    """The genitive singular of a lower-case nominative, None where it is not certain.

    >>> genitive("kuitti"), genitive("vuokratodistus"), genitive("blorbi")
    ('kuitin', 'vuokratodistuksen', None)
    """
    known = _nouns().get(word)
    if known:
        return known[0]
    if "-" in word:
        first, last = word.rsplit("-", 1)
        end = genitive(last)
        return f"{first}-{end}" if end else None
    for cut in _cuts(word):
        known = _nouns().get(word[cut:])
        if known:
            return word[:cut] + known[0]
    for pattern, form in _SURE_ENDINGS:
        if pattern.search(word):
            return pattern.sub(form, word)
    return None


@lru_cache(maxsize=10_000)
def in_case(word: str, ending: str) -> str | None:
    """A lower-case nominative with a case ending, None where the form is not certain.

    `ending` is *n*, or one of *ssa sta lla lta lle ksi*, whose stem is the genitive's.

    >>> in_case("lasku", "ssa"), in_case("kytkin", "sta"), in_case("vesi", "lle")
    ('laskussa', 'kytkimestä', 'vedelle')
    """
    whole = genitive(word)
    if whole is None or ending not in _LOCAL:
        return whole if ending == "n" else None
    ending = ending if _is_back(word) else ending.replace("a", "ä")
    return whole[:-1] + ending


def _is_back(word: str) -> bool:
    """Whether the endings of a word have *a*, by the last vowel that tells in its last part."""
    cuts = range(_SHORTEST_FIRST_PART, len(word) - 2)
    last = next((word[cut:] for cut in cuts if _joined(word, cut)), word)
    telling = [letter for letter in last if letter in "aouäöy"]
    return bool(telling) and telling[-1] in _BACK


def _joined(word: str, cut: int) -> bool:
    """Whether a word is two known ones put together there, the first in its nominative or genitive."""
    first, last = word[:cut], word[cut:]
    return last in _nouns() and (first in _nouns() or first in _genitives())


@cache
def _genitives() -> frozenset[str]:
    return frozenset(form for form, _ in _nouns().values())
