"""The team's agreed words, offered where the agent said what the team has agreed to say otherwise."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coach.language.annotate import standard_words
from coach.rules.wording import CLOSES, REGISTERS, in_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.handbook import Register
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language, Span


def agreed(
    turn: AnnotatedTurn, found: Span, wordings: Mapping[str, tuple[str, ...]], register: Register
) -> Iterator[tuple[str, Span]]:
    """The sentences to use in a turn, each in the agent's form of address, with the place of the words it is for.

    Words that are no whole sentence are left to the handbook's page: what stands around them would have to change
    with them (*teidän pitää lähettää kuitti*, *voisitteko lähettää kuitin*). Only words in a sentence that `found`
    touches are looked at: the rest of the turn is not the concern. They are known in any case, in spoken or written
    form.
    """
    for say, unsaid in wordings.items():
        if not say.endswith(CLOSES):
            continue
        place = next((at for words in unsaid for at in _places(turn, words) if _meets(turn, at, found)), None)
        if place is not None:
            yield in_register(say, register), turn.span(*place)


def _places(turn: AnnotatedTurn, words: str) -> Iterator[tuple[int, int]]:
    """Where these words stand in the turn: first and last-plus-one word."""
    norms = [word.norm for word in turn.words]
    for wanted in _forms(words, turn.language):
        for n in range(len(norms) - len(wanted) + 1):
            if wanted and tuple(norms[n : n + len(wanted)]) == wanted:
                yield n, n + len(wanted)


def _meets(turn: AnnotatedTurn, place: tuple[int, int], found: Span) -> bool:
    first, last = turn.sentence_around(place[0]), turn.sentence_around(place[1] - 1)
    return first.start < found.end and found.start < last.end


@lru_cache(maxsize=1000)
def _forms(words: str, language: Language) -> frozenset[tuple[str, ...]]:
    """The words in standard form, in either form of address."""
    return frozenset(standard_words(in_register(words, register), language) for register in REGISTERS)
