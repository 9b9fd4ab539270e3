"""Finds follow-up questions: those that take up what the customer told, in the last turn or a little before.

The tie is the same thing named again in any form, a pronoun to it, or a clarification of it; a bare *Milloin?* right
after something told is one too, and so is a question after words that show that it was heard (*Ikävä kuulla. Onko …?*),
or one that goes on with what the agent asked just before. Questions of the script (who calls, which number), proposals,
leave to act, openings, closings, and guesses put in the customer's mouth are not follow-ups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Place, Role
from coach.phrases import compile_phrases
from coach.questions.find import questions_in, span_of
from coach.questions.functions import Function, Functions, function_of
from coach.questions.mentions import SIGNAL_WORDS
from coach.questions.reactions import reacts_until
from coach.questions.ties import is_content, points, ties
from coach.questions.topics import places, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Language
    from coach.phrases import Phrases
    from coach.questions.question import Question

Shown = tuple[Function, int, int]

_TAKES_UP = frozenset((Function.CLARIFICATION, Function.CHECK))
_OR = frozenset(("or", "vai"))
_NEWS_WORDS = 4  # a customer turn shorter than this gives little to take up by a pronoun
_BACK = 14  # turns back in which the customer's words count, listening signals among them
_TOLD_TURNS = 2  # of the customer's turns with news among them
_BARE = 3  # words without a verb that only name what is asked for
_ECHO = 12  # words before the question in which the agent may take up what was told
_ECHOES = 0.75  # how alike an echo must be
_GOES_ON = 0.95  # … and a word that the agent asked about just before


@dataclass(frozen=True, slots=True)
class _Words:
    """What the rule file gives: phrases per function, words of mere attributes and of granting, and the reason.

    `goes_on` are phrases that ask for more of the same (*as well*), `heard` those of missed-follow-up that show that
    something told was heard.
    """

    functions: Functions
    goes_on: Phrases
    heard: tuple[Phrases, ...]
    attributes: tuple[str, ...]
    grants: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class _Tied:
    confidence: float
    about: Place | None = None
    here: str = ""
    there: str = ""


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's follow-up questions; `text["words"]` has phrases per function, `attributes`, `grants`, `reason`."""
    words = text.get("words", {})
    lent = text.get("borrowed", {}).get("missed-follow-up", {}).get("text", {})
    heard = words_of(lent.get("words", {}), language)
    known = _Words(
        functions=Functions.of(words, language),
        goes_on=compile_phrases(words.get("goes_on", ()), language),
        heard=(heard.takes_up, heard.restates),
        attributes=tuple(words.get("attributes", ())),
        grants=frozenset(words.get("grants", ())),
        reason=(words.get("reason") or ("",))[0],
    )

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            told = tuple(_told(talk, turn.turn.n))
            questions = questions_in(turn) if told else ()
            shown = known.functions.all_in(turn) if questions else ()
            for question in questions:
                function = function_of(question, _before_or(turn, question, shown))
                tied = _tied(turn, question, function, told, known)
                if tied is None and _is_plain(turn, question, function, known):
                    tied = _heard(turn, question, told, known) or _gone_on(turn, question, talk)
                if tied is not None:
                    yield _match(turn, question, tied, text, known)

    return detect


