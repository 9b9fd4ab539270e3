"""Finds stacked questions: so many in one turn that the customer answers the last, or the easiest.

Three or more count always, two open ones where nothing ties them to each other. None of their own are a tag, a
statement said back, a choice that goes on, a guess at the answer (*Milloin? Eilenkö?*), the same thing asked in other
words, and courtesy questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Role, Span
from coach.questions.find import questions_in, span_of
from coach.questions.functions import Functions, function_of
from coach.questions.question import Form
from coach.questions.ties import is_content, points, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language
    from coach.questions.question import Question

_OWN = 5  # words of a second question that brings up a matter of its own: *and is it plugged in* goes on
_JOINED = re.compile(r",|;|\b(and|ja)\b")
_MANY = 3
_GUESS = 2  # words: a closed question as short as this guesses at the answer of the one before


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's stacked questions, one finding a turn; `text["words"]` has phrases of functions that do not count."""
    functions = Functions.of(text.get("words", {}), language)
    again = frozenset(text.get("words", {}).get("again", ()))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            asked = questions_in(turn)
            if len(asked) < 2:
                continue
            places = functions.all_in(turn)
            own = [q for i, q in enumerate(asked) if function_of(q, places) is None and _counts(turn, asked, i, again)]
            if len(own) >= _MANY or (len(own) == 2 and _unrelated(turn, *own)):
                whole = Span(span_of(turn, own[0]).start, span_of(turn, own[-1]).end)
                yield Match(turn.turn.n, whole, 0.9 if len(own) >= _MANY else 0.6)

    return detect


def _counts(turn: AnnotatedTurn, asked: tuple[Question, ...], i: int, again: frozenset[str]) -> bool:
    """Whether a question is one of its own beside those before it."""
    question = asked[i]
    if question.form is Form.TAG or question.stated:
        return False
    if i == 0:
        return True
    own = turn.words[question.first : question.last]
    guesses = len(own) <= _GUESS and not question.is_open and not any("verb" in word.classes for word in own)
    before = {word.norm for word in turn.words[max(0, question.first - 2) : question.first + 1]}
    return not guesses and not before & again


def _unrelated(turn: AnnotatedTurn, one: Question, other: Question) -> bool:
    """Whether two questions have nothing in common: no word, and no pronoun.

    Two open ones in sentences of their own, or two joined in one sentence, whatever they ask for, the second about
    another thing altogether.
    """
    first, second = turn.words[one.first : one.last], turn.words[other.first : other.last]
    joined = first[-1].sentence == second[0].sentence
    if points(second, turn.language) or not (joined or (one.is_open and other.is_open)):
        return False
    between = turn.turn.text[first[-1].end : second[0].start]
    if joined and (one.is_open or len(second) < _OWN or not _JOINED.search(between)):
        return False
    matter = [[w.lemma for w in words if is_content(w, turn.language)] for words in (first, second)]
    return all(matter) and not any(same(a, b, turn.language) for a in matter[0] for b in matter[1])
