"""Whether words stand in an order that people use: against the same words in chance orders.

Runs of two and three words were counted in the labelled turns (`models/build_word_order.py`), common words as such,
others by their grammar. An answer in real order is far more usual than chance orders of its words; shuffled words are
one chance order among others.
"""

from __future__ import annotations

import gzip
import json
from functools import cache, partial
from itertools import islice, pairwise
from math import log
from pathlib import Path
from random import Random
from statistics import mean, pstdev
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_GRAMMAR = frozenset(
    "noun verb adj adv num propn pron adp cconj sconj intj det aux part negation imperative conditional past "
    "participle infinitive nominative genitive partitive plural 1st 2nd 3rd interrogative question connegative "
    "passive".split()
)
OPENS, CLOSES = "^", "$"
_SHUFFLES = 40
_FEWEST = 4  # fewer words have too few orders to tell
# How many standard deviations above chance orders an answer of so many words stands at least. Of real Finnish replies
# one in thirty stands lower, of shuffled good answers one in two hundred higher.
_ABOVE = {4: 0.5, 5: 0.85, 6: 1.35, 7: 1.55, 8: 1.7, 9: 1.95, 10: 2.3, 11: 2.7, 12: 2.9, 13: 3.1}
_ABOVE_LONG = 3.3
_STRICT = {Language.FI: 1.0, Language.EN: 1.15}  # English says more by order
_GRAMMAR_WEIGHS = 0.5
_HEARD_TOGETHER = 2.0  # what two words that stand together in the scene, too, add to the likelihood
_SMOOTH = 0.5


class Runs:
    """Counts of runs of one, two and three signs, and how usual a row of signs is by them."""

    def __init__(self, ones: Mapping[str, int], twos: Mapping[str, int], threes: Mapping[str, int]) -> None:
        self.ones, self._twos, self._threes = ones, twos, threes
        self._after = {**_following(twos), **_following(threes)}
        self._all = sum(ones.values())

    def likelihood(self, row: Sequence[str]) -> float:
        """How usual a row of signs is: the sum of the logarithms of each sign's chance after the two before it."""
        marked = (OPENS, OPENS, *row, CLOSES)
        return sum(log(self._chance(*marked[i - 2 : i + 1])) for i in range(2, len(marked)))

    def _chance(self, first: str, second: str, third: str) -> float:
        """Witten and Bell's: a run seen seldom leans on the shorter run."""
        chance = (self.ones.get(third, 0) + _SMOOTH) / (self._all + _SMOOTH * len(self.ones))
        for run, counts in ((second, self._twos), (f"{first} {second}", self._threes)):
            seen, kinds = self._after.get(run, (0, 0))
            if seen:
                chance = (counts.get(f"{run} {third}", 0) + kinds * chance) / (seen + kinds)
        return chance


def _following(runs: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """How many signs follow each run, and how many kinds of them."""
    found: dict[str, tuple[int, int]] = {}
    for run, count in runs.items():
        before = run.rpartition(" ")[0]
        seen, kinds = found.get(before, (0, 0))
        found[before] = (seen + count, kinds + 1)
    return found


def in_order(turn: AnnotatedTurn, about: Iterable[AnnotatedTurn] = (), beside: float = 0.0) -> bool:
    """Whether the turn's words stand in a usual order; True where there are too few to tell.

    What stands together in the turns it is `about` may stand together in it. `beside` is what other signs add, in
    standard deviations.
    """
    together = frozenset(pair for other in about for pair in _pairs(other))
    if len(turn.words) < _FEWEST or together.issuperset(_pairs(turn)):
        return True
    least = _ABOVE.get(len(turn.words), _ABOVE_LONG) * _STRICT[turn.language]
    return above_chance(turn, together) + beside >= least


def _pairs(turn: AnnotatedTurn) -> Iterator[tuple[str, str]]:
    """The words that stand side by side."""
    return ((one.norm, two.norm) for one, two in pairwise(turn.words))


def above_chance(turn: AnnotatedTurn, together: frozenset[tuple[str, str]] = frozenset()) -> float:
    """How many standard deviations the turn's order is more usual than chance orders of its words; words that stand
    `together` elsewhere are the more usual side by side.
    """
    usual = partial(_usual, lengths=[last - first for first, last in turn.sentences], together=together)
    words = _written(turn)
    own, chance = usual(words, language=turn.language), []
    rng = Random(0)  # noqa: S311 - the same answer, the same grade
    for _ in range(_SHUFFLES):
        rng.shuffle(words)
        chance.append(usual(words, language=turn.language))
    return (own - mean(chance)) / (pstdev(chance) or 1.0)


def _written(turn: AnnotatedTurn) -> list[list[Token]]:
    """The words as they are written, with no space inside: *don't* is one, and its two parts stay together."""
    found: list[list[Token]] = []
    for word in turn.words:
        if found and word.start <= found[-1][-1].end:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _usual(
    written: Sequence[Sequence[Token]],
    lengths: Sequence[int],
    language: Language,
    together: frozenset[tuple[str, str]],
) -> float:
    """How usual the words are in this order, cut into sentences of these lengths."""
    words, grammar = runs(language)
    left = iter([word for parts in written for word in parts])
    total = 0.0
    for length in lengths:
        row = list(islice(left, length))
        total += words.likelihood([sign(word, words.ones) for word in row])
        total += _GRAMMAR_WEIGHS * grammar.likelihood([sign(word, ()) for word in row])
        total += _HEARD_TOGETHER * sum((one.norm, two.norm) in together for one, two in pairwise(row))
    return total


def sign(word: Token, common: Iterable[str]) -> str:
    """A word as it is counted: a common one as such, another by its grammar."""
    return word.norm if word.norm in common else _grammar(word.classes)


@cache
def _grammar(classes: frozenset[str]) -> str:
    return "+".join(sorted(classes & _GRAMMAR))


@cache
def runs(language: Language) -> tuple[Runs, Runs]:
    """The counts of a language: of words, and of grammar alone."""
    file = Path(__file__).parent / "data" / f"order-{language.value}.json.gz"
    raw = json.loads(gzip.decompress(file.read_bytes()))
    return Runs(**raw["words"]), Runs(**raw["grammar"])
