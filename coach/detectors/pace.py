"""Finds stretches of time that the customer feels: silence that nobody announced, monologues, slow replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, DetectorError, Match, Talk
from coach.listening.pauses import Waiting, pauses, time_of
from coach.listening.replies import replies
from coach.listening.stretches import stretches
from coach.model import Channel, Language, Role, Segment, Span
from coach.wording.shown import duration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.handbook import ReplyLimits
    from coach.language.tokens import AnnotatedTurn


def build(language: Language, text: Mapping[str, Any], *, what: str) -> Detect:
    """`what` is `silence`, `monologue` or `reply`; `text["words"]` are phrases about waits (see `Waiting`)."""
    if what not in _FINDERS:
        raise DetectorError(f"unknown option what = '{what}'; known: {', '.join(_FINDERS)}")
    waiting = Waiting.of(text.get("words", {}), language)
    find: Callable[[Talk, Waiting, Language], Iterator[Match]] = _FINDERS[what]
    return lambda talk: find(talk, waiting, language)


def _silences(talk: Talk, waiting: Waiting, language: Language) -> Iterator[Match]:
    limit = talk.handbook.listening.silence_s
    for pause in pauses(talk, waiting):
        if pause.whose is Role.AGENT and pause.announced is None and pause.time.duration > limit:
            turn = _agent_from(talk, pause.turn)
            if turn is not None:
                yield _match(turn, pause.time, _silence_reason(pause.time.duration, language))


def _agent_from(talk: Talk, n: int) -> AnnotatedTurn | None:
    """The agent's turn that ends the silence, or the next one where the customer had to ask."""
    return next((t for t in talk.turns[n:] if t.turn.speaker is Role.AGENT and t.words), None)


def _silence_reason(seconds: float, language: Language) -> str:
    if language is Language.FI:
        return (
            f"Ennen tätä oli {seconds:.0f} s hiljaista ilman ennakkotietoa. Hiljaisuuden voisi kertoa etukäteen: "
            "”Hetkinen, tarkistan asian, siihen menee noin minuutti.”"
        )
    return (
        f"{seconds:.0f} s of silence before this, unannounced. Saying it ahead helps: "
        "“One moment, I'll check this, it takes about a minute.”"
    )


def _monologues(talk: Talk, _: Waiting, language: Language) -> Iterator[Match]:
    if talk.conversation.channel is not Channel.PHONE:
        return
    limit = talk.handbook.listening.monologue_s
    for stretch in stretches(talk):
        if stretch.time.duration > limit:
            yield _match(stretch.longest, stretch.time, _monologue_reason(stretch.time.duration, limit, language))


def _monologue_reason(seconds: float, limit: float, language: Language) -> str:
    if language is Language.FI:
        return (
            f"Puhetta {seconds:.0f} s yhtä soittoa; käsikirjan raja on {limit:.0f} s. "
            "Välikysymys antaisi tilaa asiakkaalle."
        )
    return (
        f"{seconds:.0f} s of talk in one go; the handbook's limit is {limit:.0f} s. A question in between gives room."
    )


def _slow_replies(talk: Talk, waiting: Waiting, language: Language) -> Iterator[Match]:
    limit = _reply_limit(talk.conversation.channel, talk.handbook.reply_limits)
    if limit is None:
        return
    for reply in replies(talk, waiting):
        waited = reply.waited(limit)
        if waited > limit and not reply.announced:
            start = time_of(reply.turn).start
            yield _match(reply.turn, Segment(start - waited, start), _reply_reason(waited, limit, language))


def _reply_limit(channel: Channel, limits: ReplyLimits) -> float | None:
    return {Channel.CHAT: limits.chat_s, Channel.EMAIL: limits.email_s}.get(channel)


def _reply_reason(seconds: float, limit: float, language: Language) -> str:
    took, most = duration(seconds, language), duration(limit, language)
    if language is Language.FI:
        return f"Vastausaika oli {took}; käsikirjan raja on {most}."
    return f"The reply took {took}; the handbook's limit is {most}."


def _match(turn: AnnotatedTurn, time: Segment, reason: str) -> Match:
    return Match(turn.turn.n, Span(0, len(turn.turn.text)), confidence=0.9, reason=reason, time=time)


_FINDERS = {"silence": _silences, "monologue": _monologues, "reply": _slow_replies}
