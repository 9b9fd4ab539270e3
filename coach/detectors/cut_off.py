"""Finds, from the text alone, where the customer's turn stayed unfinished and the agent took another direction.

A dash or a cut word at the end of the customer's turn, dots or no sign after words that call for more (*ja sitten kun
mä*), an open end where other turns are closed, or what the customer says next: *anna mun puhua loppuun*, *let me
finish*. Trailing *että*, *mutta*, *so* end a turn well. It passes when precise times tell overlaps by themselves, when
the agent only listens, invites to go on (*niin?*), asks to repeat, or offers the missing word.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.listening.clause import is_broken_off, is_closed, is_unfinished
from coach.listening.quality import doubt
from coach.listening.vocabulary import is_listener_talk
from coach.model import Channel, Language, Place, Role, Span
from coach.phrases import Phrases, compile_phrases
from coach.questions.find import questions_in
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn

_SAID, _MARKED, _OPEN, _HANGING = 0.8, 0.65, 0.55, 0.5
# Who closes so many of their turns, and has so many, leaves one open for a reason: the customer by being cut off.
_CLOSING, _JUDGED = {Role.AGENT: 0.9, Role.CUSTOMER: 0.5}, 3
_FEWEST_WORDS = 3  # fewer words than these before a dash say nothing that could be cut
_MISSING_WORDS = 3  # so few words without a verb are the word the customer was looking for
_SHORT = 7  # longer turns are no mere request to repeat
_LAST_WORDS = 4
_DOTTED = ("...", "…")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The rule's `words`.

    `hanging` calls for more, `ends` may end a turn although it looks so; `protest` asks to be let finished; `invite`
    and `repair` give the word back, `farewell` ends the talk.
    """

    hanging: Phrases
    protest: Phrases
    invite: Phrases
    repair: Phrases
    farewell: Phrases
    ends: Phrases


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's turns that left a customer's unfinished; `text["words"]` has the phrases of `_Phrases`."""
    words = text.get("words", {})
    names = ("hanging", "protest", "invite", "repair", "farewell", "ends")
    phrases = _Phrases(*(compile_phrases(words.get(name, ()), language) for name in names))

    def detect(talk: Talk) -> Iterator[Match]:
        if talk.conversation.channel is Channel.PHONE:
            found = {match.turn: match for match in (*_from_marks(talk, phrases), *_from_words(talk, phrases))}
            yield from (found[n] for n in sorted(found))

    return detect


def _from_marks(talk: Talk, phrases: _Phrases) -> Iterator[Match]:
    """Where the customer's turn breaks off in writing; where times are precise, they tell it better."""
    precise, closes = doubt(talk) is None, _closes(talk)
    for said, answer in pairwise(turn for turn in talk.turns if turn.words):
        if (said.turn.speaker, answer.turn.speaker) != (Role.CUSTOMER, Role.AGENT):
            continue
        sure = _unfinished(said, phrases, closes=closes)
        if sure and not (precise and said.turn.time and answer.turn.time) and _goes_elsewhere(answer, phrases):
            yield _match(answer, said, _last_words(said), sure, "cut_off.marked")


def _from_words(talk: Talk, phrases: _Phrases) -> Iterator[Match]:
    """Where the customer asks to be let finished: the agent's turn before is what cut them off."""
    spoke: AnnotatedTurn | None = None
    for turn in talk.turns:
        if turn.turn.speaker is Role.AGENT and turn.words and not is_listener_talk(turn):
            spoke = turn
        elif turn.turn.speaker is Role.CUSTOMER and spoke is not None:
            place = next(iter(phrases.protest.places(turn)), None)
            if place is not None:
                yield _match(spoke, turn, turn.span(*place), _SAID, "cut_off.said")


def _closes(talk: Talk) -> bool:
    """Whether whoever wrote the transcript closes the turns of both sides as a habit."""
    for role, share in _CLOSING.items():
        long = [turn.turn.text for turn in talk.by(role) if len(turn.words) >= _FEWEST_WORDS]
        if len(long) < _JUDGED or sum(map(is_closed, long)) < share * len(long):
            return False
    return True


def _unfinished(said: AnnotatedTurn, phrases: _Phrases, *, closes: bool) -> float:
    """How sure it is that the customer was not done, 0 where nothing tells it."""
    text = said.turn.text.rstrip()
    if len(said.words) < _FEWEST_WORDS:
        return 0.0
    hangs = _at_end(phrases.hanging, said)
    if is_broken_off(text):
        return _MARKED if not text.endswith(_DOTTED) else _HANGING * hangs
    if is_closed(text):
        return 0.0
    if closes and not _at_end(phrases.ends, said) and is_unfinished(text, said.words, said.language):
        return _OPEN
    return _HANGING * hangs


def _at_end(phrases: Phrases, turn: AnnotatedTurn) -> bool:
    return any(last == len(turn.words) for _, last in phrases.places(turn))


def _goes_elsewhere(answer: AnnotatedTurn, phrases: _Phrases) -> bool:
    questions = questions_in(answer)
    closed = bool(questions) and not any(question.is_open for question in questions)
    offers = len(answer.words) <= _MISSING_WORDS and not phrases.farewell.found_in(answer)
    kind = "2nd" if closed else "verb"  # *Reititinkö?* offers a word, *Oletteko kotona?* asks for another thing
    offers = offers and (closed or not questions) and not any(kind in word.classes for word in answer.words)
    repeats = len(answer.words) <= _SHORT and phrases.repair.found_in(answer)
    return not (is_listener_talk(answer) or offers or repeats or phrases.invite.found_in(answer))


def _last_words(turn: AnnotatedTurn) -> Span:
    return turn.span(max(0, len(turn.words) - _LAST_WORDS), len(turn.words))


def _match(answer: AnnotatedTurn, said: AnnotatedTurn, place: Span, sure: float, key: str) -> Match:
    return Match(
        turn=answer.turn.n,
        span=Span(0, len(answer.turn.text)),
        confidence=sure,
        reason=wording(answer.language)(key, words=place.of(said.turn.text)),
        about=Place(said.turn.n, place),
    )
