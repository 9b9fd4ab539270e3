"""What answers a question: the ways a piece of a reply can be its answer, the surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from coach.asked.lists import lists
from coach.asked.pieces import Piece, bare, has, want
from coach.asked.question import Context, Open
from coach.asked.talk import points_back
from coach.asked.values import TELLS, answers_when, is_number, tells_time
from coach.model import Language

_CONCISE = 15  # words: in a longer sentence a time or a place stands by chance
_SOON = 30  # words into a turn, after which what it tells is no longer the reply
_MESSAGE_SHARE = 0.5  # of a question's matter that a sentence of a message speaks of, to be about it
_SHORT = 6
_LATER_SHARE = 0.5  # more than this of the matter must be spoken of, where talk has gone on since
_ABOUT_ELSE = 0.5  # of a reply's matter that was spoken of before, for it to belong there
_BEFORE_YES = frozenset("no niin hmm tota öö well um oh so and but hei".split())
# "You can.", "It's not, …": the verb alone; "you'll get a text" says something else.
_THERE = re.compile(r"(yes,? )?there('s| is| are)", re.IGNORECASE)
_SHORT_ANSWER = re.compile(
    r"(well,? |so,? )?(i|we|you|it|they|that|he|she|there)(?:'s|'re)? ?"
    r"(can|do|does|did|will|would|could|is|are|should|may|has|have|am|not)?(n't|not| not)?"
    r"( (for|with|until|on|in) .*)?(?=[,.!;]|$)",
    re.IGNORECASE,
)
_OR = frozenset(("vai", "or"))
_IF = frozenset(("jos", "mikäli", "if", "unless"))
_NEGATED = 3
_GREETS = frozenset("dear hi hello hei moi hyvä".split())
_GREETING = 5  # words of a reply that a greeting takes up: "Dear Mr Boateng, not at all"
_LEADS = 3  # words at the start of a reply among which *joo* or the verb again answer


Answers = Callable[[Open, list[Open]], "Piece | None"]


def passes(context: Context, *, alone: bool) -> Iterator[Answers]:
    """The ways to be an answer, in order; `alone` is whether the question is the only one of its turn."""
    yield partial(_on_topic, context)
    yield partial(_tells, context)
    yield _yes_or_no
    yield partial(_taken_up, context)
    yield partial(_any_reply, context, alone=alone)
    yield partial(_asks_back, context)
    yield _later


def _on_topic(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """The piece that speaks of what is asked; of a message, the one that speaks most of it."""
    fit = [p for p in question.near if _is_of(p, question, context) and _is_to_the_point(p, question.piece, context)]
    return (
        max(fit, key=lambda p: question.focal.share(p.matter), default=None)
        if context.written
        else next(iter(fit), None)
    )


def _is_of(piece: Piece, question: Open, context: Context) -> bool:
    if question.topical(piece):
        return True
    return context.written and question.focal.share(piece.matter) >= _MESSAGE_SHARE


def _is_to_the_point(piece: Piece, question: Piece, context: Context) -> bool:
    """Whether a piece is not so long that it speaks of a matter by the way, where a time or a place is wanted."""
    tells = TELLS.get(want(question))
    return tells is None or context.written or len(piece.words) <= _CONCISE or tells(piece.words, piece.turn.language)


def _tells(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """A piece that tells the kind of thing wanted, and belongs to no other question of the turn."""
    tells = TELLS.get(want(question.piece))
    if tells is None:
        return None
    language = question.piece.turn.language
    soon = (p for p in question.near if context.written or (len(p.words) <= _CONCISE and p.first <= _SOON))
    return next((p for p in soon if tells(p.words, language) and not _claimed(p, others)), None)


def _claimed(piece: Piece, others: list[Open]) -> bool:
    return any(other.answer is piece or other.topical(piece) for other in others)


def _yes_or_no(question: Open, others: list[Open]) -> Piece | None:
    """*Joo*, *ei*, or the question's own verb at the start of a reply; bare, it answers the last question."""
    if want(question.piece) != "yes-no":
        return None
    is_last = not any(o.piece.first > question.piece.first and want(o.piece) == "yes-no" for o in others)
    for piece in question.replies[0]:
        if piece.asks or _claimed(piece, others):
            continue
        if _repeats(piece, question.piece) or (is_last and _opens_with_yes(piece)):
            return piece
    return None


