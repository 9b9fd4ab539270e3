"""Finds flat denials of what the customer has just said: *Maksoin sen.* — *Ette maksanut.*

The customer's statements (no questions) are held against the agent's short statements: a negated clause that takes up
the customer's own verb or, in the past, their own word, or that stops at the negation (*Ei ollut.*, *We didn't.*); and
the other way round, *kyllä* or an affirming verb after the customer's negation. What softens it passes: the agent
looks into it, asks, apologises, or says one of the rule's `words.softeners`; verbs in `words.other` deny nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

_STEM, _SHORTEST = 4, 3
_DOUBLE = re.compile(r"(\w)\1")
_BARE = frozenset(("olla", "be", "have", "do"))  # by themselves they take up nothing
_NO_ECHO = frozenset(("adv", "pron", "modal", "adp", "cconj", "sconj", "num", "you", "me", "in", "dt", "cc", "to"))
_LONGEST = {Language.FI: 14, Language.EN: 12}
_FIRST_WORDS, _HEAD = 5, 6
_NOT = {
    Language.FI: frozenset("en emme et ette ei eivät eipä eihän etpä ettepä".split()),
    Language.EN: frozenset(("not", "never", "nobody", "no")),
}
_YES = {Language.FI: frozenset(("kyllä", "kyllähän")), Language.EN: frozenset(("did", "do", "does"))}
_QUESTION = re.compile(
    r"^(miksi|miten|kuinka|milloin|mikä|mitä|missä|mistä|mihin|why|how|what|where)$|^(?!koko$|joko$)\w+[^\Wk]k[oö]$"
)
_UNSURE = frozenset("pelkään taisin taidan luulen ehkä epäilen think afraid maybe perhaps guess".split())
_OPENS = frozenset("is are was were am do does did have has can could will would shall should may".split())
_ASKS = frozenset(("question", "interrogative"))
_UNDER = frozenset("jos mikäli että kun vaikka voi onneksi ellei if when because oh".split())
# By these the agent does nothing.
_STANDS = frozenset("en emme enkä olen olemme tiedän tiedämme tunnen luulen näen näemme muistan kuulin näin".split())
_LONGEST_TURN = 30
_PAST = frozenset(("participle", "passive_participle"))
_PEOPLE = frozenset("you it we they that".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """What the customer said: the beginnings of the words they stated, and of those they negated."""

    stated: frozenset[str]
    negated: frozenset[str]


def build(language: Language, text: Mapping[str, Any], *, confidence: float = 0.85) -> Detect:
    """The denials of one language; `text["words"]` has `softeners` (phrases) and `other` (words that deny nothing)."""
    words = text.get("words", {})
    soft = compile_phrases(words.get("softeners", ()), language)
    other = frozenset(words.get("other", ()))
    denies = _finnish if language is Language.FI else _english

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            before = talk.before(turn.turn.n, Role.CUSTOMER)
            if before is None or len(turn.words) > _LONGEST_TURN or _softened(turn, soft):
                continue
            claim = _claim(before)
            for first, last in turn.sentences:
                sentence = turn.words[first:last]
                if any(word.norm in other or word.lemma in other for word in sentence):
                    continue
                if len(sentence) <= _LONGEST[language] and denies(sentence, claim):
                    yield Match(turn.turn.n, turn.span(first, last), confidence)
                    break

    return detect


def _softened(turn: AnnotatedTurn, soft: Phrases) -> bool:
    does = any({"1st", "verb"} <= word.classes and word.norm not in _STANDS for word in turn.words)
    return does or "?" in turn.closes or soft.found_in(turn)


def _claim(turn: AnnotatedTurn) -> Claim:
    stated: set[str] = set()
    negated: set[str] = set()
    for first, last in turn.sentences:
        words = turn.words[first:last]
        asking = words if turn.language is Language.FI else words[:2]
        if words[0].norm in _OPENS or "?" in turn.closes[words[0].sentence] or any(map(_asks, asking)):
            continue
        negative = [i for i, word in enumerate(words) if word.norm in _NOT[turn.language] or "negation" in word.classes]
        stated |= _roots(words[: negative[0]] if negative else words)
        negated |= _roots(words if negative else ())
    return Claim(frozenset(stated), frozenset(negated))


def _asks(word: Token) -> bool:
    return bool(word.classes & _ASKS or word.norm in _UNSURE or _QUESTION.search(word.norm))


def _finnish(words: Sequence[Token], claim: Claim) -> bool:
    at = next((i for i, word in enumerate(words[:_FIRST_WORDS]) if word.norm in _NOT[Language.FI]), None)
    if _affirms(words, claim):
        return True
    if at is None or any(word.norm in _UNDER for word in words[:at]):
        return False
    rest = [word for word in words[at + 1 :] if "pron" not in word.classes]
    verbs = [word for word in rest if "verb" in word.classes or word.classes & (_PAST | {"connegative"})]
    if not rest or words[at].norm in ("en", "emme") or not claim.stated:
        return False
    past = any(word.classes & _PAST or word.norm == "ollut" for word in verbs)
    if past and ("2nd" in words[at].classes or len(words) <= _FIRST_WORDS):
        bare = all(word.lemma == "olla" for word in verbs if word.classes & _PAST)
        return (bare and bool(claim.stated & {"olen", "oli", "olim", "ola"})) or _echoes(words, claim.stated)
    if len(words) <= _FIRST_WORDS and any("pron" in word.classes for word in words) and "ola" in claim.stated:
        return any(word.lemma == "olla" for word in words) or _echoes(words, claim.stated)  # ei se ole rikki
    return _echoes(words if past else verbs[:1] or rest[:1], claim.stated)


def _affirms(words: Sequence[Token], claim: Claim) -> bool:
    """*Kyllä te lupasitte* after *en luvannut*; *kyllä se toimii* after *ei toimi*."""
    if not claim.negated or not any(word.norm in _YES[Language.FI] for word in words[:_FIRST_WORDS]):
        return False
    if any("2nd" in word.classes and word.classes & {"past", "verb"} for word in words) and any(
        word.classes & (_PAST | {"past"}) for word in words
    ):
        return True
    return words[-1].lemma == "olla" or _echoes(words, claim.negated)


def _english(words: Sequence[Token], claim: Claim) -> bool:
    at = next((i for i, word in enumerate(words[:_HEAD]) if word.norm in _NOT[Language.EN]), None)
    if at is None:
        head = [word.norm for word in words[:3]]
        stands = any(head[i] in _PEOPLE and head[i + 1] in _YES[Language.EN] for i in range(len(head) - 1))
        return stands and bool(claim.negated) and (len(words) <= 3 or _echoes(words, claim.negated))
    if not claim.stated or any(word.norm in _UNDER for word in words[:at]):
        return False
    if words[at].norm == "no" and not any(word.classes & {"past", "participle"} for word in words[at:]):
        return False
    stops = 0 < at == len(words) - 1 and words[at].norm == "not"
    return stops or _echoes(words[at + 1 :], claim.stated)


def _echoes(words: Sequence[Token], said: frozenset[str]) -> bool:
    """Whether a word of some length takes up the beginning of a word that was said."""
    heavy = [w for w in words if len(w.norm) >= _SHORTEST and not w.classes & _NO_ECHO and w.lemma not in _BARE]
    return not said.isdisjoint(_roots(heavy))


def _roots(words: Sequence[Token]) -> set[str]:
    return {_root(form) for word in words for form in (word.norm, word.lemma)}


def _root(word: str) -> str:
    """The beginning of a word without doubled letters: *tippuu*, *tipu* → *tipu*."""
    return _DOUBLE.sub(r"\1", word)[:_STEM]
