"""What answers a question: the ways a piece of a reply can be its answer, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from coach.asked.lists import lists
from coach.asked.matter import loosely
from coach.asked.pieces import Piece, has, leads_to_question, want
from coach.asked.question import Context, Open
from coach.asked.talk import points_back
from coach.asked.values import TELLS, is_number
from coach.asked.weighed import head_of, instructs, is_answer, only_echoes
from coach.asked.whether import IF, about_else, opens_with_yes, repeats
from coach.model import Language
from coach.questions.clauses import is_bare

_CONCISE = 15  # words: in a longer sentence a time or a place stands by chance
_BEGUN = 10  # words with which a long stretch without a stop begins
_SOON = 30  # words into a turn, after which what it tells is no longer the reply
_MESSAGE_SHARE = 0.5  # of a question's matter that a sentence of a message speaks of, to be about it
_SHORT = 6
_STEP = 3  # words of which a step to take is told
_HALF = 0.5  # of what is asked about, that a question back must speak of
_LATER_SHARE = 0.5  # more than this of the matter must be spoken of, where talk has gone on since
# Whom English requests are about: *can I*, *could somebody*; *would the kitchen* asks about something else.
_REQUESTED = frozenset("i we you somebody someone anybody anyone".split())
_OR = frozenset(("vai", "or"))
_NEGATED = 3  # words at either end of a reply among which a negation answers
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
    fit = [
        p
        for p in question.near
        if _is_of(p, question, context)
        and _is_to_the_point(p, question.piece, context)
        and not _is_next_thing(p, question, context)
        and not _only_takes_leave(p, context)
    ]
    return (
        max(fit, key=lambda p: question.focal.share(p.matter), default=None)
        if context.written
        else next(iter(fit), None)
    )


def _is_of(piece: Piece, question: Open, context: Context) -> bool:
    if question.topical(piece):
        return True
    return context.written and question.focal.share(piece.matter) >= _MESSAGE_SHARE


def _is_next_thing(piece: Piece, question: Open, context: Context) -> bool:
    """Whether it asks for something or opens the next thing, and only brushes what was asked."""
    share = question.focal.share(piece.matter)
    return (piece.asks and share < _HALF) or (has(piece, context.words.moves_on) and share < 1)


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
    soon = (_begun(p) for p in question.near if context.written or p.first <= _SOON)
    soon = (p for p in soon if context.written or len(p.words) <= _CONCISE)
    return next((p for p in soon if tells(p.words, language) and not _claimed(p, others)), None)


def _begun(piece: Piece) -> Piece:
    """What a long stretch without a stop begins with: *kaks ja puol tuntia lauantaina ois tilaa …*."""
    if len(piece.words) <= _CONCISE or not is_bare(piece.turn, piece.first, piece.last):
        return piece
    return Piece(piece.turn, piece.first, piece.first + _BEGUN, asks=piece.asks)


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
        if repeats(piece, question) or (
            opens_with_yes(piece, question.piece) and (is_last or _is_named(piece, question))
        ):
            return piece
    return None


def _is_named(piece: Piece, question: Open) -> bool:
    """Whether a yes or a no speaks of the question, in however everyday a word: *no don't come down*."""
    return bool(loosely(piece.words) & loosely(question.piece.words))