def _repeats(piece: Piece, question: Piece) -> bool:
    if [word.norm for word in question.words[1:2]] == ["there"] and _THERE.match(piece.text):
        return True
    verbs = {bare(word) for word in question.words[:_LEADS] if "question" in word.classes}
    return any(bare(word) in verbs and "pron" not in word.classes for word in piece.words[:_LEADS])


def _opens_with_yes(piece: Piece) -> bool:
    """*Joo*, *totta kai*, *you can*, or a negation among the first words."""
    if piece.words[0].norm in _IF:
        return False
    greets = piece.words[0].norm in _GREETS
    leads = _GREETING if greets else 1 + (piece.words[0].norm in _BEFORE_YES)
    start = range(piece.first, min(piece.last, piece.first + leads))
    if any("negation" in w.classes and "2nd" not in w.classes for w in piece.words[: max(leads, _NEGATED)]):
        return True
    said = any(first in start for first, _ in lists(piece.turn.language).yes.places(piece.turn))
    return said or bool(piece.turn.language is Language.EN and _SHORT_ANSWER.match(piece.text))


def _taken_up(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """*Tarkistan asian*: nothing else that was spoken of is meant by it."""
    return next((p for p in question.near if has(p, context.words.takes_up) and not _about_else(p, question)), None)


def _about_else(piece: Piece, question: Open) -> bool:
    """Whether a piece is about something else that was spoken of, and not about what is asked."""
    if points_back(piece) or question.piece.matter.shared(piece.matter):
        return False
    if want(question.piece) == "thing" and any(map(is_number, piece.words)):
        return False
    return piece.matter.share(question.else_) >= _ABOUT_ELSE


def _any_reply(context: Context, question: Open, others: list[Open], *, alone: bool) -> Piece | None:
    """What is said first, if it is about nothing else; where a time, a price or a place is wanted, only if short."""
    kind = want(question.piece)
    if _brings_up_another(question.piece, context) or (context.written and not alone and kind == "yes-no"):
        return None
    said = [p for p in question.replies[0] if p.asks or _says_something(p, context)]
    first = next((p for p in said if not _claimed(p, others)), None) if context.written else next(iter(said), None)
    if first is None or not _replies(first, question, others):
        return None
    if kind not in TELLS:
        return first
    return first if len(first.words) <= (_CONCISE if points_back(first) else _SHORT) else None


def _replies(piece: Piece, question: Open, others: list[Open]) -> bool:
    if piece.asks or piece.words[0].norm in _IF or _claimed(piece, others):
        return False
    return not _about_else(piece, question) and _could_answer(piece, question.piece)


def _could_answer(piece: Piece, question: Piece) -> bool:
    """Whether a yes-or-no question gets a statement of what can, must or is not; *the team is doing well* is none."""
    if want(question) != "yes-no" or len(piece.words) <= _SHORT or points_back(piece):
        return True
    language = piece.turn.language
    if tells_time(question.words, language) and answers_when(piece.words, language):
        return True
    answering = lists(language).answering
    return any("negation" in word.classes or word.lemma in answering for word in piece.words)


def _brings_up_another(piece: Piece, context: Context) -> bool:
    """Whether the question, or what leads to it in its sentence, says that it is about something else."""
    start = next(first for first, last in piece.turn.sentences if first <= piece.first < last)
    return has(Piece(piece.turn, start, piece.last, asks=True), context.words.another)


def _says_something(piece: Piece, context: Context) -> bool:
    return not piece.asks and bool(piece.matter) and not has(piece, context.words.closes)


def _asks_back(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """A question back to a request the talk opens with (*voisinko varata ajan*): the agent is at work on it."""
    if not context.opening or others or not _requests(question.piece):
        return None
    return next((p for p in question.near if p.asks and not has(p, context.words.closes)), None)


def _requests(piece: Piece) -> bool:
    """Whether a question asks to get or to do something."""
    return any(word.norm in lists(piece.turn.language).requesting for word in piece.words[:_LEADS])


def _later(question: Open, others: list[Open]) -> Piece | None:
    """A piece that speaks of most of what was asked, when talk has gone on; of a choice, one side is enough."""
    least = _LATER_SHARE / 2 if any(word.norm in _OR for word in question.piece.words) else _LATER_SHARE
    return next(
        (
            piece
            for group in question.replies[1:]
            for piece in group
            if question.topical(piece) and question.focal.share(piece.matter) > least
        ),
        None,
    )
