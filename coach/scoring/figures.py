"""Figures beside the scores: who talks how much, how fast replies come, how long people wait, what is asked."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from coach.listening.balance import amount, leads, overlap_share
from coach.listening.pauses import time_of
from coach.listening.rates import speech_rate
from coach.listening.replies import replies
from coach.listening.stretches import stretches
from coach.model import Channel, Figures, Finding, Language, Role
from coach.scoring.asking import asking
from coach.scoring.flow import answered_share
from coach.scoring.times import waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.detectors import Talk
    from coach.listening.replies import Reply
    from coach.model import Pause, Strand


def figures(talk: Talk, findings: Sequence[Finding], pauses: Sequence[Pause], strands: Sequence[Strand]) -> Figures:
    """The figures of one conversation; None where the transcript cannot tell.

    Talk is measured in seconds where turns have a length, else in words.
    """
    agent, customer = amount(talk, Role.AGENT), amount(talk, Role.CUSTOMER)
    both = agent + customer
    answers = tuple(replies(talk, waiting(talk.turns[0].language if talk.turns else Language.FI)))
    asked = asking(talk, findings, strands)
    holds = tuple(pause for pause in pauses if pause.whose is Role.AGENT and pause.announced is not None)
    return Figures(
        talk_share=round(agent / both, 3) if both else None,
        listen_to_talk=round(customer / agent, 2) if agent else None,
        longest_monologue_s=_longest(talk),
        response_time_s=_median([max(0.0, reply.seconds) for reply in answers if not reply.announced]),
        first_response_s=_first(talk, answers),
        holds=len({pause.announced for pause in holds}) if _spoken(talk) else None,
        hold_s=round(sum((pause.time.duration for pause in holds), 0.0), 2) if _spoken(talk) else None,
        syllables_per_second=speech_rate(talk, Language.FI),
        words_per_minute=speech_rate(talk, Language.EN),
        overlap_share=overlap_share(talk),
        agent_leads=leads(talk, Role.AGENT),
        customer_leads=leads(talk, Role.CUSTOMER),
        questions=asked.questions,
        customer_questions=asked.customer_questions,
        open_share=asked.open_share,
        follow_ups=asked.follow_ups,
        follow_up_share=asked.follow_up_share,
        follow_ups_per_problem=asked.follow_ups_per_problem,
        uptake=asked.uptake,
        answered_share=answered_share(strands),
    )


def _spoken(talk: Talk) -> bool:
    """Whether this is a call whose turns have a length."""
    return talk.conversation.channel is Channel.PHONE and any(t.turn.time for t in talk.turns)


def _longest(talk: Talk) -> float | None:
    lengths = [stretch.time.duration for stretch in stretches(talk)] if _spoken(talk) else []
    return round(max(lengths), 2) if lengths else None


def _first(talk: Talk, answers: Sequence[Reply]) -> float | None:
    """In writing, from the customer's first message to the first answer."""
    if talk.conversation.channel is Channel.PHONE or not answers:
        return None
    return round(time_of(answers[0].turn).start - time_of(answers[0].since[0]).end, 2)


def _median(seconds: Sequence[float]) -> float | None:
    return round(median(seconds), 2) if seconds else None
