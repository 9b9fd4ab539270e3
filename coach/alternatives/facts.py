"""What a rewording must neither add nor lose: numbers, dates, names and promises."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_TIME_WORDS = frozenset(
    "tänään huomenna ylihuomenna eilen maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu "
    "joulukuu minuutti tunti päivä viikko kuukausi vuosi today tomorrow yesterday monday tuesday "
    "wednesday thursday friday saturday sunday minute hour day week month year noon midnight".split()
)
# What the agent binds themselves to, by the verb they say it with.
_PROMISES = {
    "contact": "soitan soitamme soitetaan palaan palaamme palataan call ring phone contact",
    "money": "hyvitän hyvitämme hyvitetään korvaan korvaamme korvataan maksamme refund reimburse credit compensate",
    "sending": "lähetän lähetämme lähetetään postitan postitamme postitetaan send post mail email e-mail dispatch",
    "visit": "tulen tulemme come visit",
}
_PROMISED = {form: kind for kind, forms in _PROMISES.items() for form in forms.split()}
_WILL = frozenset("will going shall".split())
_AGENT = frozenset("i we".split())
_REACH = 4


def facts(turn: AnnotatedTurn) -> Counter[str]:
    """The facts of a turn, each with how often it stands there: digits, number words, names, times and promises."""
    found = Counter(_DIGITS.findall(turn.turn.text))
    for word in turn.words:
        if (
            ("num" in word.classes and not _DIGITS.search(word.norm))
            or word.lemma in _TIME_WORDS
            or ("propn" in word.classes and word.text[:1].isupper() and not _opens_sentence(turn, word.start))
        ):
            found[word.lemma] += 1
    found.update(dict.fromkeys(_promises(turn), 1))
    return found


def _promises(turn: AnnotatedTurn) -> Iterator[str]:
    """The kinds of promise the turn makes; each counts once however often it is said."""
    norms = [word.norm for word in turn.words]
    for i, norm in enumerate(norms):
        before = set(norms[max(0, i - _REACH) : i])
        said = turn.language is Language.FI or (before & _WILL and before & _AGENT)
        if norm in _PROMISED and said:
            yield f"promise: {_PROMISED[norm]}"


def _opens_sentence(turn: AnnotatedTurn, start: int) -> bool:
    return any(turn.words[first].start == start for first, _ in turn.sentences)
