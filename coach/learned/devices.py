"""Devices of tone: thanks, hedges, orders, urgency … in a turn, kind by kind, beside the length of its words.

Ratings of tone are few, and messages of one meaning differ in such devices more than in their other words: counting
kinds of devices carries over to other matters where counting words does not (politeness strategies of
Danescu-Niculescu-Mizil et al. 2013, here with lists of our own in `devices.toml`). English has them; of Finnish
replies that people rated, words and grammar told as much without.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language

    Places = dict[str, list[tuple[int, int]]]

FILE = Path(__file__).with_name("devices.toml")
_WEIGHT = 0.5  # beside the other blocks of features
_PER = 30.0  # devices are counted per so many words …
_MOST = 3.0  # … up to so many
_FEWEST = 5  # words: a shorter turn is not taken for a dense one
# Taken off, so that an ordinary English message has about 0.
_WORDS, _LETTERS, _SENTENCE = 4.0, 4.5, 12.0


class Device(NamedTuple):
    """What a kind of device adds, and the words `first` up to `last` that it comes from (none: first = last)."""

    name: str
    value: float
    first: int
    last: int


def devices(turn: AnnotatedTurn) -> Iterator[Device]:
    """Which kinds are there and how densely, and how long words and sentences are; nothing without a list."""
    if not _kinds(turn.language):
        return
    count = max(len(turn.words), _FEWEST)
    for kind, places in _places(turn).items():
        dense = min(_MOST, len(places) / count * _PER)
        for first, last in places:
            yield Device(kind, _WEIGHT / len(places), first, last)
            yield Device(f"{kind}, how densely", _WEIGHT * dense / len(places), first, last)
    letters = sum(len(word.text) for word in turn.words) / count
    yield Device("words", _WEIGHT * (log(count) - _WORDS), 0, 0)
    yield Device("letters in a word", _WEIGHT * (letters - _LETTERS), 0, 0)
    yield Device("words in a sentence", _WEIGHT * (count / max(1, len(turn.sentences)) / 10 - _SENTENCE / 10), 0, 0)


def _places(turn: AnnotatedTurn) -> Places:
    """The words of each device, kind by kind; kinds may overlap."""
    found: Places = defaultdict(list)
    for kind, phrases in _kinds(turn.language).items():
        found[kind] += phrases.places(turn)
    for sign in "?!":
        found[sign] += [(0, 0)] * sum(sign in close for close in turn.closes)
    for i, word in enumerate(turn.words):
        if word.text.isupper() and len(word.text) > 2:
            found["capitals"].append((i, i + 1))
        if {"'", "’"} & set(word.text):
            found["short form"].append((i, i + 1))
    return found


@cache
def _kinds(language: Language) -> dict[str, Phrases]:
    lists = tomllib.loads(FILE.read_text("utf-8")).get(language.value, {})
    return {kind: compile_phrases(texts, language) for kind, texts in lists.items()}
