"""Finds follow-up questions: those that take up what the customer just told.

The tie is a content word said again in any form, a pronoun to what was said, or a clarification of it. Questions of
the script (identity, anything else?) are not follow-ups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import Phrase, compile_phrase
from coach.questions.find import questions_in, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_CONTENT = frozenset(("noun", "verb", "adj", "propn"))
_LIGHT = {
    Language.FI: frozenset(
        "olla voida pitää saada tulla tehdä mennä haluta asia kerta juttu sanoa tietää laittaa ottaa antaa ei "
        "asiakas auttaa puhelin numero nimi katsoa hyvä pieni iso muu".split()
    ),
    Language.EN: frozenset(
        "be have do can will would could should may get go make know want need say tell see help thing please "
        "thank good sorry call number name let".split()
    ),
}
_POINTING = {
    Language.FI: frozenset(
        "se sen sitä siitä siinä siihen sillä silloin ne niitä niistä niissä tuo tuon tuota siellä tämä tätä".split()
    ),
    Language.EN: frozenset("it that this they them those there then".split()),
}
_NEWS_WORDS = 4  # a customer turn shorter than this gives little to take up


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's follow-up questions; `text["words"]` has `clarify` and `script` phrases."""
    words = text.get("words", {})
    clarify = tuple(compile_phrase(phrase, language) for phrase in words.get("clarify", ()))
    script = tuple(compile_phrase(phrase, language) for phrase in words.get("script", ()))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            before = talk.before(turn.turn.n, Role.CUSTOMER)
            if before is not None:
                yield from _follow_ups(turn, before, clarify, script)

    return detect


def _follow_ups(
    turn: AnnotatedTurn, before: AnnotatedTurn, clarify: tuple[Phrase, ...], script: tuple[Phrase, ...]
) -> Iterator[Match]:
    scripted = _places(turn, script)
    clarifying = _places(turn, clarify)
    for question in questions_in(turn):
        inside = range(question.first, question.last)
        if any(at in inside for at in scripted):
            continue
        strength = _tie(turn.words[question.first : question.last], before)
        if any(at in inside for at in clarifying):
            strength = max(strength, 0.85)
        if strength:
            yield Match(turn.turn.n, span_of(turn, question), confidence=strength)


def _places(turn: AnnotatedTurn, phrases: tuple[Phrase, ...]) -> set[int]:
    return {first for phrase in phrases for first, _ in phrase.matches(turn)}


def _tie(question: Sequence[Token], before: AnnotatedTurn) -> float:
    """How sure it is that the question builds on the customer's turn: 0 when nothing ties them."""
    told = content(before.words, before.language)
    if content(question, before.language) & told:
        return 0.9
    pointing = any(word.norm in _POINTING[before.language] for word in question)
    return 0.7 if pointing and len(before.words) >= _NEWS_WORDS else 0.0


def content(words: Sequence[Token], language: Language) -> frozenset[str]:
    """The dictionary forms of the words that carry the matter."""
    return frozenset(w.lemma for w in words if w.classes & _CONTENT and w.lemma not in _LIGHT[language])
