"""Finds concrete promises: what will be done, by whom, and when.

The doing is the agent's own deed that is not yet done (see `deeds`) or one of the phrases `words.doers` (*hän soittaa*,
*it will reach you*); the time is one of the phrases `words.when`, a date or a clock time beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.detectors.deeds import Deeds
from coach.model import Role
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language

_DATE_OR_CLOCK = re.compile(r"^\d{1,2}([.:]\d{1,2}([.:–-]\S*)?|st|nd|rd|th)$")
_ORDINAL = re.compile(r"^\d{1,2}$")
_BETWEEN = 9  # words that may stand between the doing and its time
Place = tuple[int, int]


def build(language: Language, text: Mapping[str, Any], *, confidence: float = 0.9) -> Detect:
    """The agent's promises; `text["words"]` has `doers`, `when`, `not_when` and the words of `deeds`."""
    words = text.get("words", {})
    deeds = Deeds(language, words)
    doers, when, never = (compile_phrases(words.get(key, ()), language) for key in ("doers", "when", "never"))

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            times = when.places(turn) + _dates(turn)
            barred = never.places(turn)
            doing = [(deed.first, deed.last) for deed in deeds.of(turn) if not deed.done] if times else []
            doing += doers.places(turn) if times else []
            other = deeds.besides.places(turn) if times else []
            doing = [d for d in doing if not any(_meet(d, o) for o in other)]
            first = _nearest(turn, doing, [t for t in times if not any(_meet(t, b) for b in barred)])
            if first is not None:
                yield Match(turn.turn.n, turn.span(*first), confidence)

    return detect


def _dates(turn: AnnotatedTurn) -> list[Place]:
    words = turn.words
    clocks = [(i, i + 1) for i, word in enumerate(words) if _DATE_OR_CLOCK.match(word.norm)]
    # "14. maaliskuuta": the point of the ordinal has closed the sentence.
    ends = [last - 1 for _, last in turn.sentences if last < len(words) and words[last].text[:1].islower()]
    return clocks + [(i, i + 1) for i in ends if _ORDINAL.match(words[i].norm)]


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _nearest(turn: AnnotatedTurn, doing: list[Place], times: list[Place]) -> Place | None:
    """The doing and the time that stand closest in one sentence, as one place; of equally close ones the longest."""
    pairs = [
        (max(0, t[0] - d[1], d[0] - t[1]), min(d[0], t[0]), max(d[1], t[1]))
        for d in doing
        for t in times
        if turn.words[d[0]].sentence == turn.words[t[0]].sentence and not _meet(d, t)
    ]
    close = [pair for pair in pairs if pair[0] <= _BETWEEN]
    if not close:
        return None
    _, first, last = min(close, key=lambda pair: (pair[0], pair[1], -pair[2]))
    return first, last
