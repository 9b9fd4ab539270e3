"""What the customer had told before the agent asked for it.

Four ways to have told it: a thing with a name of its own (registration, order number, address), the same question
answered before, a time, place or number of what the question speaks of, and a yes-or-no question that asks nothing the
customer had not said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.labels import TOLD, numbered, tells_number
from coach.asked.lists import lists
from coach.asked.matter import Matter
from coach.asked.pieces import Piece, want
from coach.asked.values import is_number, tells_place, tells_time
from coach.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.asked.talk import CutTalk
    from coach.language.tokens import Token
    from coach.phrases import Phrase

_LABEL_WORDS = 3  # a label alone is a request: "Rekisterinumero."
_NEAR_NUMBER = 2  # words between a number and what it counts
_LEAST_MATTER = 2  # a yes-or-no question of less is covered by chance
_OPENING = 3  # customer turns in which the matter is told


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases.

    `asks`: what is asked for, per kind of thing. `spared`: asked for a reason of its own (not heard, to make sure, more
    precisely). `wishes`: the customer is asked what they want, not what is. `happens`: words of a question about the
    event itself. `buys`: a time beside these is not the event's. `since`: words beside which a time tells since when.
    """

    asks: Mapping[str, tuple[Phrase, ...]]
    requests: tuple[Phrase, ...]
    spared: tuple[Phrase, ...]
    wishes: tuple[Phrase, ...]
    happens: frozenset[str]
    buys: tuple[Phrase, ...]
    tried: frozenset[str]


def repeats(talk: CutTalk, words: Words) -> Iterator[tuple[Piece, Piece]]:
    """The agent's questions for what had been told, each with the customer's piece that told it, in order."""
    for turn in talk.agents():
        if any(phrase.found_in(turn) for phrase in words.spared):
            continue
        for piece in talk.pieces[turn.turn.n]:
            told = _told(piece, talk, words)
            if told is not None:
                yield piece, told


def _told(piece: Piece, talk: CutTalk, words: Words) -> Piece | None:
    before = [p for n in range(piece.n) if _is_customer(talk, n) for p in talk.pieces[n]]
    if not before:
        return None
    by_name = _by_name(piece, before, words)
    if by_name is not None or not piece.asks:
        return by_name
    if any(_inside(piece, phrase) for phrase in words.wishes):
        return None
    said = [p for p in before if not p.asks]
    return _answered(piece, talk) or _by_kind(piece, said, words) or _covered(piece, said, words)


def _is_customer(talk: CutTalk, n: int) -> bool:
    return talk.turns[n].turn.speaker is Role.CUSTOMER


def _inside(piece: Piece, phrase: Phrase) -> bool:
    return any(piece.first <= first < piece.last for first, _ in phrase.matches(piece.turn))


def _by_name(piece: Piece, before: Sequence[Piece], words: Words) -> Piece | None:
    """Where a thing with a name of its own was told."""
    if not (piece.asks or len(piece.words) <= _LABEL_WORDS or any(_inside(piece, p) for p in words.requests)):
        return None
    label = numbered(piece)
    if label:
        found = next((p for p in before if tells_number(p.words, label)), None)
        if found is not None:
            return found
    for kind, phrases in words.asks.items():
        if any(_inside(piece, phrase) for phrase in phrases):
            return next((p for p in before if TOLD[kind](p.words)), None)
    return None


def _answered(piece: Piece, talk: CutTalk) -> Piece | None:
    """The customer's answer to the same question, asked before."""
    kind, asked = want(piece), set(piece.matter.forms)
    for n in range(piece.n - 1):
        for earlier in talk.pieces[n]:
            same = earlier.asks and asked and set(earlier.matter.forms) == asked and want(earlier) == kind
            if same and not _is_customer(talk, n):
                return _answer_to(n, piece.n, talk)
    return None


def _answer_to(asked: int, again: int, talk: CutTalk) -> Piece | None:
    """What the customer said next, if it tells anything."""
    for n in range(asked + 1, again):
        for piece in talk.pieces[n] if _is_customer(talk, n) else ():
            if not piece.asks and (piece.matter or any(map(is_number, piece.words))):
                return piece
    return None


def _by_kind(piece: Piece, said: Sequence[Piece], words: Words) -> Piece | None:
    """Where the time, place or number of what the question speaks of was told."""
    tells = _KINDS.get(_kind_of(piece))
    if tells is None:
        return None
    happens = bool(words.happens & {word.lemma for word in piece.words})
    if any("conditional" in word.classes for word in piece.words):
        return None
    focal = Matter(tuple(f for f in piece.matter.forms if f not in words.happens), piece.turn.language)
    for told in said:
        if not tells(told, piece, words):
            continue
        if (focal and focal.share(_around(told, said)) == 1.0 and focal.shared(told.matter)) or (happens and not focal):
            return told
    return None


