"""Finds orders to the customer where nothing in the turn softens them: *Lähetä kuitti.*, *you must …*.

An order is an imperative, or one of the rule's `words.must` phrases (*teidän pitää*, *you have to*) or `words.now`
phrases (*nyt kuuntelette*). It passes as guidance, courtesy or cooperation where the turn asks (a question, a
conditional), where the agent does something too (a verb in the first person), or where one of `words.softeners` stands
in it; `words.courtesy` are words whose imperative orders nothing (*kuule*, *welcome*). Where no customer has spoken
before, there is no request to answer yet: only the everyday verbs of service count, which begin with one of
`words.business`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

_SHOWN = 4
_CURT = 8
_FAR = 4
_GOVERNS = frozenset(("modal", "pron", "verb", "you", "me", "negation"))
_ASKING = frozenset("do does did is are was were have has am be".split())
_NO_ORDER = frozenset(("question", "conditional", "past", "participle", "passive", "1st", "3rd", "infinitive"))
_NEGATED = frozenset("en emme ei et ette eikä että jos mikäli kun ku ko".split())
_INVITES = re.compile(r"p[aä]s?$")  # kokeilepas
_ENDS_AS_ORDER = re.compile(r"(ta|tä|e|i|o|ö)k(aa|ää)$")  # täyttäkää, which the tagger may take for a statement
_NO_DEED = _NEGATED | {"sanon", "pyydän", "pyydämme"}
_LONGEST = 60
_TOLD = re.compile(r"[^i]t(te)?$")  # not the past
# What the customer may, can or gets to do is no order.
_MAY = frozenset(
    "voit voitte saat saatte pääset pääsette näet näette löydät löydätte tarvitset tarvitsette olet olette et ette "
    "haluat haluatte tiedät tiedätte ehdit ehditte pystyt pystytte osaat osaatte kannat tulet tulette muistat".split()
)


def build(language: Language, text: Mapping[str, Any], *, confidence: float = 0.85) -> Detect:
    """The orders of one language; `text["words"]` has `must`, `now`, `softeners` (phrases) and `courtesy` (words)."""
    words = text.get("words", {})
    must = compile_phrases((*words.get("must", ()), *words.get("now", ())), language)
    soft = compile_phrases(words.get("softeners", ()), language)
    courtesy = frozenset(words.get("courtesy", ()))
    business = tuple(words.get("business", ()))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            asked = talk.before(turn.turn.n, Role.CUSTOMER)
            starts = () if asked else business
            place = _first_order(turn, must, courtesy | _affirmed(asked), starts)
            if place and len(turn.words) <= _LONGEST and not _softened(turn, soft):
                yield Match(turn.turn.n, turn.span(*place), confidence)

    return detect


def _first_order(
    turn: AnnotatedTurn, must: Phrases, courtesy: frozenset[str], starts: tuple[str, ...]
) -> tuple[int, int] | None:
    """The words of the first order in the turn, outside quotation marks."""
    orders = _finnish if turn.language is Language.FI else _english
    places = [place for place in must.places(turn) if not _guesses(turn, place[1])]
    for first, last in turn.sentences:
        if _asked(turn, first):
            continue
        for i in range(first, last):
            word = turn.words[i]
            if starts and not word.norm.startswith(starts):
                continue
            if orders(turn.words, i, first) and word.norm not in courtesy and word.lemma not in courtesy:
                places.append((i, min(last, i + _SHOWN)))
    return min((place for place in places if _own_words(turn, place[0])), default=None)


def _affirmed(asked: AnnotatedTurn | None) -> frozenset[str]:
    """What says yes to the customer's question by its own verb: *Korvaako vakuutus?* – *Korvaa.*"""
    if asked is None or asked.language is not Language.FI:
        return frozenset()
    return frozenset(word.norm[:-2] for word in asked.words if {"verb", "question"} <= word.classes)


def _guesses(turn: AnnotatedTurn, after: int) -> bool:
    """Whether *must have been* follows: a guess at what happened, no order."""
    follows = turn.words[after : after + 2]
    return len(follows) == 2 and follows[0].norm == "have" and "participle" in follows[1].classes


def _asked(turn: AnnotatedTurn, first: int) -> bool:
    return "?" in turn.closes[turn.words[first].sentence]


def _finnish(words: tuple[Token, ...], i: int, first: int) -> bool:
    word, before = words[i], words[i - 1] if i > first else None
    if "verb" not in word.classes or "prohibition" in word.classes or _INVITES.search(word.norm):
        return False
    if before and (before.norm in _NEGATED or word.text[:1].isupper()):
        return False
    if _ENDS_AS_ORDER.search(word.norm):
        return True
    negated = any(words[j].norm in _NEGATED for j in range(max(first, i - _FAR), i))  # eikä se yleensä sekoita
    if negated or word.classes & _NO_ORDER:
        return False
    if i - first <= 1 and _told(word):
        return sum(map(_told, words)) > 1
    return "imperative" in word.classes or bool(before and "prohibition" in before.classes)


def _told(word: Token) -> bool:
    """*Soitat*, *täytätte*: an order in the form of a statement."""
    told = {"2nd", "verb"} <= word.classes and _TOLD.search(word.norm)
    return bool(told) and not word.classes & _NO_ORDER and word.norm not in _MAY


def _english(words: tuple[Token, ...], i: int, first: int) -> bool:
    """An imperative, when it is not the only one in a turn that says more: one instruction in an answer is advice."""
    if not _bare(words, i, first):
        return False
    return len(words) <= _CURT or sum(_bare(words, j, max(0, j - 1)) for j in range(len(words))) > 1


def _bare(words: tuple[Token, ...], i: int, first: int) -> bool:
    named = words[i].classes
    if not named & {"base", "present"} or named & {"3rd", "modal"} or words[i].norm in _ASKING:
        return False
    if "imperative" in named:
        return True
    before = words[i - 1]
    return i > first and "base" in named and not before.classes & _GOVERNS and before.norm != "to"


def _softened(turn: AnnotatedTurn, soft: Phrases) -> bool:
    if turn.language is Language.FI and any(_agent_acts(word) or "conditional" in word.classes for word in turn.words):
        return True
    return soft.found_in(turn)


def _agent_acts(word: Token) -> bool:
    """Whether the agent does something themselves, now or next."""
    return "1st" in word.classes and "verb" in word.classes and "past" not in word.classes and word.norm not in _NO_DEED


def _own_words(turn: AnnotatedTurn, at: int) -> bool:
    return turn.turn.text[: turn.words[at].start].count('"') % 2 == 0
