"""Figures about questions: who asks how much, how openly, how much of it takes up what was told, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.listening.vocabulary import is_listener_talk
from coach.model import Raises, Role
from coach.questions.tags import asked_in
from coach.questions.topics import PROBLEMS
from coach.questions.uptake import uptake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding, Strand


@dataclass(frozen=True, slots=True)
class Asking:
    """Counts of questions, and shares 0–1 that are None where there is nothing to share out.

    `uptake` is the mean strength of the agent's replies to the customer.
    """

    questions: int
    customer_questions: int
    open_share: float | None
    follow_ups: int
    follow_up_share: float | None
    follow_ups_per_problem: float | None
    uptake: float | None


def asking(talk: Talk, findings: Sequence[Finding], strands: Sequence[Strand]) -> Asking:
    """The figures about questions of one conversation; `strands` are its question flow."""
    asked = [question for turn in talk.by(Role.AGENT) for question in asked_in(talk.turns, turn.turn.n)]
    follow_ups = sum(f.behaviour == "follow-up" for f in findings)
    # Troubles, symptoms and harms that the customer brings up, the errand's own among them.
    problems = sum(each.raises is Raises.MENTION and each.topic in PROBLEMS for each in strands)
    strengths = [uptake(reply, told) for reply, told in replies(talk.turns)]
    return Asking(
        questions=len(asked),
        customer_questions=sum(len(asked_in(talk.turns, turn.turn.n)) for turn in talk.by(Role.CUSTOMER)),
        open_share=_share(sum(q.is_open for q in asked), len(asked)),
        follow_ups=follow_ups,
        follow_up_share=_share(min(follow_ups, len(asked)), len(asked)),
        follow_ups_per_problem=round(follow_ups / problems, 2) if problems else None,
        uptake=round(sum(strengths) / len(strengths), 4) if strengths else None,
    )


def replies(turns: Sequence[AnnotatedTurn]) -> Iterator[tuple[AnnotatedTurn, AnnotatedTurn]]:
    """Each reply of the agent with the customer's turn that it answers.

    Listening signals pass on both sides, unless the talk holds no other reply.
    """
    said = [turn for turn in turns if turn.words]
    spoken = [turn for turn in said if not is_listener_talk(turn)]
    pairs = list(_answered(spoken)) or list(_answered(said))
    yield from pairs


def _answered(turns: Sequence[AnnotatedTurn]) -> Iterator[tuple[AnnotatedTurn, AnnotatedTurn]]:
    for before, turn in pairwise(turns):
        if before.turn.speaker is Role.CUSTOMER and turn.turn.speaker is Role.AGENT:
            yield turn, before


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
