"""A sentence as the question grammar reads it: its words, its closing sign, and where a comma or dash stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn, Token

_UNFINISHED = frozenset("infinitive infinitive3 participle passive_participle".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence; `breaks` are the words that a comma, colon or dash stands before, `anew` those that a
    hyphen does: there somebody may have begun anew (*are we - are we there*).
    """

    words: tuple[Token, ...]
    close: str
    breaks: frozenset[int]
    anew: tuple[int, ...] = ()

    @classmethod
    def of(cls, turn: AnnotatedTurn, number: int) -> Sentence:
        """Sentence `number` of a turn; its closing sign is read from the text after its last word."""
        first, last = turn.sentences[number]
        words, text = turn.words[first:last], turn.turn.text
        end = turn.words[last].start if last < len(turn.words) else len(text)
        gaps = [(i, text[words[i - 1].end : words[i].start]) for i in range(1, len(words))]
        breaks = (i for i, gap in gaps if any(sign in ",;:–—|(" for sign in gap))
        anew = tuple(i for i, gap in gaps if "-" in gap)
        return cls(words, text[words[-1].end : end].strip(), frozenset(breaks), anew)

    def part(self, first: int, last: int) -> Sentence:
        """The words `first` up to `last` as a sentence of their own; the closing sign belongs to the end."""
        inside = frozenset(i - first for i in self.breaks if first < i < last)
        return Sentence(self.words[first:last], self.close if last == len(self.words) else "", inside)

    @property
    def marked(self) -> bool:
        """Whether a question mark closes it."""
        return "?" in self.close

    def norms(self, first: int, last: int) -> tuple[str, ...]:
        """The standard forms of the words `first` up to `last`."""
        return tuple(word.norm for word in self.words[max(0, first) : last])


def is_finite(word: Token) -> bool:
    """Whether a word is a verb in a personal form: what makes words a clause."""
    return "verb" in word.classes and not word.classes & _UNFINISHED
