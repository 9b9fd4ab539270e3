"""What an answer shows: what it offers, what it refuses and why. The words stand in `signs.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.model import Kind
from coach.phrases import compile_phrases
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding, Language
    from coach.phrases import Phrases

QUESTION, TOGETHER = "question", "together"
_FEWEST_AFTER_BUT = 3
_NEGATION = "negation"


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _phrases(language: Language, key: str) -> Phrases:
    return compile_phrases(_file()[language.value][key], language)


def signs_of(said: AnnotatedTurn, found: Iterable[Finding]) -> frozenset[str]:
    """The strengths found in an answer, and whether it asks anything."""
    strengths = frozenset(finding.behaviour for finding in found if finding.kind is Kind.STRENGTH)
    asked = {QUESTION} if questions_in(said) else set()
    return strengths | asked | ({TOGETHER} if _has(said, TOGETHER) else set())


def needs(behaviour: str) -> frozenset[str]:
    """The signs of which an answer shows one once this concern is gone; empty where the concern's absence is enough."""
    groups = _file()["groups"]
    return frozenset(sign for name in _file()["needs"].get(behaviour, ()) for sign in groups.get(name, (name,)))


def helps(signs: frozenset[str]) -> bool:
    """Whether something is offered, promised, done or asked."""
    return bool(signs & set(_file()["groups"]["help"]))


def model_answers(key: str, language: Language) -> tuple[str, ...]:
    """Answers for nearly anywhere, in both forms of address: `asks` ask on, `promises` name a time, `misses` miss."""
    return tuple(_file()[language.value][key])


def on_the_surface(text: str, language: Language) -> str:
    """The words with something polite beside them: it sounds kinder and says the same."""
    ways: list[str] = _file()[language.value]["surface"]
    closed = text if text.rstrip()[-1:] in ".?!…" else f"{text.rstrip()}."
    return ways[len(text) % len(ways)].format(words=closed)


def refuses(said: AnnotatedTurn) -> bool:
    """Whether the answer says no: *ei onnistu*, *I can't*; not *ei haittaa*, *no problem*, *what does not fit?*"""
    spared = {at for first, last in _places(said, "no_matter") for at in range(first, last)}
    spared |= {at for question in questions_in(said) for at in range(question.first, question.last)}
    negated = (i for i, word in enumerate(said.words) if _NEGATION in word.classes)
    return any(at not in spared for at in (*negated, *(first for first, _ in _places(said, "no"))))


def gives_reason(said: AnnotatedTurn) -> bool:
    """Whether the answer says why."""
    return _has(said, "reasons")


def goes_on(said: AnnotatedTurn) -> bool:
    """Whether something that is possible follows a *but*: *mutta illalla on tilaa*, not *mutta ei onnistu*."""
    return any(_possible(said, last) for _, last in _places(said, "but"))


def _possible(said: AnnotatedTurn, first: int) -> bool:
    end = next(last for start, last in said.sentences if start <= min(first, len(said.words) - 1) < last)
    rest = said.words[first:end]
    return len(rest) >= _FEWEST_AFTER_BUT and not any(_NEGATION in word.classes for word in rest)


def _has(said: AnnotatedTurn, key: str) -> bool:
    return _phrases(said.language, key).found_in(said)


def _places(said: AnnotatedTurn, key: str) -> list[tuple[int, int]]:
    return _phrases(said.language, key).places(said)
