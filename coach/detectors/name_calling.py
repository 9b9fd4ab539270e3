"""Finds name-calling and swearing at the customer, in all inflected forms and compounds.

Words of the rule: `names` (beginnings of names that are always insults, found inside long compounds too), `weak`
(dictionary forms that insult only when aimed: *sinä olet tyhmä*, *vanha valittaja*), `swear` (beginnings of strong
swearwords), `aims` (words that aim what follows: *senkin*), `spared` (whole words or beginnings that look like one),
`mitigating` (a turn that swears at a machine or says sorry for it), and `phrases` (*turpa kiinni*).
What is quoted, reported, negated (*ette ole tyhmä*) or said of oneself passes; so does a
person's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_INSIDE = 6
_REACH = 5
_NAME, _AIMED, _PHRASE, _SWEARING = 0.9, 0.85, 0.9, 0.6
_REPORTS = frozenset(
    "kutsui kutsua kutsunut haukkui haukkunut nimitti sanoi väitti call called calls calling said says named".split()
)
_YOU, _ARE = frozenset(("sinä", "te")), frozenset(("olet", "olette"))
_SELF = frozenset("minä olen olin olinpa olenpa i".split())
_NOT = {
    Language.FI: frozenset("en emme et ette ei eivät eikä ettei".split()),
    Language.EN: frozenset("not never no nobody".split()),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's words, ready to look up."""

    names: tuple[str, ...]
    inside: tuple[str, ...]
    weak: frozenset[str]
    swear: tuple[str, ...]
    aims: frozenset[str]
    spared: tuple[str, ...]
    mitigating: Phrases
    phrases: Phrases


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The insults of one language; `text["words"]` has the lists named above."""
    words = _words(text.get("words", {}), language)

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for first, last, sure in _found(turn, words):
                if not _quoted(turn, first):
                    yield Match(turn.turn.n, turn.span(first, last), sure)

    return detect


def _found(turn: AnnotatedTurn, words: Words) -> Iterator[tuple[int, int, float]]:
    """First and last-plus-one word of each insult, and how sure it is."""
    yield from ((first, last, _PHRASE) for first, last in words.phrases.places(turn))
    for first, last in turn.sentences:
        for i in range(first, last):
            if sure := _sure(turn, i, first, last, words):
                yield i, i + 1, sure


def _words(raw: Mapping[str, Any], language: Language) -> Words:
    names = tuple(raw.get("names", ()))
    return Words(
        names=names,
        inside=tuple(name for name in names if len(name) >= _INSIDE),
        weak=frozenset(raw.get("weak", ())),
        swear=tuple(raw.get("swear", ())),
        aims=frozenset(raw.get("aims", ())),
        spared=tuple(raw.get("spared", ())),
        mitigating=compile_phrases(raw.get("mitigating", ()), language),
        phrases=compile_phrases(raw.get("phrases", ()), language),
    )


def _sure(turn: AnnotatedTurn, i: int, first: int, last: int, words: Words) -> float:
    """How sure it is that this word insults; 0 when it does not."""
    word, before = turn.words[i], turn.words[max(first, i - _REACH) : i]
    sure = _alone(word.norm, word.lemma, words)
    if (
        not sure
        or _is_name(turn, i, first, last)
        or _passes(before, turn.words[i + 1 : last], turn.language)
        or (sure == _AIMED and not (_aimed(before, words) or _told(turn.words[i + 1 : last])))
        or (sure == _SWEARING and words.mitigating.found_in(turn))
    ):
        return 0.0
    return sure


def _alone(norm: str, lemma: str, words: Words) -> float:
    """How sure the word is by itself, before anything beside it is looked at; 0 for most words."""
    if norm.startswith(words.spared):
        return 0.0
    if norm.startswith(words.names) or any(name in norm for name in words.inside):
        return _NAME
    if lemma in words.weak or norm in words.weak:
        return _AIMED
    return _SWEARING if norm.startswith(words.swear) else 0.0


def _is_name(turn: AnnotatedTurn, i: int, first: int, last: int) -> bool:
    """Whether the word is part of somebody's name: capitalised beside another capital."""
    beside = [turn.words[j].text for j in (i - 1, i + 1) if first <= j < last]
    return turn.words[i].text.istitle() and any(text.istitle() and len(text) > 1 for text in beside)


def _passes(before: Sequence[Token], after: Sequence[Token], language: Language) -> bool:
    """Negated (not forbidden), told of someone who said it, or said of oneself."""
    if any(word.norm in _NOT[language] or word.norm in _REPORTS for word in before):
        return True
    return any(word.norm in _SELF for word in before[-3:]) and not any(
        word.classes & {"you", "2nd"} for word in (*before, *after)
    )


def _aimed(before: Sequence[Token], words: Words) -> bool:
    near = before[-4:]
    return any(word.norm in words.aims or word.norm.startswith(words.swear) for word in near) or any(
        word.classes & {"2nd", "you"} and "question" not in word.classes and "yours" not in word.classes
        for word in near
    )


def _told(after: Sequence[Token]) -> bool:
    """Whether *you are* follows: *hölmö sä oot*."""
    return len(after) > 1 and after[0].norm in _YOU and after[1].norm in _ARE


def _quoted(turn: AnnotatedTurn, at: int) -> bool:
    before = turn.turn.text[: turn.words[at].start]
    return before.count('"') % 2 == 1 or before.count("”") % 2 == 1 or before.count("“") > before.count("”")
