"""The lists of names: what a word may be a form of, and how sure that is."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from coach.model import Language
from coach.privacy.bases import Base, bases, without_clitic
from coach.privacy.words import words

_DATA = Path(__file__).with_name("data")
_MARKS = {"~": 1, "!": 2}


class Doubt(IntEnum):
    """How often a listed name is something else."""

    NONE = 0
    WORD = 1  # also an ordinary word: a name in capitals within a sentence
    PLACE = 2  # also a place, a company, a month: a name only beside another one, or where the context says so


class Listed(NamedTuple):
    """A name on the lists, in small letters; `given` or a surname; the ending that the form at hand adds."""

    name: str
    ending: str
    given: bool
    doubt: Doubt


@cache
def towns() -> frozenset[str]:
    """Names of towns in small letters."""
    lines = (_DATA / "towns.txt").read_text("utf-8").splitlines()
    return frozenset(word.lower() for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=20_000)
def town(word: str) -> bool:
    """Whether a word is the name of a town, in any case form."""
    return any(base.name in towns() for base in bases(word))


@cache
def _names(file: str, language: Language) -> dict[str, Doubt]:
    """The names of a file; in Finnish an English name that is also a word is no name by its capital alone."""
    found: dict[str, Doubt] = {}
    english = False
    for line in (_DATA / file).read_text("utf-8").splitlines():
        if line.startswith("#"):
            english = line.startswith("# English")
            continue
        for word in line.split():
            doubt = Doubt(_MARKS.get(word[-1], 0))
            if english and language is Language.FI and doubt:
                doubt = Doubt.PLACE
            name = word.rstrip("~!").lower()
            found[name] = max(doubt, found.get(name, Doubt.NONE))
    return found


@lru_cache(maxsize=50_000)
def listed(word: str, language: Language) -> Listed | None:
    """The listed name that a word is a form of, the least doubtful of several; None where no list has it.

    English names are not inflected; a Finnish form that is also an ordinary word's is doubtful.
    """
    low = word.lower()
    forms = bases(low) if language is Language.FI else (Base(low, ""),)
    found = [
        Listed(base.name, base.ending, given, names[base.name])
        for base in forms
        for given, names in ((True, _names("given.txt", language)), (False, _names("surnames.txt", language)))
        if base.name in names
    ]
    if not found:
        return _joined(word, language)
    best = min(found, key=lambda one: (bool(one.ending), one.doubt))
    doubtful = _ordinary(low) or (best.ending and any(base.name in towns() for base in forms))
    return best._replace(doubt=Doubt.PLACE) if doubtful else best


def _ordinary(low: str) -> bool:
    return bool({low, without_clitic(low)} & words("names", "ordinary"))


def _joined(word: str, language: Language) -> Listed | None:
    """A double name whose parts are listed: *Iida-Maria*, *Mäki-Virtanen*."""
    head, dash, tail = word.rpartition("-")
    if not dash or not head:
        return None
    first, last = listed(head, language), listed(tail, language)
    if not first or not last or first.ending or head.islower():
        return None
    return Listed(f"{first.name}-{last.name}", last.ending, last.given, Doubt.NONE)
