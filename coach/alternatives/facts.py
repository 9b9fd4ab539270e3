"""What a rewording must neither add nor lose: numbers, dates, names and promises."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_TIME_WORDS = frozenset(
    "tänään huomenna ylihuomenna eilen maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu "
    "joulukuu minuutti tunti päivä viikko kuukausi vuosi today tomorrow yesterday monday tuesday "
    "wednesday thursday friday saturday sunday minute hour day week month year noon midnight".split()
)


def facts(turn: AnnotatedTurn) -> Counter[str]:
    """The facts of a turn, each with how often it stands there: digits, number words, names and times."""
    found = Counter(_DIGITS.findall(turn.turn.text))
    for word in turn.words:
        if (
            ("num" in word.classes and not _DIGITS.search(word.norm))
            or word.lemma in _TIME_WORDS
            or ("propn" in word.classes and word.text[:1].isupper() and not _opens_sentence(turn, word.start))
        ):
            found[word.lemma] += 1
    return found


def _opens_sentence(turn: AnnotatedTurn, start: int) -> bool:
    return any(turn.words[first].start == start for first, _ in turn.sentences)
