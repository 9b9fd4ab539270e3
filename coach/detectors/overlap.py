"""Finds the agent's overlaps of one type: listening signals, early replies, talking together, interruptions.

How they are told apart: `coach.listening.overlaps`. Listening signals count between the customer's words too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.listening.overlaps import Overlap, overlaps, signals_between
from coach.model import Language, Place, Role, Span
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.listening.speech import Speech

_SUREST, _BETWEEN = 0.95, 0.85  # times cannot make anybody surer; a signal that overlaps nothing
_LAST_WORDS = 4
_REASONS = 2  # a sentence with more of them is a list


def build(language: Language, text: Mapping[str, Any], *, type: str) -> Detect:
    """The overlaps of one type that the agent begins."""

    def detect(talk: Talk) -> Iterator[Match]:
        found = [_match(each) for each in overlaps(talk) if each.type == type and _by_agent(each.crossing.later)]
        if type == "backchannel":
            found += [_between(signal) for signal in signals_between(talk) if _by_agent(signal)]
        yield from sorted(found, key=lambda match: match.turn)

    return detect


def _by_agent(speech: Speech) -> bool:
    return speech.side is Role.AGENT


def _match(overlap: Overlap) -> Match:
    crossing = overlap.crossing
    return Match(
        turn=crossing.later.turn.turn.n,
        span=crossing.later.span,
        confidence=round(min(_SUREST, overlap.share), 2),
        reason=_reason(overlap),
        time=crossing.time,
        about=Place(crossing.earlier.turn.turn.n, _last_words(crossing.earlier)),
    )


def _between(signal: Speech) -> Match:
    say = wording(signal.turn.language)
    reason = say("overlap.between", own=_quoted(signal))
    return Match(signal.turn.turn.n, signal.span, _BETWEEN, reason=reason, time=signal.time)


def _reason(overlap: Overlap) -> str:
    """One sentence: how long both spoke, the customer's last words, and what weighed most."""
    crossing = overlap.crossing
    language = crossing.later.turn.language
    say = wording(language)
    seconds = f"{crossing.time.duration:.1f}"
    known = [f"overlap.because.{overlap.type}.{name}" for name in (*overlap.features, "any")]
    because = list(dict.fromkeys(say(key) for key in known if key in say.texts))[:_REASONS]
    return say(
        f"overlap.{overlap.type}",
        seconds=seconds.replace(".", ",") if language is Language.FI else seconds,
        said=_last_words(crossing.earlier).of(crossing.earlier.turn.turn.text),
        own=_quoted(crossing.later),
        because=say("overlap.and").join(because),
    )


def _quoted(speech: Speech) -> str:
    return speech.text.strip().rstrip(".,!–- ")


def _last_words(speech: Speech) -> Span:
    """The other's last words, to the end of what is written."""
    start = speech.words[-_LAST_WORDS:][0].start if speech.words else speech.span.start
    return Span(start, speech.span.start + len(speech.text.rstrip()))
