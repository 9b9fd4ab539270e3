"""What ties a question or a reply to what the customer told: the same thing named again, or a pronoun to it.

The same thing is the same dictionary form, a part of a compound (*näyttö*, *näyttöpääte*), another word of the same
stem (*sammuu*, *sammuminen*), or a word used alike by the language's vectors, where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.language.vectors import vector
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_CONTENT = frozenset(("noun", "verb", "adj"))
_LIGHT = {
    Language.FI: frozenset(
        "olla voida pitää saada tulla tehdä mennä haluta asia kerta juttu sanoa tietää laittaa ottaa antaa ei käydä "
        "asiakas auttaa hyvä pieni iso muu eli joku mikä kuka moni sama ensi viime viimeksi aika päivä vielä juuri "
        "pitäisi onko oikein vika tarvita haluaisi lähteä alkaa ruveta kuulua näyttää katsoa yksi kaksi pari uusi "
        "viikko kuukausi vuosi tunti euro tapahtua sattua itse oikea nyt jo kun huomata yrittää koittaa "
        "laitto kohta soittaa pyytää löytyä olettaa sitten".split()
    ),
    Language.EN: frozenset(
        "be have do can will would could should may get go make know want need say tell see help thing please thank "
        "good sorry call let like just keep try come take give look think way lot bit one two time day new old same "
        "other more much ever even still today yesterday week month year hour start happen mean use put ask".split()
    ),
}
POINTING = {
    Language.FI: frozenset(
        "se sen sitä siitä siinä siihen sillä silloin ne niitä niistä niissä niiden niihin niille tuo tuon tuota "
        "siellä sieltä sinne tämä tätä siltä sille tuosta hän hänen hänellä hänet häntä hänelle häneltä".split()
    ),
    Language.EN: frozenset("it that this they them those these there then he she him her".split()),
}
_SHARED_START = 5  # letters that two words of one stem begin with, at least …
_SHARED_PART = 0.8  # … and as a share of the shorter one
_PART = 4  # letters of a compound's part, at least
_ALIKE = 0.7  # cosine from which two words are taken for the same matter


@dataclass(frozen=True, slots=True)
class Tie:
    """A word of the question (`here`) and the told word that it takes up (`there`), places in their turns.

    `strength` is 1.0 for the same word, less for a part, a stem or a vector.
    """

    here: int
    there: int
    strength: float


def ties(turn: AnnotatedTurn, first: int, last: int, told: AnnotatedTurn) -> Iterator[Tie]:
    """The ties of the words `first` up to `last` of a turn to a told turn; per word the strongest one."""
    there = [(i, word) for i, word in enumerate(told.words) if is_content(word, told.language)]
    for i in range(first, last):
        word = turn.words[i]
        if not is_content(word, turn.language):
            continue
        found = max(((same(word.lemma, w.lemma, turn.language), -j) for j, w in there), default=(0.0, 0))
        if found[0]:
            yield Tie(i, -found[1], found[0])


def points(words: Sequence[Token], language: Language) -> bool:
    """Whether a word points back to what was told: *se*, *siinä*, *it*, *there*."""
    return any(word.norm in POINTING[language] for word in words)


def is_content(word: Token, language: Language) -> bool:
    """Whether a word carries the matter: a noun, a verb or an adjective, and no everyday one."""
    return bool(word.classes & _CONTENT) and word.lemma not in _LIGHT[language] and len(word.lemma) > 1


@lru_cache(maxsize=100_000)
def same(one: str, other: str, language: Language) -> float:
    """How sure it is that two dictionary forms name the same thing, 0–1."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if language is Language.FI and len(short) >= _PART and (long.startswith(short) or long.endswith(short)):
        return 0.85
    shared = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if shared >= _SHARED_START and shared >= _SHARED_PART * len(short):
        return 0.8
    return 0.65 if _cosine(one, other, language) >= _ALIKE else 0.0


def _cosine(one: str, other: str, language: Language) -> float:
    a, b = vector(one, language), vector(other, language)
    return float(a @ b) if len(a) else 0.0
