"""Whether the start of a reply answers yes or no: *joo*, *ei*, *you can*, or the question's own verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.pieces import Piece, bare, want
from coach.asked.talk import points_back
from coach.asked.values import is_number
from coach.model import Language

if TYPE_CHECKING:
    from coach.asked.question import Open

IF = frozenset(("jos", "mikäli", "if", "unless"))  # words that open a condition
_BEFORE_YES = frozenset("no niin hmm tota öö well um oh so and but hei".split())
_ANY = frozenset("there any anything anybody anyone anywhere".split())
_ABLE = frozenset("can could will would".split())
_DOES_IT = re.compile(r"\b(do|does|doing) (it|that|so|this)\b", re.IGNORECASE)  # *she'll do it there and then*
_THERE = re.compile(r"(yes,? )?there('s| is| are)", re.IGNORECASE)
# "You can.", "It's not, …": the verb alone; "you'll get a text" says something else.
_SHORT_ANSWER = re.compile(
    r"(well,? |so,? )?(i|we|you|it|they|that|he|she|there)(?:'s|'re)? ?"
    r"(can|do|does|did|will|would|could|is|are|should|may|has|have|am|not)?(n't|not| not)?"
    r"( (for|with|until|on|in) .*)?(?=[,.!;]|$| (i|you|we|he|she|it|they)\b)",
    re.IGNORECASE,
)
_LEAVE = frozenset("can could may might shall would ok okay mind".split())
_GREETS = frozenset("dear hi hello hei moi hyvä".split())
_GREETING = 5  # words of a reply that a greeting takes up: "Dear Mr Boateng, not at all"
_LEADS = 3  # words at the start of a reply among which *joo* or the verb again answer
_NEGATED = 3  # words at either end of a reply among which a negation answers
_ABOUT_ELSE = 0.5  # of a reply's matter that was spoken of before, for it to belong there


def about_else(piece: Piece, question: Open) -> bool:
    """Whether a piece is about something else that was spoken of, and not about what is asked."""
    if points_back(piece) or question.piece.matter.shared(piece.matter):
        return False
    if want(question.piece) == "thing" and any(map(is_number, piece.words)):
        return False
    return piece.matter.share(question.else_) >= _ABOUT_ELSE


def repeats(piece: Piece, question: Open) -> bool:
    """Whether the question's own verb comes again at the start; *on* tells that only of what was asked."""
    asked = question.piece
    if any(word.norm in _ANY for word in asked.words) and _THERE.match(piece.text):
        return True
    if asked.words[0].norm in _ABLE and _DOES_IT.search(piece.text):
        return True
    verbs = {bare(word) for word in asked.words[:_LEADS] if "question" in word.classes}
    again = [i for i, word in enumerate(piece.words[:_LEADS]) if bare(word) in verbs and "pron" not in word.classes]
    return bool(again) and (verbs != {"olla"} or again[0] == 0 or not about_else(piece, question))


def opens_with_yes(piece: Piece, asked: Piece) -> bool:
    """*Joo*, *totta kai*, *you can*, or a negation among the first words."""
    if piece.words[0].norm in IF:
        return False
    greets = piece.words[0].norm in _GREETS
    leads = _GREETING if greets else 1 + (piece.words[0].norm in _BEFORE_YES)
    start = range(piece.first, min(piece.last, piece.first + leads))
    if only_grants(piece) and not asks_leave(asked):
        return False
    if any("negation" in w.classes and "2nd" not in w.classes for w in piece.words[: max(leads, _NEGATED)]):
        return True
    said = any(first in start for first, _ in lists(piece.turn.language).yes.places(piece.turn))
    return said or _is_short_answer(piece, asked)


def only_grants(piece: Piece) -> bool:
    """Whether it opens with what only says yes to a request: *no problem*, *that's fine*."""
    start = range(piece.first, piece.first + _LEADS)
    return any(first in start for first, _ in lists(piece.turn.language).grants.places(piece.turn))


def asks_leave(piece: Piece) -> bool:
    """Whether a question asks to be let do or given something: *can I pay later*, *would it be all right*."""
    return piece.turn.language is Language.FI or any(word.norm in _LEAVE for word in piece.words[:_LEADS])


def _is_short_answer(piece: Piece, asked: Piece) -> bool:
    """*You can.*, *it's not, …*: a subject and a verb that the question may have."""
    english = piece.turn.language is Language.EN
    return bool(english and _SHORT_ANSWER.match(piece.text)) and _has_verb_of(piece, asked)


def _has_verb_of(piece: Piece, asked: Piece) -> bool:
    """Whether a short answer may have its verb: *it's on its way* is no answer to *can I …*."""
    being = any(word.lemma in ("be", "have") for word in asked.words[:_LEADS])
    return being or not any(word.lemma in ("be", "'s") for word in piece.words[1:2])
