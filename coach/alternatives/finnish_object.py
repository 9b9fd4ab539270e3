"""The object of a Finnish order as a question wants it: *kuitti* → *kuitin*; partitives and plurals stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.language.inflect import genitive, is_nominative, may_be_nominative

if TYPE_CHECKING:
    from coach.language.tokens import Token

_PRONOUNS = {
    "se": "sen",
    "tämä": "tämän",
    "tää": "tän",
    "tuo": "tuon",
    "toi": "ton",
    "jokin": "jonkin",
    "joku": "jonkun",
    "yksi": "yhden",
    "yks": "yhden",
    "sellainen": "sellaisen",
    "semmonen": "semmosen",
    "tommonen": "tommosen",
    "tämmönen": "tämmösen",
}
_STAYS = frozenset(
    "ne nämä nuo nää noi ja sekä kaikki molemmat myös vielä vain itse kerran uudestaan uudelleen heti sitten ensin "
    "pois takaisin päälle kiinni auki ylös alas tänne sinne siihen tähän lisäksi erikseen mukaan mukana kohta taas "
    "joka kesken valmiiksi kunnolla alusta loppuun asti saakka mennessä kautta ennen jälkeen".split()
)
_NOMINALS = frozenset("noun adj propn pron num".split())
_SHORTEST = 3  # "s", "kk", "€" are no objects
_PARTICIPLES = ("ttu", "tty", "nut", "nyt", "va", "vä")
_OWN = ("nne", "mme")


def in_genitive(words: tuple[Token, ...], i: int, text: str) -> str | None:
    """Word `i`, written `text`, as it stands in a question; None where its form is not certain."""
    word = words[i]
    low = text.lower()
    if low in _PRONOUNS:
        return _PRONOUNS[low]
    if low in _STAYS or len(low) < _SHORTEST or words[i - 1].norm == "joka":
        return text
    if _is_participle(word, low) and i + 1 < len(words) and _is_nominative(words[i + 1], words[i + 1].text.lower()):
        return genitive(low)
    if not _is_nominative(word, low):
        # An attribute was taken for one of an object: a bare noun after it is that object, whatever the tagger says.
        return None if may_be_nominative(low) and _is_attribute(words[i - 1]) else text
    return None if text[:1].isupper() else genitive(low)


def _is_nominative(word: Token, low: str) -> bool:
    if low.endswith(_OWN) or word.classes & {"yours", "ours"} or low.isdigit():
        return False
    if is_nominative(low):
        return True
    if "num" in word.classes or "plural" in word.classes:
        return False
    if not word.classes & _NOMINALS:
        return False
    return "nominative" in word.classes or (not word.classes & {"genitive", "partitive"} and may_be_nominative(low))


def _is_participle(word: Token, low: str) -> bool:
    """Whether a word is *allekirjoitettu*, *puuttuva* or *vanhentunut*, which the tagger takes for verbs."""
    return low.endswith(_PARTICIPLES) and bool(word.classes & {"participle", "passive_participle", "verb"})


def _is_attribute(word: Token) -> bool:
    return "adj" in word.classes and _is_nominative(word, word.text.lower())
