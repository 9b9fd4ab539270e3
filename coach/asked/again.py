"""What the customer's own answer shows: that it had been told before the agent asked for it.

Either they say so (*niin kuin sanoin*, *as I said*), or every name, number and thing of a short answer is one that they
had told already: *Mikä asunto? – B kaksikymmentäyksi.* To a question for how something was (*mikä se olikaan*, *when
was it taken*), a day or a colour is such a value too, and a number alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.matter import form, same
from coach.asked.pieces import has, want
from coach.asked.values import is_number, tells_time
from coach.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.asked.pieces import Piece
    from coach.asked.talk import CutTalk
    from coach.asked.told import Words
    from coach.language.tokens import Token
    from coach.model import Language

_VALUES = frozenset(("noun", "propn", "adj", "num"))
_STEM = 4  # a longer word begins its other forms, but for its last letter
_PAST = frozenset("was were did".split())
_SHORT = 8  # words of an answer that tells one thing


def told_again(asked: Sequence[Piece], talk: CutTalk, words: Words) -> tuple[Piece, Piece] | None:
    """The question of one turn that the answer shows to be repeated, and the customer's words that had told it."""
    n = asked[0].n
    reply = next(_answers(n, talk), None)
    if reply is None:
        return None
    before = [p for i in range(n) if talk.turns[i].turn.speaker is Role.CUSTOMER for p in talk.pieces[i]]
    said = next((p for p in talk.pieces[reply] if has(p, words.said_before)), None)
    if said is not None:
        return asked[0], _told_most(said, before) or said
    if len(asked) > 1 or ((has(asked[0], words.wishes) or has(asked[0], words.news)) and not _is_of_past(asked[0])):
        return None
    if want(asked[0]) == "yes-no":  # whether it is so is news, whatever thing the answer names
        return None
    told = _all_told(talk.pieces[reply][0], asked[0], before)
    return (asked[0], told) if told else None


def _answers(n: int, talk: CutTalk) -> Iterator[int]:
    """The customer's turns between turn `n` and the next in which the agent says more than *joo*."""
    for i in range(n + 1, len(talk.turns)):
        turn = talk.turns[i]
        if turn.turn.speaker is Role.AGENT and len(turn.words) > 1:
            return
        if turn.turn.speaker is Role.CUSTOMER and talk.pieces[i]:
            yield i


def _told_most(answer: Piece, before: Sequence[Piece]) -> Piece | None:
    """The customer's earlier words that share most with an answer; None where none share anything."""
    values = _values(answer)
    best = max(before, key=lambda told: len(values & _values(told)), default=None)
    return best if best is not None and values & _values(best) else None


def _all_told(answer: Piece, asked: Piece, before: Sequence[Piece]) -> Piece | None:
    """The earlier words that told every value of a short answer; a value that stands in the question is a check."""
    if answer.asks or len(answer.words) > _SHORT:
        return None
    past = _is_of_past(asked)
    if not past and tells_time(answer.words, answer.turn.language):
        return None
    values = _values(answer, numbers_alone=past)
    weighty = any((_is_weighty(word) or past) and form(word) in values for word in answer.words)
    if not weighty or any(_is_form_of(form(word), value) for word in asked.words for value in values):
        return None
    covers = partial(_covers, values=values, language=answer.turn.language)
    return next((told for told in before if (past or not told.asks) and covers(_values(told))), None)


def _is_of_past(asked: Piece) -> bool:
    """Whether it asks how something was, as people do who have forgotten: *mikä se olikaan*, *what was it again*."""
    if want(asked) == "yes-no":
        return False
    verbs = (word for word in asked.words if "verb" in word.classes or word.norm.endswith(("kaan", "kään")))
    first = next(verbs, None)
    return first is not None and (
        "past" in first.classes or first.norm in _PAST or first.norm.endswith(("kaan", "kään"))
    )


def _covers(told: frozenset[str], values: frozenset[str], language: Language) -> bool:
    """Whether each value was told in some form; *kolmesta* is *kolme*, which no word list knows."""
    return all(any(same(value, each, language) or _is_form_of(value, each) for each in told) for value in values)


def _is_form_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _STEM and long.startswith(short[:-1]))


def _values(piece: Piece, *, numbers_alone: bool = False) -> frozenset[str]:
    """The names, things and numbers of a piece; `numbers_alone`: what a number counts goes without saying."""
    light = lists(piece.turn.language).light
    numbers = [word for word in piece.words if is_number(word)] if numbers_alone else []
    found = (form(word) for word in numbers or piece.words if word.classes & _VALUES or is_number(word))
    return frozenset(each for each in found if each not in light)


def _is_weighty(word: Token) -> bool:
    return bool(word.classes & {"noun", "propn", "num"}) or is_number(word)
