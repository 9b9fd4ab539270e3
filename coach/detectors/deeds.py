"""Finds what the agents say they themselves do, did or will do: *selvitän*, *olen varannut*, *I've put a note on it*.

Finnish carries the doer in the verb; English in *I* and *we*. Verbs of thinking, feeling and being able are no deeds
(`words.idle` of the rule), nor is what is negated, asked, only possible, or stands in a when- or if-clause.
With `promise` a deed counts only when it has its time: one of the phrases `words.when` in the same sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import compile_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrase

_SUBORDINATE = {
    Language.FI: frozenset(
        "jos kun ellei vaikka jotta joka jonka jota jossa josta johon jolle jolla jotka joita mikäli kunnes "
        "miten milloin mitä mikä missä miksi kuinka sikäli".split()
    ),
    Language.EN: frozenset(
        "if when unless before after until which who that what how why where whether as than".split()
    ),
}
_JOINS = {
    Language.FI: frozenset("ja mutta niin sekä eli tai sitten siis no joo".split()),
    Language.EN: frozenset("and but so then or ok okay well yes yeah".split()),
}
_REACH = 5
_AHEAD = 4
_NOT_IN_A_DEED = frozenset(("negation", "connegative", "question", "conditional"))
_TOGETHER = frozenset("me nyt ensin yhdessä".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """First and last-plus-one word of the words that name a deed."""

    first: int
    last: int


def build(language: Language, text: Mapping[str, Any], *, promise: bool = False, confidence: float = 0.9) -> Detect:
    """The agent's own deeds, or promises; `text["words"]` has `idle` verbs, `together` verbs and `when` phrases."""
    words = text.get("words", {})
    idle, together = frozenset(words.get("idle", ())), frozenset(words.get("together", ()))
    when = tuple(compile_phrase(phrase, language) for phrase in words.get("when", ()))
    find = _finnish if language is Language.FI else _english

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            times = [time for phrase in when for time in phrase.matches(turn)] if promise else []
            for first, last in turn.sentences:
                deeds = [d for d in find(turn.words, first, last, idle, together) if _own_words(turn, d)]
                if promise:
                    timed = [
                        (min(d.first, t[0]), max(d.last, t[1]))
                        for d in deeds[:1]
                        for t in times
                        if first <= t[0] < last
                    ]
                    deeds = [Deed(*place) for place in timed[:1]]
                for deed in deeds[:1]:
                    yield Match(turn.turn.n, turn.span(deed.first, deed.last), confidence)

    return detect


def _own_words(turn: AnnotatedTurn, deed: Deed) -> bool:
    return turn.turn.text[: turn.words[deed.first].start].count('"') % 2 == 0


def _finnish(
    words: Sequence[Token], start: int, end: int, idle: frozenset[str], together: frozenset[str]
) -> Iterator[Deed]:
    for at in range(start, end):
        word = words[at]
        if word.norm in together and (
            at == start or words[at - 1].norm in _TOGETHER or "yhdessä" in _norms(words, at, end)
        ):
            yield Deed(at, at + 1)
        if "verb" not in word.classes or "1st" not in word.classes or word.classes & _NOT_IN_A_DEED:
            continue
        verb = at
        if word.norm in ("olen", "olemme"):
            verb = next((i for i in range(at + 1, min(at + _AHEAD, end)) if "participle" in words[i].classes), at)
            if verb == at:
                continue
        if {words[verb].norm, words[verb].lemma} & idle or _embedded(words, start, at, Language.FI):
            continue
        pronoun = at > start and words[at - 1].norm in ("minä", "me")
        yield Deed(at - pronoun, verb + 1)


def _norms(words: Sequence[Token], first: int, last: int) -> set[str]:
    return {word.norm for word in words[first:last]}


def _embedded(words: Sequence[Token], start: int, at: int, language: Language) -> bool:
    """Whether the clause of the word opens with a subordinating word, as far as the words tell."""
    for before in range(at - 1, max(start, at - _REACH) - 1, -1):
        if words[before].norm in _JOINS[language]:
            return False
        if words[before].norm in _SUBORDINATE[language]:
            return True
    return False


def _english(
    words: Sequence[Token], start: int, end: int, idle: frozenset[str], together: frozenset[str]
) -> Iterator[Deed]:
    for at in range(start, end - 1):
        verb = _english_verb(words, at, end)
        if verb is None or {words[verb].norm, words[verb].lemma} & idle or _embedded(words, start, at, Language.EN):
            continue
        yield Deed(at, verb + 1)


def _english_verb(words: Sequence[Token], at: int, end: int) -> int | None:
    """The verb of a deed that begins at a word: *I will call*, *we've sent*, *I'm checking*, *let me see*, *I put*."""
    norm, i = words[at].norm, at + 1
    if norm == "let" and words[i].norm in ("me", "us"):
        return _verb(words, i + 1, end, "base")
    if norm not in ("i", "we"):
        return None
    i = _skip_adverbs(words, i, end)
    if i >= end:
        return None
    opens = words[i].norm
    if opens == "will":
        return _verb(words, i + 1, end, "base")
    if opens in ("am", "are"):
        if [word.norm for word in words[i + 1 : i + 3]] == ["going", "to"]:
            return _verb(words, i + 3, end, "base")
        return _verb(words, i + 1, end, "ing")
    if opens in ("have", "had"):
        return _verb(words, i + 1, end, "participle") or _verb(words, i + 1, end, "past")
    return i if "past" in words[i].classes and "negation" not in words[i].classes else None


def _skip_adverbs(words: Sequence[Token], at: int, end: int) -> int:
    while at < end and "adv" in words[at].classes and "negation" not in words[at].classes:
        at += 1
    return at


def _verb(words: Sequence[Token], at: int, end: int, form: str) -> int | None:
    at = _skip_adverbs(words, at, end)
    return at if at < end and form in words[at].classes else None
