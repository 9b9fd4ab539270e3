"""Finds stretches of time that the customer feels: unannounced silence, monologues, slow replies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Channel, Language, Role, Segment, Span, Turn
from coach.phrases import Phrase, compile_phrase
from coach.wording.shown import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.handbook import Handbook


def build(language: Language, text: Mapping[str, Any], *, what: str) -> Detect:
    """`what` is `silence`, `monologue` or `reply`; `text["words"]["announce"]` tells that a pause will come."""
    announce = tuple(compile_phrase(phrase, language) for phrase in text.get("words", {}).get("announce", ()))

    def detect(talk: Talk) -> Iterator[Match]:
        if what == "monologue":
            return _monologues(talk)
        if what == "silence":
            return _silences(talk, announce)
        return _slow_replies(talk)

    return detect


def _match(turn: Turn, time: Segment, reason: tuple[str, str], language: Language | None) -> Match:
    text = reason[0] if language is Language.FI else reason[1]
    return Match(turn.n, Span(0, len(turn.text)), confidence=0.9, reason=text, time=time)


def _monologues(talk: Talk) -> Iterator[Match]:
    if talk.conversation.channel is not Channel.PHONE:
        return
    limit = talk.handbook.listening.monologue_s
    for turn in (t.turn for t in talk.by(Role.AGENT)):
        if turn.time is not None and turn.time.duration > limit:
            seconds = round(turn.time.duration)
            yield _match(
                turn,
                turn.time,
                (
                    f"Puhetta {seconds} s yhtä soittoa; käsikirjan raja on {limit:.0f} s. "
                    "Välikysymys antaisi tilaa asiakkaalle.",
                    f"{seconds} s of talk in one go; the handbook's limit is {limit:.0f} s. "
                    "A question in between gives room.",
                ),
                talk.conversation.language,
            )


def _silences(talk: Talk, announce: tuple[Phrase, ...]) -> Iterator[Match]:
    if talk.conversation.channel is not Channel.PHONE:
        return
    limit = talk.handbook.listening.silence_s
    spoken = sorted((t for t in talk.turns if t.turn.time), key=lambda t: t.turn.time or Segment(0, 0))
    heard_until = 0.0
    announced = False
    for turn in spoken:
        time = turn.turn.time or Segment(0, 0)
        gap = Segment(heard_until, time.start)
        if gap.duration > limit and turn.turn.speaker is Role.AGENT and heard_until and not announced:
            yield _match(turn.turn, gap, _silence_reason(gap.duration), talk.conversation.language)
        heard_until = max(heard_until, time.end)
        if turn.turn.speaker is Role.AGENT or len(turn.words) > 3:
            announced = turn.turn.speaker is Role.AGENT and any(phrase.found_in(turn) for phrase in announce)


def _silence_reason(seconds: float) -> tuple[str, str]:
    return (
        f"Ennen tätä oli {seconds:.0f} s hiljaista ilman ennakkotietoa. Hiljaisuuden voisi kertoa etukäteen: "
        "”Hetkinen, tarkistan asian, siihen menee noin minuutti.”",
        f"{seconds:.0f} s of silence before this, unannounced. Saying it ahead helps: "
        "“One moment, I'll check this, it takes about a minute.”",
    )


def _slow_replies(talk: Talk) -> Iterator[Match]:
    limit = _reply_limit(talk.conversation.channel, talk.handbook)
    if limit is None:
        return
    for asked, answer in pairwise(t.turn for t in talk.turns):
        if asked.speaker is not Role.CUSTOMER or answer.speaker is not Role.AGENT:
            continue
        if asked.time is None or answer.time is None:
            continue
        wait = Segment(asked.time.end, answer.time.start)
        if wait.duration > limit:
            yield _match(answer, wait, _reply_reason(wait.duration, limit), talk.conversation.language)


def _reply_limit(channel: Channel, handbook: Handbook) -> float | None:
    limits = {Channel.CHAT: handbook.reply_limits.chat_s, Channel.EMAIL: handbook.reply_limits.email_s}
    return limits.get(channel)


def _reply_reason(seconds: float, limit: float) -> tuple[str, str]:
    fi, en = Language.FI, Language.EN
    return (
        f"Vastausaika oli {duration(seconds, fi)}; käsikirjan raja on {duration(limit, fi)}.",
        f"The reply took {duration(seconds, en)}; the handbook's limit is {duration(limit, en)}.",
    )
