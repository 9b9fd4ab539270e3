"""Pauses of a call: how long nobody spoke, whose turn it was to speak, and whether the wait was announced.

A pause is the agent's when the agent owed the next word: after what the customer said, or after the agent's own words
that asked for nothing. It is the customer's while they answer, look for a paper, or do what they were asked to do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.listening.quality import Doubt, doubt
from coach.listening.vocabulary import is_listener_talk
from coach.model import Pause, Role, Segment
from coach.phrases import Phrases, compile_phrases
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language

PAUSE_S = 3.0  # shorter pauses are the ordinary rhythm of talk
_DOUBTFUL = (Doubt.NO_TIMES, Doubt.WORDS_ASTRAY, Doubt.SPEAKERS)
_LAST_WORDS = 20  # an announcement further from the turn's end was about something already done


@dataclass(frozen=True, slots=True)
class Waiting:
    """Phrases about waits, from a rule's `words`.

    `announce`: a pause will come. `back`: the same words about a wait that is over. `search`: the customer looks for
    something. `patient`: the customer says they wait. `check`: is anybody there? `request`: asks for words or deeds.
    """

    announce: Phrases
    back: Phrases
    search: Phrases
    patient: Phrases
    check: Phrases
    request: Phrases

    @classmethod
    def of(cls, words: Mapping[str, Any], language: Language) -> Waiting:
        """The phrases compiled; PhraseError where one is not in the notation."""
        names = ("announce", "back", "search", "patient", "check", "request")
        return cls(*(compile_phrases(words.get(name, ()), language) for name in names))

    def announced_in(self, turn: AnnotatedTurn) -> bool:
        """Whether the end of the turn tells that a wait will come; a question after that is another matter."""
        over = self.back.places(turn)
        asked = max((question.first for question in questions_in(turn)), default=0)
        return any(
            last > max(asked, len(turn.words) - _LAST_WORDS) and not any(a < last and first < b for a, b in over)
            for first, last in self.announce.places(turn)
        )

    def asks(self, turn: AnnotatedTurn) -> bool:
        """Whether the turn ends by asking: a question or a request in its last two sentences."""
        recent = turn.sentences[-2][0] if len(turn.sentences) > 1 else 0
        return any(question.first >= recent for question in questions_in(turn)) or self.requests(turn)

    def requests(self, turn: AnnotatedTurn) -> bool:
        """Whether the turn's last two sentences ask for something in another form than a question."""
        recent = turn.sentences[-2][0] if len(turn.sentences) > 1 else 0
        return any(first >= recent for first, _ in self.request.places(turn))


def pauses(talk: Talk, waiting: Waiting) -> Iterator[Pause]:
    """The pauses of a call that last three seconds or more, in order.

    None without turns that have a length, nor where times and words, or speakers, do not belong together; whole seconds
    are fine enough.
    """
    if doubt(talk) in _DOUBTFUL:
        return
    floor = _Floor()
    heard: AnnotatedTurn | None = None
    for turn in in_time(talk):
        if heard is not None and time_of(heard):
            gap = Segment(time_of(heard).end, time_of(turn).start)
            if gap.duration >= PAUSE_S:
                yield Pause(gap, turn.turn.n, floor.whose(turn, waiting), floor.announced)
        floor = floor.after(turn, waiting)
        if heard is None or time_of(turn).end >= time_of(heard).end:
            heard = turn


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who owes the next word, and why: what a pause at this moment would mean."""

    owes: Role | None = None
    announced: int | None = None
    asked: bool = False  # the customer owes an answer, and a mere "yes" is one
    searching: bool = False  # the customer has gone to look
    question: bool = False  # the customer's last words were a question
    begun: bool = False  # the customer has said something

    def whose(self, after: AnnotatedTurn, waiting: Waiting) -> Role | None:
        """Whose pause it is that ends with the turn `after`."""
        checks = waiting.check.found_in(after)
        if self.owes is not Role.AGENT or (after.turn.speaker is Role.AGENT and checks):
            return self.owes if self.owes is not Role.AGENT else Role.CUSTOMER
        if after.turn.speaker is Role.CUSTOMER and not (checks or self.question):
            return None  # the customer may go on with their own story
        return Role.AGENT

    def after(self, turn: AnnotatedTurn, waiting: Waiting) -> _Floor:
        """The floor once the turn is spoken."""
        if not turn.words:
            return self
        if turn.turn.speaker is Role.AGENT:
            return self._after_agent(turn, waiting)
        return self._after_customer(turn, waiting) if turn.turn.speaker is Role.CUSTOMER else _Floor(begun=self.begun)

    def _after_agent(self, turn: AnnotatedTurn, waiting: Waiting) -> _Floor:
        if waiting.announced_in(turn):
            return _Floor(Role.AGENT, turn.turn.n, begun=self.begun)
        if is_listener_talk(turn) or self.searching:
            return self
        asks = waiting.asks(turn)
        owes = Role.CUSTOMER if asks or not self.begun else Role.AGENT
        return _Floor(owes, asked=asks and not waiting.requests(turn), begun=self.begun)

    def _after_customer(self, turn: AnnotatedTurn, waiting: Waiting) -> _Floor:
        if self.announced is None and (waiting.search.found_in(turn) or waiting.announced_in(turn)):
            return _Floor(Role.CUSTOMER, searching=True, begun=True)
        patient = turn.turn.n if waiting.patient.found_in(turn) else None
        announced = patient if self.announced is None else self.announced
        if is_listener_talk(turn) and not self.asked:
            return replace(self, announced=announced, begun=True)
        return _Floor(Role.AGENT, announced, question=bool(questions_in(turn)), begun=True)


def in_time(talk: Talk) -> list[AnnotatedTurn]:
    """The turns that have times, by their start."""
    timed = (turn for turn in talk.turns if turn.turn.time is not None)
    return sorted(timed, key=lambda turn: (time_of(turn).start, turn.turn.n))


def time_of(turn: AnnotatedTurn) -> Segment:
    """The time of a turn that has one; ValueError where it has none."""
    if turn.turn.time is None:
        raise ValueError(f"turn {turn.turn.n} has no time")
    return turn.turn.time
