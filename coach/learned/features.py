"""Features of an agent's turn for the learned detector: words, grammar and shape, each tied to the words it comes from.

A feature is a hashed name; its place among `SIZE` slots is the same on every machine. Features come in blocks, and a
block's values have unit length, so that a long turn weighs no more than a short one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Channel

SIZE = 1 << 18
_LONGEST = 3
_OPEN = frozenset(("noun", "propn", "num"))
_GRAMMAR = frozenset(
    "negation 2nd 1st imperative conditional past participle passive passive_participle question you me infinitive "
    "noun verb adj adv num propn interrogative modal base plural yours ours intj pron".split()
)
_LENGTHS = (1, 2, 4, 7, 11, 17, 26, 40, 70)
BLOCKS = "wmlscav"
_WEIGHTS = {"w": 1.0, "m": 1.0, "l": 0.7, "s": 0.5, "c": 0.3}


@dataclass(frozen=True, slots=True)
class Feature:
    """A slot, its value, and the words `first` up to `last` that it comes from (none: first = last)."""

    slot: int
    value: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What the learned detector looks at: the turn, the customer's turn before, the channel."""

    turn: AnnotatedTurn
    before: AnnotatedTurn | None
    channel: Channel


def features(scene: Scene, blocks: str = BLOCKS) -> Iterator[Feature]:
    """The features of a turn, block by block: words, grammar (`m`), lemmas, shape, the customer's words before.

    The letters of its words (`a`) and their vectors (`v`) come word by word: `letters`, `coach.language.vectors`.
    """
    named = {
        "w": _word_grams(scene.turn),
        "m": _grammar_grams(scene.turn),
        "l": ((f"l:{word.lemma}", i, i + 1) for i, word in enumerate(scene.turn.words)),
        "s": ((name, 0, 0) for name in _shape(scene)),
        "c": ((name, 0, 0) for name in _customer(scene.before)),
    }
    for block, weight in _WEIGHTS.items():
        if block in blocks:
            yield from _unit(named[block], weight)


def _unit(named: Iterable[tuple[str, int, int]], weight: float) -> Iterator[Feature]:
    all_of_it = list(named)
    if all_of_it:
        value = weight / sqrt(len(all_of_it))
        for name, first, last in all_of_it:
            yield Feature(slot(name), value, first, last)


def slot(name: str) -> int:
    """The place of a feature among `SIZE` slots."""
    return crc32(name.encode()) % SIZE


@lru_cache(maxsize=100_000)
def letters(norm: str) -> tuple[int, ...]:
    """The slots of a word's runs of two to five letters, its edges marked."""
    marked = f" {norm} "
    runs = {marked[i : i + n] for n in range(2, 6) for i in range(len(marked) - n + 1)}
    return tuple(slot(f"a:{run}") for run in sorted(runs))


def _word_grams(turn: AnnotatedTurn) -> Iterator[tuple[str, int, int]]:
    return _grams("w", [word.norm for word in turn.words], turn)


def _grammar_grams(turn: AnnotatedTurn) -> Iterator[tuple[str, int, int]]:
    return _grams("m", [_grammar(word) for word in turn.words], turn)


@lru_cache(maxsize=100_000)
def _classes(classes: frozenset[str]) -> str:
    return "+".join(sorted(classes & _GRAMMAR))


def _grammar(word: Token) -> str:
    """Function words and verbs by their dictionary form and grammar, names of things by grammar alone."""
    grammar = _classes(word.classes)
    return grammar if word.classes & _OPEN else f"{word.lemma}/{grammar}"


def _grams(kind: str, words: list[str], turn: AnnotatedTurn) -> Iterator[tuple[str, int, int]]:
    """Runs of up to three words inside each sentence, its start and closing sign being words too."""
    for number, (first, last) in enumerate(turn.sentences):
        close = turn.closes[number][:1] if number < len(turn.closes) else ""
        row = ["^", *words[first:last], f"${close}"]
        for n in range(1, _LONGEST + 1):
            for i in range(len(row) - n + 1):
                inside = max(first, first + i - 1), min(last, first + i + n - 1)
                yield f"{kind}:{' '.join(row[i : i + n])}", *inside


def _shape(scene: Scene) -> Iterator[str]:
    turn, count = scene.turn, len(scene.turn.words)
    yield f"s:channel={scene.channel}"
    yield from (f"s:words>{n}" for n in _LENGTHS if count > n)
    yield f"s:sentences={min(len(turn.sentences), 5)}"
    for sign in "?!":
        if any(sign in close for close in turn.closes):
            yield f"s:{sign}"
    if turn.words:
        yield f"s:first={_grammar(turn.words[0])}"


def _customer(before: AnnotatedTurn | None) -> Iterator[str]:
    if before is None or not before.words:
        yield "c:none"
        return
    yield f"c:asks={any('question' in w.classes or 'interrogative' in w.classes for w in before.words)}"
    yield from sorted({f"c:{word.lemma}" for word in before.words})
