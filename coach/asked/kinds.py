"""Whether a time, a length of time, a place, a number or an age that a question asks for had been told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.matter import Matter, near
from coach.asked.pieces import Piece, beside_want, has, want
from coach.asked.values import is_number, tells_duration, tells_place, tells_time
from coach.phrases import Phrases

if TYPE_CHECKING:
    from coach.asked.told import Words
    from coach.language.tokens import Token
    from coach.model import Language

_BESIDE = 2  # words between a number and what it counts
_AGES = frozenset("vuotias vuotta vuoden v vee kk kuukautta kuinen years year months month weeks week".split())
_ALIVE = ("lapsi", "koira")
_DAY_OF = re.compile(r"(\w{3,})päivä$")
_WHICH = frozenset("minä mikä mitä mille milläkin what which".split())
_ONE_LETTER = 1


def told_kind(asked: Piece, said: Sequence[Piece], words: Words) -> Piece | None:
    """The customer's piece that told what a question of this kind wants; None where none did."""
    kind, spoken_of = kind_of(asked), focal(asked, words)
    tells = _TELLS.get(kind)
    if tells is None or not (spoken_of or _is_of_event(asked, words) or kind == "age"):
        return None
    apart = words.buys if kind == "time" and not spoken_of else Phrases()
    for told in said:
        clauses = (clause for clause in _clauses(told) if not has(clause, apart))
        if _is_of(spoken_of, told, said, kind) and any(tells(clause, asked) for clause in clauses):
            return told
    return None


def told_by_its_name(asked: Piece, said: Sequence[Piece]) -> Piece | None:
    """Where a thing was told by its name and a number, a letter or a name after it: *asunto B 21* for *mikä asunto?*"""
    forms = beside_want(asked).forms
    if want(asked) != "thing" or len(forms) != 1:
        return None
    return next((told for told in said if _names(told, forms[0])), None)


def _names(told: Piece, form: str) -> bool:
    return any(
        word.lemma == form and any(_is_label(after) for after in told.words[i + 1 : i + 1 + _BESIDE])
        for i, word in enumerate(told.words)
    )


def _is_label(word: Token) -> bool:
    return is_number(word) or (len(word.norm) == _ONE_LETTER and word.norm.isalpha() and word.norm not in ("a", "i"))


def kind_of(asked: Piece) -> str:
    """The kind of value asked for; a length of time that has passed is told by its beginning."""
    kind = want(asked)
    past = any(word.classes & {"past", "participle", "passive_participle"} for word in asked.words)
    if kind == "thing" and asked.words[0].norm in ("missä", "mihin") and past:
        return "place"
    if kind == "thing" and any(_DAY_OF.match(word.lemma) for word in asked.words):
        return "time"
    since = any("participle" in word.classes or word.norm == "been" for word in asked.words)
    since = since and not any(word.norm == "had" for word in asked.words)
    return "time" if kind == "duration" and since else kind


def focal(asked: Piece, words: Words) -> Matter:
    """What the question speaks of, beside what it wants and that something happened."""
    forms = (_DAY_OF.sub(r"\1", form) for form in beside_want(asked).forms if form not in words.happens)
    return Matter(tuple(form for form in forms if form not in _UNITS), asked.turn.language)


def _is_of_event(asked: Piece, words: Words) -> bool:
    """Whether the question is about the event itself: *milloin vahinko sattui*."""
    of_them = any(word.classes & {"conditional", "you"} for word in asked.words)
    return not of_them and bool(words.happens & {word.lemma for word in asked.words})


def _is_of(spoken_of: Matter, told: Piece, said: Sequence[Piece], kind: str) -> bool:
    """Whether the customer's turn speaks of all that the question does, and this piece of some of it."""
    language = spoken_of.language
    if not spoken_of or (kind == "age" and all(_is_alive(form, language) for form in spoken_of.forms)):
        return True
    around = Matter(tuple(f for p in said if p.n == told.n for f in p.matter.forms), language)
    return bool(spoken_of.shared(told.matter)) and spoken_of.share(around) == 1.0


def _is_alive(form: str, language: Language) -> bool:
    return any(near(form, alive, language) for alive in _ALIVE)


def _clauses(piece: Piece) -> Iterator[Piece]:
    """The piece cut at its commas."""
    turn, start = piece.turn, piece.first
    for i in range(piece.first + 1, piece.last):
        if "," in turn.turn.text[turn.words[i - 1].end : turn.words[i].start]:
            yield Piece(turn, start, i, asks=False)
            start = i
    yield Piece(turn, start, piece.last, asks=False)


def _tells_when(clause: Piece, asked: Piece) -> bool:
    """Whether a clause tells a time as exact as asked, and not one that is still to come."""
    known = lists(asked.turn.language)
    unit = asked.words[1].lemma if len(asked.words) > 1 and asked.words[0].norm in _WHICH else ""
    unit = unit if unit in _UNITS else ""
    if unit and not any(_UNITS[unit](word) for word in clause.words):
        return False
    planned = any("conditional" in word.classes for word in asked.words) or unit
    words = [word for word in clause.words if planned or word.norm not in known.coming]
    return tells_time(words, asked.turn.language)


def _is_day(word: Token) -> bool:
    return word.lemma.endswith(_DAYS) or word.norm in _DAY_WORDS or is_number(word)


_DAYS = ("tai", "day")
_DAY_WORDS = frozenset("keskiviikkona keskiviikko eilen tänään huomenna yesterday today tomorrow".split())
_UNITS: dict[str, Callable[[Token], bool]] = {
    "päivä": _is_day,
    "day": _is_day,
    "date": _is_day,
    "kello": is_number,
    "vuosi": lambda word: word.norm.isdigit(),
    "year": lambda word: word.norm.isdigit(),
}


def _tells_how_long(clause: Piece, asked: Piece) -> bool:
    return tells_duration(clause.words, clause.turn.language) and any(map(is_number, clause.words))


def _tells_where(clause: Piece, asked: Piece) -> bool:
    """Whether a place beside what the question names is told."""
    other = [w for w in clause.words if not asked.matter.has(w.lemma) and not asked.matter.has(w.norm)]
    return tells_place(other, clause.turn.language)


def _tells_how_many(clause: Piece, asked: Piece) -> bool:
    """Whether a number stands just before the thing that is counted."""
    return any(
        is_number(word) and any(asked.matter.has(after.lemma) for after in clause.words[i + 1 : i + 1 + _BESIDE])
        for i, word in enumerate(clause.words)
    )


def _tells_age(clause: Piece, asked: Piece) -> bool:
    """Whether an age is told: *seitsemän vuotias*, *joka on kolme*, *she's fourteen weeks*."""
    words = clause.words
    return any(
        is_number(word)
        and (
            (i + 1 < len(words) and words[i + 1].norm in _AGES and not _is_ago(words[i + 2 : i + 3]))
            or (i + 1 == len(words) and i > 0 and words[i - 1].norm in ("on", "is", "'s"))
            or word.norm.endswith("vuotias")
        )
        for i, word in enumerate(words)
    )


def _is_ago(after: Sequence[Token]) -> bool:
    return any(word.norm in ("ago", "back", "sitten") for word in after)


_TELLS: dict[str, Callable[[Piece, Piece], bool]] = {
    "time": _tells_when,
    "duration": _tells_how_long,
    "place": _tells_where,
    "amount": _tells_how_many,
    "age": _tells_age,
}
