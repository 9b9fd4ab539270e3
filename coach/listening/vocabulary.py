"""The small words of listening, from `words.toml`, and what a turn is when it holds little else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.language.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Language

MOST_WORDS = 7  # a longer run of listening words is a turn of its own
# What recognisers write for a sound that is no word: [laughter], (nauraa), @laugh@.
_MARKED = re.compile(r"[\[(<*@]\s*(\w+)[^\])>*@]*[\])>*@]")
_DRAWN = re.compile(r"(\w)\1{2,}")
_DROPPED = re.compile(r"-+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of one language; what each is for stands in `words.toml`."""

    continuers: frozenset[str]
    assessments: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    beside: frozenset[str]
    hesitations: frozenset[str]
    searches: tuple[tuple[str, ...], ...]
    halts: frozenset[str]
    tags: frozenset[str]
    answers: frozenset[str]
    alternatives: frozenset[str]
    contests: frozenset[str]
    partings: frozenset[str]
    question_words: frozenset[str]
    repairs: frozenset[str]
    sorry: frozenset[str]
    whats: frozenset[str]
    openings: frozenset[str]
    unfinished: frozenset[str]
    sounds: frozenset[str]


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The word lists of a language."""
    raw = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))[language.value]
    lists = {field.name: frozenset(raw[field.name].split()) for field in fields(Vocabulary)}
    phrases, searches = (_phrases(lists.pop(name)) for name in ("phrases", "searches"))
    return Vocabulary(phrases=phrases, searches=searches, **lists)


def _phrases(joined: Set[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as their words, the longest first."""
    return tuple(sorted((tuple(phrase.split("+")) for phrase in joined), key=lambda each: (-len(each), each)))


@once(2048)
def spoken(turn: AnnotatedTurn) -> tuple[Token, ...]:
    """The turn's whole words: neither what stands for a sound ("[laughter]") nor a word begun and dropped ("ye-")."""
    text = turn.turn.text
    if "-" not in text:
        return _heard(turn)
    return tuple(w for w in _heard(turn) if not (w.text.endswith("-") or _DROPPED.match(text, w.end)))


def only_begun(turn: AnnotatedTurn) -> bool:
    """Whether words were begun and none was finished."""
    return bool(_heard(turn)) and not spoken(turn)


def _heard(turn: AnnotatedTurn) -> tuple[Token, ...]:
    """The turn's words without what stands for a sound."""
    sounds = [found.span() for found in _MARKED.finditer(turn.turn.text) if _is_sound(found[1], turn.language)]
    if not sounds:
        return turn.words
    return tuple(word for word in turn.words if not any(start <= word.start < end for start, end in sounds))


def _is_sound(word: str, language: Language) -> bool:
    return word.lower().startswith(tuple(vocabulary(language).sounds))


def is_one_of(word: Token, known: Set[str]) -> bool:
    """Whether a word is in a list: as written, in its standard form, or drawn out (*joo-o*, *mmmm*)."""
    return word.norm in known or not known.isdisjoint(_plain(word.text))


@lru_cache(maxsize=50_000)
def _plain(text: str) -> frozenset[str]:
    """A word as written and as said without drawing it out."""
    low = text.lower()
    return frozenset((low, _DRAWN.sub(r"\1\1", low.replace("-", ""))))


def starts_with(words: Sequence[Token], phrase: Sequence[str]) -> bool:
    """Whether the words begin with those of a phrase."""
    here = words[: len(phrase)]
    return len(here) == len(phrase) and all(is_one_of(word, {part}) for word, part in zip(here, phrase, strict=True))


@once(2048)
def is_listener_talk(turn: AnnotatedTurn) -> bool:
    """Whether a turn is only listening signals (*joo*, *mm-hm*, *voi ei*, a laugh), seven words at most."""
    return bool(turn.turn.text.strip()) and not only_begun(turn) and only_signals(spoken(turn), turn.language)


def only_signals(words: Sequence[Token], language: Language) -> bool:
    """Whether words are listening signals and, fewer than these, what may stand beside them; no words at all are."""
    known = vocabulary(language)
    beside = known.beside | known.hesitations
    signals, at = 0, 0
    while at < len(words) <= MOST_WORDS:
        length = _signal_at(words, at, known)
        if not length and not is_one_of(words[at], beside if at < len(words) - 1 else known.beside):
            return False  # who hesitates at the end has more to say
        signals += length
        at += max(1, length)
    return len(words) <= 2 * signals and len(words) <= MOST_WORDS


def _signal_at(words: Sequence[Token], at: int, known: Vocabulary) -> int:
    """How many words, from a place on, are one signal."""
    opening = _by_opening(known.phrases)
    here = words[at]
    likely = [phrase for form in {here.norm, *_plain(here.text)} for phrase in opening.get(form, ())]
    for phrase in sorted(likely, key=len, reverse=True):
        if starts_with(words[at:], phrase):
            return len(phrase)
    return int(is_one_of(here, known.continuers) or is_one_of(here, known.assessments))


@cache
def _by_opening(phrases: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word."""
    opening: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        opening.setdefault(phrase[0], []).append(phrase)
    return opening


def only_continuers(words: Sequence[Token], language: Language) -> bool:
    """Whether words only say "go on": *joo*, *mm*, *yeah*; *selvä* and *sure* may also close a matter."""
    return all(is_one_of(word, vocabulary(language).continuers) for word in words)
