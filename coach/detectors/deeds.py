"""Finds what the agents say they themselves do, did or will do: *selvitän*, *olen varannut*, *I've put a note on it*.

Finnish carries the doer in the verb; English in *I* and *we*. Verbs of thinking, feeling and being able are no deeds
(`words.idle` of the rule), nor is what is negated, asked, only possible, or stands in a when- or if-clause.
`words.also` are phrases for deeds that grammar does not show, `words.besides` phrases that only look like one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from coach.detectors import Detect, Match, Talk
from coach.detectors.phrases import quoted
from coach.model import Language, Role
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_SUBORDINATE = {
    Language.FI: frozenset(
        "jos kun ellei vaikka jotta joka jonka jota jossa josta johon jolle jolla jotka joita mikäli kunnes "
        "miten milloin mitä mikä minkä missä mihin miksi kuinka ennen".split()
    ),
    Language.EN: frozenset(
        "if when unless before after until which who that what how why where whether as than because".split()
    ),
}
_JOINS = {
    Language.FI: frozenset("ja mutta niin sekä eli tai sitten siis no joo joten".split()),
    Language.EN: frozenset("and but so then or ok okay well yes yeah".split()),
}
_REACH = 5  # words back in which a subordinating word still rules the verb
_AHEAD = 4  # words between *olen* and its participle
_NO_DEED = frozenset(("negation", "connegative", "question", "conditional", "passive"))
_I_OR_WE = re.compile(r"(?<!h[aä])(?<!ii)(n|mme)(p[aä])?$")
_BREAK = re.compile(r"[,;:–—()]")


class Deed(NamedTuple):
    """First and last-plus-one word of the words that name a deed, and whether it is done already."""

    first: int
    last: int
    done: bool


class Deeds:
    """Finds the deeds in a turn, by one rule's words in one language; PhraseError on a wrong phrase."""

    def __init__(self, language: Language, words: Mapping[str, Sequence[str]]) -> None:
        self.find = _finnish if language is Language.FI else _english
        self.idle = frozenset(words.get("idle", ()))
        self.also, self.besides = (compile_phrases(words.get(key, ()), language) for key in ("also", "besides"))

    def of(self, turn: AnnotatedTurn) -> list[Deed]:
        """The deeds of a turn, in order."""
        found = [deed for first, last in turn.sentences for deed in self.find(turn.words, first, last)]
        found = [deed for deed in found if not (self._is_idle(turn, deed) or _embedded(turn, deed))]
        found += [Deed(first, last, done=False) for first, last in self.also.places(turn)]
        other = self.besides.places(turn)
        found = [deed for deed in found if not any(a < deed.last and deed.first < b for a, b in other)]
        return sorted(deed for deed in found if not quoted(turn.turn.text, turn.words[deed.first].start))

    def _is_idle(self, turn: AnnotatedTurn, deed: Deed) -> bool:
        return not self.idle.isdisjoint((turn.words[deed.last - 1].norm, turn.words[deed.last - 1].lemma))


def build(language: Language, text: Mapping[str, Any], *, confidence: float = 0.9) -> Detect:
    """The agent's own deeds, the first of each sentence; `text["words"]` as in the module's description."""
    deeds = Deeds(language, text.get("words", {}))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            told: set[int] = set()
            for deed in deeds.of(turn):
                sentence = turn.words[deed.first].sentence
                if sentence not in told:
                    told.add(sentence)
                    yield Match(turn.turn.n, turn.span(deed.first, deed.last), confidence)

    return detect


def _embedded(turn: AnnotatedTurn, deed: Deed) -> bool:
    """Whether the clause of the deed opens with a subordinating word, as far as words and commas tell."""
    words, text = turn.words, turn.turn.text
    for at in range(deed.first - 1, max(0, deed.first - _REACH) - 1, -1):
        between = text[words[at].end : words[at + 1].start]
        new_clause = words[at].norm in _JOINS[turn.language] or _BREAK.search(between)
        if new_clause or words[at].sentence != words[deed.first].sentence:
            return False
        if words[at].norm in _SUBORDINATE[turn.language]:
            return True
    return False


def _finnish(words: Sequence[Token], start: int, end: int) -> Iterator[Deed]:
    for at in range(start, end):
        word, mine = words[at], at > start and words[at - 1].norm in ("minä", "me")
        if not _I_OR_WE.search(word.norm) or word.classes & _NO_DEED:
            continue
        if word.norm in ("olen", "olemme"):
            verb = next((i for i in range(at + 1, min(at + _AHEAD, end)) if "participle" in words[i].classes), None)
            if verb is not None:
                yield Deed(at - mine, verb + 1, done=True)
        elif {"verb", "1st"} <= word.classes:
            yield Deed(at - mine, at + 1, done="past" in word.classes)


def _english(words: Sequence[Token], start: int, end: int) -> Iterator[Deed]:
    for at in range(start, end - 1):
        norm, after = words[at].norm, words[at + 1].norm
        if norm == "let" and after in ("me", "us"):
            yield from _deed(words, at, at + 2, end, "base")
        elif norm in ("i", "we"):
            yield from _pronoun(words, at, _skip(words, at + 1, end), end)


def _pronoun(words: Sequence[Token], at: int, aux: int, end: int) -> Iterator[Deed]:
    """The deed after *I* or *we*: *will call*, *'ve sent*, *'m checking*, *'m going to ask*, *put*."""
    if aux >= end:
        return
    if words[aux].norm in ("will", "shall"):
        yield from _deed(words, at, aux + 1, end, "base")
    elif words[aux].norm in ("am", "are"):
        going = [word.norm for word in words[aux + 1 : aux + 3]] in (["going", "to"], ["gon", "na"])
        yield from _deed(words, at, aux + 3, end, "base") if going else _deed(words, at, aux + 1, end, "ing")
    elif words[aux].norm == "have":
        yield from _deed(words, at, aux + 1, end, "participle", "past")
    elif words[at].norm == "i":
        yield from _deed(words, at, aux, end, "past")


def _deed(words: Sequence[Token], first: int, at: int, end: int, *forms: str) -> Iterator[Deed]:
    at = _skip(words, at, end)
    if at < end and words[at].classes & set(forms):
        yield Deed(first, at + 1, done=forms[-1] == "past")


def _skip(words: Sequence[Token], at: int, end: int) -> int:
    """The first word that is no adverb; *not* is none."""
    while at < end and "adv" in words[at].classes and "negation" not in words[at].classes:
        at += 1
    return at
