"""Finds turns that handle the customer as a number: *Asiakasnumero.*, *Seuraava!*, *Case closed.*

Three shapes count, and only as an answer to a customer who opens the contact or tells something: a bare order of
words for a number or a name, a bark (*No?*), and a telegram of a few words without verbs. Short answers in the middle
of a conversation are as they should be. The rule's `words` are `asks` (how the words for numbers and names end),
`barks` (phrases that are the whole turn), `always` (barks at any time), `status` (how a telegram's words end),
`civil` (words that make any turn friendly enough) and `better` (what to say for a bark).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role, Span
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

# So many words of the customer's make it a matter told, not an answer given.
_TOLD = 2
_TOLD_AT_LENGTH = 5
_LONGEST_ASK = 6
_SHORT_SENTENCE = 4
_LONGEST_TELEGRAM = 12
_LONGEST_GREETING = 12
_LONGEST_SCRAP = 7
_LONGEST_FORM = 3
_TOUCH_S = 0.3  # an answer may begin this long before the customer's end
# A turn that begins so asks for the rest: *Ja etunimi?*
_GOES_ON = frozenset("ja entä and".split())
_ASKING = frozenset(
    "mikä mitä missä mistä mihin miksi miten milloin kuka koska paljonko montako "
    "can could do does is are will would may".split()
)
_BARE = frozenset(
    "noun propn adj num cconj conj adp possessive participle passive_participle cd cc in sym fw nnp".split()
)
_ADDRESSED = frozenset(("imperative", "2nd", "you"))
_FINITE = frozenset("present past modal imperative 1st 2nd conditional infinitive passive base question".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that the shapes are told by."""

    asks: tuple[str, ...]
    status: tuple[str, ...]
    barks: Phrases
    always: Phrases
    civil: frozenset[str]
    better: tuple[str, ...]


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The detector of curt turns, ready for one language; PhraseError on a wrong bark."""
    raw = text.get("words", {})
    words = Words(
        asks=tuple(raw.get("asks", ())),
        status=tuple(raw.get("status", ())),
        barks=compile_phrases((f"^ {bark} $" for bark in raw.get("barks", ())), language),
        always=compile_phrases((f"^ {bark} $" for bark in raw.get("always", ())), language),
        civil=frozenset(raw.get("civil", ())),
        better=tuple(raw.get("better", ())),
    )

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            before = talk.before(turn.turn.n, Role.CUSTOMER)
            if before and turn.words and not _inside(turn, before):
                yield from _curt(talk, turn, before, words)

    return detect


def _inside(turn: AnnotatedTurn, before: AnnotatedTurn) -> bool:
    """Whether it is said over the customer's words: *mm* in between answers nothing."""
    own, other = turn.turn.time, before.turn.time
    return own is not None and other is not None and own.start < other.end - _TOUCH_S


def _curt(talk: Talk, turn: AnnotatedTurn, before: AnnotatedTurn, words: Words) -> Iterator[Match]:
    always = words.always.places(turn)
    if always:
        yield Match(turn.turn.n, turn.span(*always[0]), 0.9, words.better)
    elif _is_civil(turn, words) or not _opens(talk, turn):
        return
    elif len(turn.sentences) == 1 and words.barks.found_in(turn):
        yield Match(turn.turn.n, _all(turn), 0.85, words.better)
    elif len(before.words) >= _TOLD and any(shape(turn, before, words) for shape in (_is_ask, _is_telegram, _is_scrap)):
        yield Match(turn.turn.n, _all(turn), 0.8)


def _is_civil(turn: AnnotatedTurn, words: Words) -> bool:
    return any(word.norm in words.civil for word in turn.words)


def _opens(talk: Talk, turn: AnnotatedTurn) -> bool:
    """Whether the agent has said no more than a greeting before this turn."""
    earlier = [t for t in talk.turns[: turn.turn.n] if t.turn.speaker is Role.AGENT and t.words]
    return not earlier or (len(earlier) == 1 and len(earlier[0].words) <= _LONGEST_GREETING)


def _all(turn: AnnotatedTurn) -> Span:
    return turn.span(0, len(turn.words))


def _is_ask(turn: AnnotatedTurn, before: AnnotatedTurn, words: Words) -> bool:
    """*Nimi ja henkilötunnus.*: nothing but names of things, one of them asked of everyone, and no answer."""
    if len(turn.words) > _LONGEST_ASK or not all(_is_bare(word, words.asks) for word in turn.words):
        return False
    if turn.words[0].norm in _GOES_ON:
        return False
    may_answer = "interrogative" in before.keys and "?" not in turn.closes
    return not may_answer and any(word.norm.endswith(words.asks) for word in turn.words)


def _is_bare(word: Token, known: tuple[str, ...]) -> bool:
    named = bool(word.classes & _BARE) and not word.classes & _FINITE - {"passive", "past"}
    return named or word.norm.endswith(known)


def _is_telegram(turn: AnnotatedTurn, before: AnnotatedTurn, words: Words) -> bool:
    """*Tiketti suljettu.*: what a register would say, to someone who told their matter at length."""
    if len(turn.words) > _LONGEST_TELEGRAM or len(before.words) < _TOLD_AT_LENGTH:
        return False
    if not any(word.norm.endswith(words.status) for word in turn.words):
        return False
    if any(word.classes & _ADDRESSED for word in turn.words) or "past" in turn.words[0].classes:
        return False
    clipped = len(turn.sentences) > 1 and all(last - first <= _SHORT_SENTENCE for first, last in turn.sentences)
    return clipped or all(_is_bare(word, words.status) for word in turn.words)


def _is_scrap(turn: AnnotatedTurn, before: AnnotatedTurn, words: Words) -> bool:
    """*Kapasiteetti?*, *Key. ID. Sign.*: a form's boxes, or scraps without a verb, to someone who told their matter."""
    bare = all(_is_bare(word, words.status) for word in turn.words)
    told = len(before.words) >= _TOLD_AT_LENGTH
    if not bare or not told or turn.words[0].norm in _GOES_ON:
        return False
    if all("?" in close for close in turn.closes[: len(turn.sentences)]):
        return all(last - first <= _LONGEST_FORM for first, last in turn.sentences) and not _asks(before)
    return len(turn.words) <= _LONGEST_SCRAP and not _asks(before)


def _asks(turn: AnnotatedTurn) -> bool:
    """Whether the turn puts a question, to which a few words are the answer."""
    opens = {turn.words[first].norm for first, _ in turn.sentences}
    by_form = any(norm.endswith(("ko", "kö")) or norm in _ASKING for norm in opens)
    return by_form or any("?" in close for close in turn.closes) or bool({"interrogative", "question"} & turn.keys)
