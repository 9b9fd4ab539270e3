"""Tells overlapping talk apart by its times: listening signals, early replies, talking together, interruptions.

Times must be finer than whole seconds, otherwise nothing is found: the smallest credible overlap would be a second.
Definitions and limits: docs/listening.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.handbook import Listening
    from coach.language.tokens import AnnotatedTurn

Type = Literal["backchannel", "early-reply", "cooperative-overlap", "interruption"]
_LISTENER = {
    Language.FI: frozenset(
        "joo juu joojoo niin nii mm mmm mhm hm hmm mhmm aha ahaa aa okei ok selvä selvän kyllä aivan juuri "
        "just jaa jaaha ai ahah hyvä vai niinpä totta kiitos onpa voi ei oho no".split()
    ),
    Language.EN: frozenset(
        "yeah yep yes yup mm mmm mhm hm hmm uh-huh uh huh okay ok right sure oh ah aha i see exactly gosh wow "
        "no really great good alright of course absolutely mm-hmm".split()
    ),
}
_MOST_LISTENER_WORDS = 5
_COMPLETE_S = 0.8  # at a finished sentence the last words may be talked over this long before it hurts
_SHORT_ECHO_WORDS = 4
_STILL = 8  # turns back that may still be being spoken


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two turns at once: `later` starts inside `earlier`; `seconds` is how long both talk."""

    type: Type
    earlier: AnnotatedTurn
    later: AnnotatedTurn
    time: Segment

    @property
    def seconds(self) -> float:
        """How long both talk at once."""
        return self.time.duration


def build(language: Language, text: Mapping[str, Any], *, type: str) -> Detect:
    """The overlaps of one type that the agent starts."""

    def detect(talk: Talk) -> Iterator[Match]:
        for overlap in overlaps(talk):
            if overlap.type == type and overlap.later.turn.speaker is Role.AGENT:
                yield _match(overlap)

    return detect


def overlaps(talk: Talk) -> Iterator[Overlap]:
    """All overlaps between the agent and others, typed, in the order of the later turn's start."""
    timed = sorted((t for t in talk.turns if t.turn.time), key=_start)
    if not trusted(timed):
        return
    for i, later in enumerate(timed):
        earlier = _spoken_over(timed[max(0, i - _STILL) : i], later)
        if earlier is not None:
            time = _time(earlier) & _time(later)
            kind = _type(earlier, later, time.duration, talk.handbook.listening)
            yield Overlap(kind, earlier, later, time)


def trusted(timed: Iterable[AnnotatedTurn]) -> bool:
    """Whether the times are finer than whole seconds."""
    return any(time != int(time) for turn in timed for time in (_time(turn).start, _time(turn).end))


def is_listener_talk(turn: AnnotatedTurn) -> bool:
    """Whether a turn is only listening signals (*joo*, *mm-hm*, *I see*), five words at most."""
    known = _LISTENER[turn.language]
    listener = sum(word.norm in known for word in turn.words)
    return len(turn.words) <= _MOST_LISTENER_WORDS and 2 * listener > len(turn.words) - (not turn.words)


def _time(turn: AnnotatedTurn) -> Segment:
    if turn.turn.time is None:
        raise ValueError("only timed turns overlap")
    return turn.turn.time


def _start(turn: AnnotatedTurn) -> tuple[float, int]:
    return (_time(turn).start, turn.turn.n)


def _spoken_over(before: list[AnnotatedTurn], later: AnnotatedTurn) -> AnnotatedTurn | None:
    """The other side's turn that is still being spoken when `later` starts, the one that ends last."""
    still = [
        t
        for t in before
        if t.turn.speaker is not later.turn.speaker and _time(t) & _time(later) and not is_listener_talk(t)
    ]
    return max(still, key=lambda t: _time(t).end, default=None)


def _type(earlier: AnnotatedTurn, later: AnnotatedTurn, seconds: float, limits: Listening) -> Type:
    if is_listener_talk(later):
        return "backchannel"
    takes_floor = _time(later).end > _time(earlier).end + limits.edge_s
    if not takes_floor:
        return "cooperative-overlap" if len(later.words) <= _SHORT_ECHO_WORDS else "interruption"
    if seconds <= limits.grace_s or (is_complete(earlier) and seconds <= _COMPLETE_S):
        return "early-reply"
    return "interruption"


def is_complete(turn: AnnotatedTurn) -> bool:
    """Whether the turn's text ends like a finished sentence."""
    return turn.turn.text.rstrip().endswith((".", "?", "!")) and not turn.turn.text.rstrip().endswith("...")


def _match(overlap: Overlap) -> Match:
    return Match(
        turn=overlap.later.turn.n,
        span=Span(0, len(overlap.later.turn.text)),
        confidence=0.8,
        reason=_reason(overlap) if overlap.type == "interruption" else "",
        time=overlap.time,
    )


def _reason(overlap: Overlap) -> str:
    seconds = f"{overlap.seconds:.1f}"
    words = overlap.earlier.words[-4:]
    last = overlap.earlier.turn.text[words[0].start : words[-1].end] if words else "–"
    if overlap.later.language is Language.FI:
        return (
            f"Asiakas puhui vielä {seconds.replace('.', ',')} s, kun vuoro alkoi (”… {last}”). "
            "Loppuun puhuttu asia kertoo usein enemmän, ja asiakas tuntee tulleensa kuulluksi."
        )
    return (
        f"The customer was still talking for {seconds} s when this began (“… {last}”). "
        "Let finished, the customer often tells more, and feels heard."
    )