def _kind_of(piece: Piece) -> str:
    """The kind of value asked for; a length of time that has passed is told by its beginning."""
    kind = want(piece)
    since = any("participle" in word.classes or word.norm == "been" for word in piece.words)
    if kind == "thing" and tells_place_asked(piece):
        return "place"
    return "time" if kind == "duration" and since else kind


def tells_place_asked(piece: Piece) -> bool:
    """Whether a question word in a case of place asks where something was: *missä automaatissa kortti jäi*."""
    return piece.words[0].norm in ("missä", "where", "mihin") and any("past" in word.classes for word in piece.words)


def _around(told: Piece, said: Sequence[Piece]) -> Matter:
    """What the whole turn of a piece speaks of."""
    forms = dict.fromkeys(form for piece in said if piece.n == told.n for form in piece.matter.forms)
    return Matter(tuple(forms), told.turn.language)


def _tells_when(told: Piece, asked: Piece, words: Words) -> bool:
    """Whether a clause tells a time of the kind asked, and not when something was bought or will be done."""
    language = told.turn.language
    coming = lists(language).coming
    exact = {word.lemma for word in asked.words[1:3]} & _UNITS.keys() - {asked.words[-1].lemma}
    return any(
        tells_time([word for word in clause.words if word.norm not in coming], language)
        and not any(_inside(clause, phrase) for phrase in words.buys)
        and all(any(_UNITS[unit](word) for word in clause.words) for unit in exact)
        for clause in _clauses(told)
    )


def _is_day(word: Token) -> bool:
    return word.lemma.endswith(("tai", "day")) or word.norm in (
        "keskiviikkona",
        "eilen",
        "tänään",
        "yesterday",
        "today",
    )


_UNITS: dict[str, Callable[[Token], bool]] = {
    "päivä": _is_day,
    "day": _is_day,
    "date": is_number,
    "kello": is_number,
    "vuosi": lambda word: word.norm.isdigit(),
    "year": lambda word: word.norm.isdigit(),
}


def _clauses(piece: Piece) -> Iterator[Piece]:
    """The piece cut at its commas."""
    turn, start = piece.turn, piece.first
    for i in range(piece.first + 1, piece.last):
        if "," in turn.turn.text[turn.words[i - 1].end : turn.words[i].start]:
            yield Piece(turn, start, i, asks=False)
            start = i
    yield Piece(turn, start, piece.last, asks=False)


def _tells_where(told: Piece, asked: Piece, words: Words) -> bool:
    """Whether a place beside what the question names is told."""
    language = told.turn.language
    named = asked.matter
    other = [w for w in told.words if not named.has(w.lemma) and not named.has(w.norm)]
    return tells_place(other, language)


def _tells_how_many(told: Piece, asked: Piece, words: Words) -> bool:
    """Whether a number stands just before the thing that is counted."""
    return any(
        is_number(word) and any(asked.matter.has(near.lemma) for near in told.words[i + 1 : i + 1 + _NEAR_NUMBER])
        for i, word in enumerate(told.words)
    )


_KINDS: dict[str, Callable[[Piece, Piece, Words], bool]] = {
    "time": _tells_when,
    "place": _tells_where,
    "amount": _tells_how_many,
}


def _covered(piece: Piece, said: Sequence[Piece], words: Words) -> Piece | None:
    """Where the customer had said all that a yes-or-no question asks."""
    if want(piece) != "yes-no" or _has_value(piece) or not _is_inverted(piece):
        return None
    focal = Matter(tuple(f for f in piece.matter.forms if f not in words.tried), piece.turn.language)
    steps = bool(words.tried & {word.lemma for word in piece.words})
    if len(focal.forms) < (1 if steps else _LEAST_MATTER):
        return None
    whole = (told for told in said if focal.told_by(_around(told, said)))
    return next((told for told in whole if focal.shared(told.matter)), None)


def _has_value(piece: Piece) -> bool:
    """Whether a value stands in the question itself: that is a check, not a question."""
    return tells_time(piece.words, piece.turn.language) or any(map(is_number, piece.words))


def _is_inverted(piece: Piece) -> bool:
    """Whether it opens as a question; *eli lasku oli väärin?* checks what was heard."""
    return any("question" in word.classes for word in piece.words[:2]) or piece.words[0].classes >= {"verb"}