def _taken_up(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """*Tarkistan asian*: nothing else that was spoken of is meant by it."""
    taking = (p for p in question.near if has(p, context.words.takes_up) and not (p.asks and want(p) != "yes-no"))
    return next((p for p in taking if not about_else(_from_taking(p, context), question)), None)


def _from_taking(piece: Piece, context: Context) -> Piece:
    """The clause that takes something up: *kertoisitteko numeron, niin katson tilauksen* looks at the order."""
    first = next(first for first, _ in context.words.takes_up.places(piece.turn) if piece.first <= first < piece.last)
    return head_of(Piece(piece.turn, first, piece.last, asks=piece.asks))


def _any_reply(context: Context, question: Open, others: list[Open], *, alone: bool) -> Piece | None:
    """What is said first, if it is about nothing else; where a time or a price is wanted, only if short."""
    kind = want(question.piece)
    if _brings_up_another(question.piece, context) or (context.written and not alone and kind == "yes-no"):
        return None
    group = _first_said(question, context)
    said = [p for p in group if p.asks or (_says_something(p, context) and not only_echoes(p, question.piece))]
    first = next((p for p in said if not _claimed(p, others)), None) if context.written else next(iter(said), None)
    if first is None or not _replies(first, question, others):
        return None
    if kind in TELLS:
        return first if len(first.words) <= (_CONCISE if points_back(first) or kind == "place" else _SHORT) else None
    rest = group[group.index(first) + 1 :]
    return first if context.written or is_answer(first, question, context, rest) else None


def _first_said(question: Open, context: Context) -> tuple[Piece, ...]:
    """The reply; to what the talk opens with, what follows a first question of the agent's is one too.

    *Miten haen? – Minkä ikäinen lapsi on? – Kuusi. – Lomake on netissä.*
    """
    if not context.opening or context.written:
        return question.replies[0]
    near = question.near
    start = next((i for i, piece in enumerate(near) if not piece.asks), 0)
    return near[start:]


def _replies(piece: Piece, question: Open, others: list[Open]) -> bool:
    if piece.asks or _claimed(piece, others) or leads_to_question(piece):
        return False
    if _is_only_if(piece) and not any(word.norm in IF for word in question.piece.words):
        return False
    return not about_else(piece, question)


def _is_only_if(piece: Piece) -> bool:
    """Whether it opens with a condition and tells nothing of what can be: *jos vesi nousee, niin ei tarvitse* does."""
    if piece.words[0].norm not in IF:
        return False
    answering = lists(piece.turn.language).answering
    return not any("negation" in word.classes or word.lemma in answering for word in piece.words[-_NEGATED:])


def _brings_up_another(piece: Piece, context: Context) -> bool:
    """Whether the question, or what leads to it in its sentence, says that it is about something else."""
    start, _ = piece.turn.sentence_of(piece.first)
    return has(Piece(piece.turn, start, piece.last, asks=True), context.words.another)


def _says_something(piece: Piece, context: Context) -> bool:
    step = len(piece.words) >= _STEP and instructs(piece.words)
    tells = bool(piece.matter) or step or any(map(is_number, piece.words))
    return not piece.asks and tells and not _takes_leave(piece, context)


def _only_takes_leave(piece: Piece, context: Context) -> bool:
    """Whether it opens with a leave, whatever it wishes then: *mukavaa syksyä ja tervetuloa takaisin*."""
    return any(first == piece.first for first, _ in context.words.closes.places(piece.turn))


def _takes_leave(piece: Piece, context: Context) -> bool:
    """Whether it closes; at the end of a long stretch without a stop a leave takes nothing back."""
    long = len(piece.words) > _CONCISE and is_bare(piece.turn, piece.first, piece.last)
    end = piece.first + _CONCISE if long else piece.last
    return any(piece.first <= first < end for first, _ in context.words.closes.places(piece.turn))


def _asks_back(context: Context, question: Open, others: list[Open]) -> Piece | None:
    """A question back to a request the talk opens with (*voisinko varata ajan*): the agent is at work on it."""
    if not context.opening or others or not _requests(question.piece):
        return None
    return next((p for p in question.near if p.asks and not has(p, context.words.closes)), None)


def _requests(piece: Piece) -> bool:
    """Whether a question asks to get or to do something."""
    asking = lists(piece.turn.language).requesting
    opens = [i for i, word in enumerate(piece.words[:_LEADS]) if word.norm in asking]
    if piece.turn.language is Language.FI:
        return bool(opens)
    return any(word.norm in _REQUESTED for i in opens for word in piece.words[i + 1 : i + 2])


def _later(question: Open, others: list[Open]) -> Piece | None:
    """A piece that speaks of most of what was asked, when talk has gone on; of a choice, one side is enough."""
    focal = question.focal.distinct()
    least = _LATER_SHARE / 2 if any(word.norm in _OR for word in question.piece.words) else _LATER_SHARE
    return next(
        (
            piece
            for group in question.replies[1:]
            for piece in group
            if question.topical(piece) and focal.share(piece.matter) > least
        ),
        None,
    )
