"""Features of an agent's turn for the learned detector: words, grammar and shape, each tied to the words it comes from.

A feature is a hashed name; its place among `SIZE` slots is the same on every machine. Features come in blocks, and a
block's values have unit length, so that a long turn weighs no more than a short one; devices of tone have their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from coach.learned.devices import devices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Channel

SIZE = 1 << 18
_LONGEST = 3
_OPEN = frozenset(("noun", "propn", "num"))
_GRAMMAR = frozenset(
    "negation 2nd 1st imperative conditional past participle passive passive_participle question you me infinitive "
    "noun verb adj adv num propn interrogative modal base plural yours ours intj pron".split()
)
_LENGTHS = (1, 2, 4, 7, 11, 17, 26, 40, 70)
BEHAVIOUR_BLOCKS = "wmlscav"  # what behaviours are told by
BLOCKS = f"{BEHAVIOUR_BLOCKS}d"
_WEIGHTS = {"w": 1.0, "m": 1.0, "l": 0.7, "s": 0.5, "c": 0.3}


class Feature(NamedTuple):
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
    """The features of a turn, block by block: words, grammar (`m`), lemmas, shape, the customer's words, devices.

    The letters of its words (`a`) and their vectors (`v`) come word by word: `letters`, `coach.language.vectors`.
    """
    turn = scene.turn
    places = {"w": _inside_grams, "m": _inside_grams, "l": _each_word}
    for block, found, value in _blocks(scene, blocks):
        inside = places[block](turn) if block in places else repeat((0, 0), len(found))
        yield from (Feature(at, value, *words) for at, words in zip(found, inside, strict=True))
    if "d" in blocks:
        yield from _devices(turn)


def slots(scene: Scene) -> tuple[list[int], list[float]]:
    """The slots of all features and their values, in the same order, for who need not know the words."""
    at: list[int] = []
    values: list[float] = []
    for _, found, value in _blocks(scene, BLOCKS):
        at += found
        values += repeat(value, len(found))
    for each in _devices(scene.turn):
        at.append(each.slot)
        values.append(each.value)
    return at, values


def _devices(turn: AnnotatedTurn) -> Iterator[Feature]:
    return (Feature(slot(f"d:{each.name}"), each.value, each.first, each.last) for each in devices(turn))


def _blocks(scene: Scene, blocks: str) -> Iterator[tuple[str, list[int], float]]:
    """Each block with its slots and the value of each."""
    turn = scene.turn
    made: dict[str, Callable[[], list[int]]] = {
        "w": lambda: _grams("w", [word.norm for word in turn.words], turn),
        "m": lambda: _grams("m", [_grammar(word.lemma, word.classes) for word in turn.words], turn),
        "l": lambda: [slot(f"l:{word.lemma}") for word in turn.words],
        "s": lambda: [slot(name) for name in _shape(scene)],
        "c": lambda: [slot(name) for name in _customer(scene.before)],
    }
    for block, weight in _WEIGHTS.items():
        found = made[block]() if block in blocks else []
        if found:
            yield block, found, weight / sqrt(len(found))


@lru_cache(maxsize=100_000)
def slot(name: str) -> int:
    """The place of a feature among `SIZE` slots."""
    return crc32(name.encode()) % SIZE


@lru_cache(maxsize=100_000)
def letters(norm: str) -> tuple[int, ...]:
    """The slots of a word's runs of two to five letters, its edges marked."""
    marked = f" {norm} "
    runs = {marked[i : i + n] for n in range(2, 6) for i in range(len(marked) - n + 1)}
    return tuple(slot(f"a:{run}") for run in sorted(runs))


@lru_cache(maxsize=100_000)
def _grammar(lemma: str, classes: frozenset[str]) -> str:
    """Function words and verbs by their dictionary form and grammar, names of things by grammar alone."""
    grammar = "+".join(sorted(classes & _GRAMMAR))
    return grammar if classes & _OPEN else f"{lemma}/{grammar}"


def _grams(kind: str, words: list[str], turn: AnnotatedTurn) -> list[int]:
    """Runs of up to three words inside each sentence, its start and closing sign being words too.

    A run's name is its words with spaces between: its hash goes on from that of the run without the last word.
    """
    found: list[int] = []
    start = crc32(f"{kind}:".encode())
    for number, (first, last) in enumerate(turn.sentences):
        close = turn.closes[number][:1] if number < len(turn.closes) else ""
        row = ["^", *words[first:last], f"${close}"]
        runs = [crc32(word.encode(), start) for word in row]
        found += runs
        after = [f" {word}".encode() for word in row]
        for n in range(1, _LONGEST):
            runs = list(map(crc32, after[n:], runs))
            found += runs
    return [run % SIZE for run in found]


def _each_word(turn: AnnotatedTurn) -> Iterator[tuple[int, int]]:
    return ((i, i + 1) for i in range(len(turn.words)))


def _inside_grams(turn: AnnotatedTurn) -> Iterator[tuple[int, int]]:
    """The words of each run, the sentence's start and closing sign left out."""
    for first, last in turn.sentences:
        for n in range(1, _LONGEST + 1):
            for at in range(first - 1, last + 2 - n):
                yield max(first, at), min(last, at + n)


def _shape(scene: Scene) -> Iterator[str]:
    turn, count = scene.turn, len(scene.turn.words)
    yield f"s:channel={scene.channel}"
    yield from (f"s:words>{n}" for n in _LENGTHS if count > n)
    yield f"s:sentences={min(len(turn.sentences), 5)}"
    for sign in "?!":
        if any(sign in close for close in turn.closes):
            yield f"s:{sign}"
    if turn.words:
        yield f"s:first={_grammar(turn.words[0].lemma, turn.words[0].classes)}"


def _customer(before: AnnotatedTurn | None) -> Iterator[str]:
    if before is None or not before.words:
        yield "c:none"
        return
    yield f"c:asks={any('question' in w.classes or 'interrogative' in w.classes for w in before.words)}"
    yield from sorted({f"c:{word.lemma}" for word in before.words})