def _before_or(turn: AnnotatedTurn, question: Question, shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """What shows a function, without what stands in a second choice: *is it warm enough, or should I send a heater*."""
    words = enumerate(turn.words[question.first : question.last], start=question.first)
    until = next((i for i, word in words if word.norm in _OR), question.last)
    return tuple(each for each in shown if each[1] <= until)


def _match(turn: AnnotatedTurn, question: Question, tied: _Tied, text: Mapping[str, Any], known: _Words) -> Match:
    reason = known.reason.format(here=tied.here, there=tied.there) if tied.here and known.reason else ""
    why = f"{text['why']} {reason}" if reason else ""
    return Match(turn.turn.n, span_of(turn, question), tied.confidence, reason=why, about=tied.about)


def _told(talk: Talk, n: int) -> Iterator[AnnotatedTurn]:
    """The customer's turns with news before turn `n`, the latest first."""
    found = 0
    for i in range(n - 1, max(-1, n - 1 - _BACK), -1):
        turn = talk.turns[i]
        if turn.turn.speaker is Role.CUSTOMER and any(is_content(word, turn.language) for word in turn.words):
            yield turn
            found += 1
            if found == _TOLD_TURNS:
                return


def _tied(
    turn: AnnotatedTurn,
    question: Question,
    function: Function | None,
    told: Sequence[AnnotatedTurn],
    known: _Words,
) -> _Tied | None:
    """What ties a question to what was told, None where nothing does or where its function is another."""
    if function in _TAKES_UP:
        return _named(turn, (question.first, question.last), told) or _Tied(0.85)
    if not _is_plain(turn, question, function, known):
        return None
    named = _named(turn, (question.first, question.last), told)
    return named or _pointed(turn, question, told, known) or _echoed(turn, question, told, known)


def _is_plain(turn: AnnotatedTurn, question: Question, function: Function | None, known: _Words) -> bool:
    """Whether a question may follow up: it has no other function, is no statement and asks for no mere attribute."""
    words = turn.words[question.first : question.last]
    bare = len(words) <= _BARE and not any("verb" in word.classes for word in words)
    asks = (question.is_open or bare) and _asks_attribute(words, known)
    return function is None and not question.stated and not asks


def _asks_attribute(words: Sequence[Token], known: _Words) -> bool:
    """Whether the question asks for a detail that any such contact needs: brand, number, name."""
    return any(word.lemma.endswith(known.attributes) and "verb" not in word.classes for word in words)


def _named(
    turn: AnnotatedTurn, place: tuple[int, int], told: Sequence[AnnotatedTurn], floor: float = 0.6
) -> _Tied | None:
    """The strongest word of the place that names again what was told; further back it must be the more alike."""
    for back, before in enumerate(told):
        best = max(ties(turn, *place, before), key=lambda tie: tie.strength, default=None)
        if best is not None and best.strength > floor + 0.2 * back:
            about = Place(before.turn.n, before.span(best.there, best.there + 1))
            here, there = turn.words[best.here].text, before.words[best.there].text
            return _Tied(0.6 + 0.35 * best.strength, about, here, there)
    return None


def _pointed(turn: AnnotatedTurn, question: Question, told: Sequence[AnnotatedTurn], known: _Words) -> _Tied | None:
    """A pronoun to what was told, a word that asks for more of it, or a bare question word right after it."""
    words = turn.words[question.first : question.last]
    more = any(question.first <= first < question.last for first, _ in places(turn, known.goes_on))
    if more or points(words, turn.language):
        before = _news(told)
        return _Tied(0.7, _whole(before)) if before is not None else None
    bare = len(words) <= _NEWS_WORDS and not any(word.classes & {"noun", "num", "propn"} for word in words)
    if bare and "question" not in words[0].classes and len(told[0].words) >= _NEWS_WORDS:
        return _Tied(0.7, _whole(told[0]))
    return None


def _news(told: Sequence[AnnotatedTurn]) -> AnnotatedTurn | None:
    """The last turn that tells something; a short answer goes on with what was told before it."""
    return next((before for before in told if len(before.words) >= _NEWS_WORDS), None)


def _whole(turn: AnnotatedTurn) -> Place:
    return Place(turn.turn.n, turn.span(0, len(turn.words)))


def _echoed(turn: AnnotatedTurn, question: Question, told: Sequence[AnnotatedTurn], known: _Words) -> _Tied | None:
    """A question right after the agent took up what was told: *Kuusi puhallusta on vähän. Montako otatte päivässä?*"""
    end = question.first
    start = max([first for first, _ in turn.sentences if first < end], default=end)
    start = max(start, end - _ECHO)
    if any(word.lemma in known.grants for word in turn.words[start:end]):
        return None
    return _named(turn, (start, end), told[:1], _ECHOES)


def _heard(turn: AnnotatedTurn, question: Question, told: Sequence[AnnotatedTurn], known: _Words) -> _Tied | None:
    """A question after words that show that what was told was heard: *Ikävä kuulla. Onko modeemissa valot?*"""
    before = _news(told)
    if before is None:
        return None
    shown = any(last <= question.first for _, last in places(turn, *known.heard))
    reacts = any(
        first < question.first and reacts_until(turn.words[first:last], turn.language) for first, last in turn.sentences
    )
    return _Tied(0.65, _whole(before)) if shown or reacts else None


def _gone_on(turn: AnnotatedTurn, question: Question, talk: Talk) -> _Tied | None:
    """A question about the thing that the agent's last question was about: the customer has told of it meanwhile."""
    earlier = (t for t in talk.turns[turn.turn.n - 1 :: -1] if t.turn.speaker is Role.AGENT)
    before = next((t for t in earlier if len(t.words) > SIGNAL_WORDS), None)
    if before is None or not questions_in(before):
        return None
    asked = questions_in(before)[-1]
    named = [
        tie
        for tie in ties(turn, question.first, question.last, before)
        if tie.strength >= _GOES_ON and asked.first <= tie.there < asked.last
    ]
    return _Tied(0.65) if named else None
