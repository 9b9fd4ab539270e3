"""What the customer had told before the agent asked for it.

Ways to have told it: a thing with a name of its own (registration, order number, address), the same question answered
before, a time, place or number of what the question speaks of, and a yes-or-no question, or a choice, that asks nothing
the customer had not said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.asked.again import told_again
from coach.asked.kinds import focal, kind_of, told_by_its_name, told_kind
from coach.asked.labels import TOLD, numbered, tells_number
from coach.asked.matter import Matter, form
from coach.asked.pieces import Piece, has, want
from coach.asked.values import is_number, tells_time
from coach.model import Language, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.talk import CutTalk
    from coach.language.tokens import Token
    from coach.phrases import Phrases

_LABEL_WORDS = 3  # a label alone is a request: "Rekisterinumero."
_LEAST_MATTER = 2  # a yes-or-no question of less is covered by chance
_OPTIONS = frozenset(("noun", "adj", "verb", "num", "propn"))
_OPTION_LETTERS, _OPTION_SHARE = 4, 0.55  # of an option, that a word begins with in any of its forms
_OPENS = 5  # words in which the verb that asks stands
_AUX = frozenset("did is are was were have has had".split())
_OR = frozenset(("vai", "or"))


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's phrases.

    `asks`: what is asked for, per kind of thing. `requests`: statements that ask for it. `spared`: asked for a reason
    of its own (not heard, to make sure, more precisely, another one). `wishes`: the customer is asked what they want,
    not what is. `news`: words of a question for more, or for a view. `happens`: words of a question about the event
    itself. `buys`: a time beside these is not the event's. `tried`: verbs of a question whether a step was tried.
    `deeds`: verbs of sending and giving, any of which tells of another. `exists`: whether there is such a thing.
    `said_before`: an answer says that it was told.
    """

    asks: Mapping[str, Phrases]
    requests: Phrases
    spared: Phrases
    wishes: Phrases
    news: Phrases
    happens: frozenset[str]
    buys: Phrases
    tried: frozenset[str]
    deeds: frozenset[str]
    exists: Phrases
    said_before: Phrases


def repeats(talk: CutTalk, words: Words) -> Iterator[tuple[Piece, Piece]]:
    """The agent's questions for what had been told, each with the customer's piece that told it, in order."""
    for turn in talk.agents():
        if words.spared.found_in(turn):
            continue
        found = [(p, told) for p in talk.pieces[turn.turn.n] if (told := _told(p, talk, words)) is not None]
        asked = [p for p in talk.pieces[turn.turn.n] if p.asks]
        again = told_again(asked, talk, words) if asked and not found else None
        yield from found or ([again] if again else [])


def _told(piece: Piece, talk: CutTalk, words: Words) -> Piece | None:
    before = [p for n in range(piece.n) if _is_customer(talk, n) for p in talk.pieces[n]]
    by_name = _by_name(piece, before, words)
    if by_name is not None or not piece.asks or not before:
        return by_name
    said = [p for p in before if not p.asks]
    told = told_kind(piece, said, words) or told_by_its_name(piece, said)
    if told is not None or has(piece, words.news):
        return told
    return _answered(piece, talk, words) or _as_asked(piece, said, words)


def _is_customer(talk: CutTalk, n: int) -> bool:
    return talk.turns[n].turn.speaker is Role.CUSTOMER


def _by_name(piece: Piece, before: Sequence[Piece], words: Words) -> Piece | None:
    """Where a thing with a name of its own was told."""
    if not (piece.asks or len(piece.words) <= _LABEL_WORDS or has(piece, words.requests)):
        return None
    label = numbered(piece)
    if label:
        found = next((p for p in before if tells_number(p.words, label)), None)
        if found is not None:
            return found
    for kind, phrases in words.asks.items():
        if has(piece, phrases):
            return next((p for p in before if TOLD[kind](p.words)), None)
    return None


def _answered(piece: Piece, talk: CutTalk, words: Words) -> Piece | None:
    """The customer's answer to the same question, asked before."""
    for n in range(piece.n - 1):
        for earlier in () if _is_customer(talk, n) else talk.pieces[n]:
            if earlier.asks and _is_same(piece, earlier, words):
                return _answer_to(n, piece.n, talk)
    return None


