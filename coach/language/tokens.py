"""What annotation gives: words with their standard form, dictionary form and grammatical classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.model import Language, Span, Turn


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a turn (punctuation is not a word).

    `norm` is the standard lower-case form (*mä* → *minä*, *n't* → *not*), `start` and `end` are characters of the
    turn's text as written, `sentence` counts sentences in the turn from 0, `keys` is all that a phrase may look the
    word up by.
    """

    text: str
    norm: str
    lemma: str
    classes: frozenset[str]
    start: int
    end: int
    sentence: int
    keys: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnnotatedTurn:
    """A turn with its words, parsed once.

    `sentences` are first and last-plus-one word of each sentence; `closes` holds the sign that ends each ("?", ".",
    "" where the text has none); `keys` are all norms, lemmas, first letters and classes in the turn, and `index` tells
    which words hold each (bit `i` is word `i`), for finding phrases quickly.
    """

    turn: Turn
    language: Language
    words: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    closes: tuple[str, ...]
    keys: frozenset[str] = field(repr=False)
    index: Mapping[str, int] = field(repr=False)

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` up to, not including, word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def sentence_of(self, word: int) -> tuple[int, int]:
        """First and last-plus-one word of the sentence that holds a word."""
        return next((first, last) for first, last in self.sentences if first <= word < last)

    def sentence_around(self, word: int) -> Span:
        """The characters of the sentence that holds a word, up to and with its closing sign."""
        first, last = self.sentence_of(word)
        text, end = self.turn.text, self.words[last - 1].end
        while end < len(text) and text[end] in "?!.…\"”')":
            end += 1
        return Span(self.words[first].start, end)
