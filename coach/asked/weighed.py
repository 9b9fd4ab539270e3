"""Weighs whether what is said right after a question answers it, where no word of the question comes again.

After a question its answer is due, so a plain statement counts as one. It does so the less, the more the reply shows
that the agent goes on with their own work: tells what they do or have noted, gives a time that nobody asked for, asks
the next thing. A bare phrase, a word of what can or must be, a pronoun to what was asked, or what the customer is to do
speak for an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.pieces import Piece, bare, has, want
from coach.asked.talk import points_back
from coach.asked.values import answers_when, is_number, tells_coming
from coach.asked.whether import asks_leave, only_grants
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.asked.question import Context, Open
    from coach.language.tokens import Token

_BREAKS = frozenset("mutta ja but and".split())
_LEAST_HEAD = 2  # words before a clause may end
_ACTS_WITHIN = 3  # words at the start of a clause among which its own doer stands
_OPENS = 3  # words of a question among which its verb stands
_STATES = frozenset(
    "olla voida saada pitää täytyä tietää luulla uskoa ymmärtää tarvita have get know think hope".split()
)
_MODAL = frozenset("can could may might must should would need".split())
_SELF = frozenset("i we ill".split())
_OPEN_WEIGHT = {"manner": 1, "reason": 1, "thing": 1}
_ASKS_NEXT = 2  # weight that a statement needs where the agent then asks
_BY_TIME = frozenset("ennen jälkeen mennessä asti before by after until".split())
_LEAVE = frozenset("saada voida can could may".split())
_GETS = 4
_WHETHER = frozenset("joo juu jep kyllä toki yes yeah yep yup no nope sure".split())
_VALUES = frozenset(("noun", "propn", "num"))


def is_answer(piece: Piece, question: Open, context: Context, rest: Sequence[Piece]) -> bool:
    """Whether a statement counts as the answer; `rest` are the agent's pieces after it in the same reply."""
    asked = question.piece
    weight = _OPEN_WEIGHT.get(want(asked), 0)
    weight += _speaks_for(piece, question, context) - _speaks_against(piece, question, context)
    if any(each.asks and not has(each, context.words.closes) for each in rest):
        return weight >= (0 if has(asked, context.words.deeds) else _ASKS_NEXT)
    return weight >= 0


def _speaks_for(piece: Piece, question: Open, context: Context) -> int:
    head = head_of(piece)
    if has(piece, context.words.moves_on) or (only_grants(piece) and not asks_leave(question.piece)):
        return -2
    if not any("verb" in word.classes for word in head.words) or _says_whether(piece):
        return 2
    if question.meant.shared(piece.matter):
        return 2
    told = _wants_time(question.piece) and answers_when(head.words, head.turn.language)
    possible = _is_possible(head)
    leave = not possible and _asks_leave(question.piece)
    return sum((instructs(head.words), possible, points_back(head), told)) - leave


def _speaks_against(piece: Piece, question: Open, context: Context) -> int:
    head, asked = head_of(piece), question.piece
    act = _act(head.words, piece.turn.language)
    if has(asked, context.words.deeds):
        return (act > 1) * act
    timed = tells_coming(head.words, piece.turn.language) and not _wants_time(asked)
    return act + timed + 2 * _is_echo(piece, asked)


def _wants_time(asked: Piece) -> bool:
    language = asked.turn.language
    return tells_coming(asked.words, language) or any(word.norm in _BY_TIME for word in asked.words)


def _asks_leave(asked: Piece) -> bool:
    """Whether it asks what the customer can get or may do: the answer says what can be, or yes or no."""
    first = asked.words[:_OPENS]
    if asked.turn.language is Language.FI:
        return any("question" in word.classes and bare(word) in _LEAVE for word in first)
    return any(word.norm in _LEAVE for word in first[:2]) or any(word.norm == "get" for word in asked.words[:_GETS])


def head_of(piece: Piece) -> Piece:
    """The first clause of a piece."""
    turn = piece.turn
    for i in range(piece.first + _LEAST_HEAD, piece.last):
        comma = "," in turn.turn.text[turn.words[i - 1].end : turn.words[i].start]
        if comma or turn.words[i].norm in _BREAKS:
            return Piece(turn, piece.first, i, asks=False)
    return piece


def _says_whether(piece: Piece) -> bool:
    """Whether a yes or a no stands anywhere in it: *viikon takuulla joo*."""
    return any("negation" in word.classes or word.norm in _WHETHER for word in piece.words)


def instructs(words: Sequence[Token]) -> bool:
    """Whether the customer is told what to do: *tulet vaan paikalle*, *just turn up*, *you just come*."""
    start = words[:_ACTS_WITHIN]
    if any("imperative" in word.classes or {"verb", "2nd"} <= word.classes for word in start):
        return True
    return words[0].norm == "you" and any("verb" in word.classes for word in start)


def _is_possible(head: Piece) -> bool:
    """Whether it says what can, must or need be."""
    language = head.turn.language
    planned = {"will"} if tells_coming(head.words, language) else frozenset()  # *they'll come on Friday*
    answering = lists(language).answering - planned
    if any(word.norm in _SELF for word in head.words[:_ACTS_WITHIN]):
        return False
    return any(word.lemma in answering and "1st" not in word.classes for word in head.words)


def _act(words: Sequence[Token], language: Language) -> int:
    """0 where the agent tells no act of their own, 1 for one they do or will do, 2 for one that they have done."""
    return _english_act(words) if language is Language.EN else _finnish_act(words)


def _finnish_act(words: Sequence[Token]) -> int:
    verbs = [word for word in words if "verb" in word.classes][:2]
    if not verbs or "1st" not in verbs[0].classes or "conditional" in verbs[0].classes:
        return 0
    done = "past" in verbs[0].classes or (len(verbs) > 1 and "participle" in verbs[1].classes)
    if done:
        return 2
    return int(verbs[0].lemma not in _STATES)


def _english_act(words: Sequence[Token]) -> int:
    at = next((i for i, word in enumerate(words[:_ACTS_WITHIN]) if word.norm in _SELF), None)
    if at is None:
        return 0
    after = words[at + 1 : at + 1 + _ACTS_WITHIN]
    verbs = [word for word in after if "verb" in word.classes]
    if words[at].norm == "ill" or any(word.norm == "will" for word in after):
        return int(not any(word.lemma in _STATES or word.norm == "not" for word in after))
    if not verbs or verbs[0].norm in _MODAL or verbs[-1].lemma in _STATES:
        return 0
    return 2 if verbs[-1].classes & {"past", "participle"} else 1


def only_echoes(piece: Piece, asked: Piece) -> bool:
    """Whether it is a bare echo of what was told beside the question, and no yes or no: *Kuus, hyvä*."""
    bare_words = not any("verb" in word.classes for word in piece.words)
    return bare_words and not _says_whether(piece) and _is_echo(piece, asked)


def _is_echo(piece: Piece, asked: Piece) -> bool:
    """Whether it only says again what the customer told beside the question."""
    said = {word.norm for word in piece.words if word.classes & _VALUES or is_number(word)}
    own = asked.turn.words
    return bool(said) and said <= {word.norm for word in (*own[: asked.first], *own[asked.last :])}
