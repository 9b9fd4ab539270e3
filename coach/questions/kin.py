"""Whether two words speak of the same thing: one word, one made of the other, a part of a compound, a near word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.language.vectors import vector
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.language.tokens import Token

_CONTENT = frozenset(("noun", "verb", "adj", "propn"))
_NAMES = frozenset(("noun", "adj"))
_SHORTEST = 4  # letters that a shared stem or a part of a compound has at least
_USED_ALIKE = 0.6
_NEAR = 0.55  # cosine from which two Finnish words lie near: *särky* and *kipeä* do, *lattia* and *osoite* do not
_DAYS = frozenset(
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai viikonloppu aamupäivä iltapäivä arkipäivä kesä "
    "talvi syksy kevät monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon".split()
)
_CALLED = {  # one and the same by other names, the first for each
    name: names.split()[0]
    for names in (
        "äiti mutsi äippä äite",
        "isä faija iskä",
        "mummo mummi mummu isoäiti",
        "pappa ukki vaari isoisä",
        "vaimo emäntä",
        "mum mom mam mummy mother",
        "dad daddy father",
        "gran granny grandma grandmother nan nana",
        "grandad grandpa grandfather",
        "kid kids child children",
        "operation op surgery",
        "holiday vacation",
        "refrigerator fridge",
        "flat apartment",
        "parcel package",
        "bin trash rubbish garbage",
        "photo picture",
        "mobile cellphone phone",
        "prescription script",
    )
    for name in names.split()
}
_MONTHS = frozenset(
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu january "
    "february april june july august september october november december".split()
)
_SIDES = frozenset("taka etu sisä ulko ylä ala keski väli sivu koko yhteis".split())  # of any two things
# What a derived noun, or a verb in its dictionary form, has after its stem.
_SUFFIXES = {
    Language.FI: re.compile(
        r"(minen|us|ys|os|ös|nta|ntä|nti|ma|mä|nä|na|ja|jä|ita|itä|ata|ätä|da|dä|ta|tä|aa|ää|a|ä|u|y|o|ö|i|e)$"
    ),
    Language.EN: re.compile(r"(ing|ment|ion|ness|ed|er|es|s|y|e)$"),
}


def content(words: Iterable[Token], light: frozenset[str]) -> tuple[Token, ...]:
    """The words that carry the matter: nouns, verbs, adjectives and names that are not in `light`."""
    named = (word for word in words if not _CONTENT.isdisjoint(word.classes) and len(word.norm) > 2)
    return tuple(word for word in named if word.lemma not in light and word.norm not in light)


def kin(one: Token, other: Token, language: Language) -> float:
    """How surely two words speak of the same thing, 0–1: 1 the same word, 0.6 a word used alike.

    A month that both name ties nothing. Verbs and days are used alike too easily (*siirtää*, *vaihtaa*), so only nouns
    and adjectives count as near words.
    """
    if one.lemma in _MONTHS:
        return 0.0
    strength = _kin(one.lemma, other.lemma, language)
    return strength if strength > _USED_ALIKE or (_names(one) and _names(other)) else 0.0


def _names(word: Token) -> bool:
    return not _NAMES.isdisjoint(word.classes) and word.lemma not in _DAYS


def tied(words: Sequence[Token], others: Sequence[Token], language: Language) -> tuple[float, Token | None]:
    """The strongest tie between two runs of words, and the word of `others` that makes it."""
    best: tuple[float, Token | None] = (0.0, None)
    for word in words:
        for other in others:
            strength = kin(word, other, language)
            if strength > best[0]:
                best = (strength, other)
    return best


@lru_cache(maxsize=100_000)
def _kin(one: str, other: str, language: Language) -> float:
    if one == other:
        return 1.0
    if _stem(one, language) == _stem(other, language) or _CALLED.get(one, one) == _CALLED.get(other, other):
        return 0.9
    if _part(one, other) or _part(other, one):
        return 0.8
    alike = not _same_head(one, other) and _nearness(one, other, language) >= _NEAR
    return _USED_ALIKE if alike else 0.0


@lru_cache(maxsize=50_000)
def _stem(word: str, language: Language) -> str:
    stem = _SUFFIXES[language].sub("", word)
    short = word.endswith(("minen", "da", "dä"))  # juominen, juoda: a sure ending lets a stem of three letters stand
    return stem if len(stem) >= _SHORTEST - short else word


def _part(part: str, whole: str) -> bool:
    """Whether one word is a part of the other, a compound."""
    rest = len(whole) - len(part)
    return (
        len(part) >= _SHORTEST and part not in _SIDES and rest > 2 and (whole.startswith(part) or whole.endswith(part))
    )


def _same_head(one: str, other: str) -> bool:
    """Whether two compounds end alike and begin differently: *sisäyksikkö* and *ulkoyksikkö* are two things."""
    same = next((i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0)
    return same >= _SHORTEST and len(one) - same > 2 and len(other) - same > 2


def _nearness(one: str, other: str, language: Language) -> float:
    first, second = vector(one, language), vector(other, language)
    return float(first @ second) if first.size and second.size else 0.0