def _is_same(piece: Piece, earlier: Piece, words: Words) -> bool:
    """Whether two questions ask the same: in the same words, or the same kind of thing of the same matter."""
    if want(earlier) == want(piece) and piece.matter:
        return set(earlier.matter.forms) == set(piece.matter.forms)
    mine, theirs = focal(piece, words), focal(earlier, words)
    return kind_of(piece) == kind_of(earlier) == "time" and bool(mine) and mine.share(theirs) == 1.0


def _answer_to(asked: int, again: int, talk: CutTalk) -> Piece | None:
    """What the customer said next, if it tells anything."""
    for n in range(asked + 1, again):
        for piece in talk.pieces[n] if _is_customer(talk, n) else ():
            if not piece.asks and (piece.matter or any(map(is_number, piece.words))):
                return piece
    return None


def _as_asked(piece: Piece, said: Sequence[Piece], words: Words) -> Piece | None:
    """Where the customer had said what a yes-or-no question asks, or one side of a choice."""
    if want(piece) != "yes-no" or _has_value(piece, said) or has(piece, words.wishes):
        return None
    cuts = [i for i, word in enumerate(piece.words) if word.norm in _OR]
    return _chosen(piece, cuts[0], said) if cuts else _covered(piece, said, words)


def _chosen(piece: Piece, cut: int, said: Sequence[Piece]) -> Piece | None:
    """Where one side of a choice was told and the other was not: *onko se sekajätettä vai biojätettä*."""
    if not 0 < cut < len(piece.words) - 1:
        return None
    left, right = piece.words[cut - 1], piece.words[cut + 1]
    if not left.classes & right.classes & _OPTIONS:
        return None
    sides = [_said(option, said) for option in (left, right)]
    return (sides[0] or sides[1]) if None in sides else None


def _said(option: Token, said: Sequence[Piece]) -> Piece | None:
    """Where the customer said a word in some form; a shorter word begins too many others."""
    least = max(_OPTION_LETTERS, round(_OPTION_SHARE * len(option.norm)))
    stem, kind = option.norm[:least], option.classes & _OPTIONS
    return next((told for told in said if any(w.norm.startswith(stem) and w.classes & kind for w in told.words)), None)


def _covered(piece: Piece, said: Sequence[Piece], words: Words) -> Piece | None:
    if not _is_inverted(piece):
        return None
    forms = {form(word) for word in piece.words}
    steps, deeds = forms & words.tried, forms & words.deeds
    rest = Matter(tuple(f for f in piece.matter.forms if f not in words.tried | words.deeds), piece.turn.language)
    exists = not steps and not deeds and has(piece, words.exists)
    if len(rest.forms) < (1 if steps or deeds or exists else _LEAST_MATTER):
        return None
    for told in said:
        done = not deeds or any(form(word) in words.deeds for word in told.words)
        done = done and (not exists or set(rest.forms) <= set(told.matter.forms))
        if done and rest.shared(told.matter) and rest.told_by(_around(told, said)):
            return told
    return None


def _around(told: Piece, said: Sequence[Piece]) -> Matter:
    """What the whole turn of a piece speaks of."""
    forms = dict.fromkeys(form for piece in said if piece.n == told.n for form in piece.matter.forms)
    return Matter(tuple(forms), told.turn.language)


def _has_value(piece: Piece, said: Sequence[Piece]) -> bool:
    """Whether a time, a number or a name that was told stands in the question itself: that is a check."""
    names = {word.norm for word in piece.words if "propn" in word.classes}
    named = bool(names) and any(word.norm in names for told in said for word in told.words)
    return named or tells_time(piece.words, piece.turn.language) or any(map(is_number, piece.words))


def _is_inverted(piece: Piece) -> bool:
    """Whether it opens as a question; *eli lasku oli väärin?* checks what was heard."""
    if piece.turn.language is Language.EN:
        return any(word.norm in _AUX for word in piece.words[:_OPENS]) and piece.words[0].norm != "so"
    return any("question" in word.classes for word in piece.words[:_OPENS])
