"""How long the other side waits for the agent: from the customer's stop to the agent's start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.listening.pauses import Waiting, in_time, time_of
from coach.listening.vocabulary import is_listener_talk
from coach.model import Channel, Role
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn


@dataclass(frozen=True, slots=True)
class Reply:
    """An agent's turn that answers, and the seconds since the customer's stop; negative where they overlap.

    `since` are the customer's turns that nobody had answered yet: in writing, a customer may write on while they wait.
    `announced` says whether the agent had told before that the answer would take a while.
    """

    turn: AnnotatedTurn
    since: tuple[AnnotatedTurn, ...]
    announced: bool

    @property
    def seconds(self) -> float:
        """From the customer's last stop to the agent's start, negative for an overlap."""
        return time_of(self.turn).start - max(time_of(said).end for said in self.since)

    def waited(self, limit: float) -> float:
        """Seconds of waiting where the customer's patience counts by a `limit`.

        The wait begins at the first message after which nobody wrote for longer than the limit, else at the last: a
        customer who writes three messages in a row waits from the third, one who asks "anybody there?" after ten
        minutes has waited from the first.
        """
        starts = [time_of(said).end for said in self.since]
        for start, following in zip(starts, [*starts[1:], time_of(self.turn).start], strict=True):
            if following - start > limit:
                return time_of(self.turn).start - start
        return self.seconds


def replies(talk: Talk, waiting: Waiting) -> Iterator[Reply]:
    """The agent's replies in order of time.

    The agent's listening signals inside the customer's talk are no replies, and the customer's are nothing to reply
    to, unless they answer a question.
    """
    phone = talk.conversation.channel is Channel.PHONE
    since: list[AnnotatedTurn] = []
    spoke: AnnotatedTurn | None = None  # the agent's last turn that was no mere signal
    for turn in in_time(talk):
        if turn.turn.speaker is Role.CUSTOMER and turn.words:
            if since or not _only_listens(turn, spoke):
                since.append(turn)
        elif turn.turn.speaker is Role.AGENT and turn.words:
            if phone and since and _inside(turn, since):
                continue
            if since:
                yield Reply(turn, tuple(since), spoke is not None and waiting.announced_in(spoke))
            since, spoke = [], turn


def _only_listens(turn: AnnotatedTurn, spoke: AnnotatedTurn | None) -> bool:
    return spoke is not None and is_listener_talk(turn) and not questions_in(spoke)


def _inside(turn: AnnotatedTurn, since: list[AnnotatedTurn]) -> bool:
    """Whether the turn is over before the customer is."""
    return time_of(turn).end <= max(time_of(said).end for said in since)
