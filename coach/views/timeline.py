"""What the timeline draws: two lanes of turns, where people talk at once, and silences. Plain values for the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from coach.model import Channel, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Conversation, Finding, Review, Segment, Turn

_SILENCE_S = 3.0  # shorter pauses are the ordinary rhythm of talk
_TYPES = ("interruption", "backchannel", "cooperative-overlap", "early-reply")


def timeline(review: Review) -> dict[str, Any]:
    """The lanes in the unit the transcript allows: `spoken` and `written` in seconds, `words` by their number."""
    turns = review.conversation.turns
    if not _timed(turns):
        return {"mode": "words", "bars": list(_by_words(turns)), "overlaps": [], "silences": []}
    if review.conversation.channel is not Channel.PHONE or not any(t.time for t in turns):
        return {"mode": "written", "bars": list(_by_time(turns)), "overlaps": [], "silences": []}
    return {
        "mode": "spoken",
        "bars": list(_by_time(turns)),
        "overlaps": list(_overlaps(review)),
        "silences": list(_silences(review)),
    }


def _timed(turns: Sequence[Turn]) -> bool:
    """Times that tell turns apart; one and the same time for all is as good as none."""
    return len({turn.time.start for turn in turns if turn.time is not None}) > 1


def _by_time(turns: Sequence[Turn]) -> Iterator[list[float]]:
    for turn in turns:
        if turn.time is not None:
            yield [turn.n, turn.time.start, turn.time.end]


def _by_words(turns: Sequence[Turn]) -> Iterator[list[float]]:
    said = 0
    for turn in turns:
        words = len(turn.text.split())
        yield [turn.n, said, said + words]
        said += words


def _overlaps(review: Review) -> Iterator[list[Any]]:
    """Each stretch where agent and customer talk at once: start, end, type, the turn that began it."""
    types = {f.turn: f.behaviour for f in review.findings if f.behaviour in _TYPES}
    last: dict[Role, tuple[Segment, int]] = {}
    for turn in _in_time(review.conversation):
        if turn.time is None or turn.speaker is Role.OTHER:
            continue
        other = last.get(Role.CUSTOMER if turn.speaker is Role.AGENT else Role.AGENT)
        if other and (both := other[0] & turn.time):
            yield [both.start, both.end, types.get(turn.n, "other-overlap"), turn.n]
        own = last.get(turn.speaker)
        if own is None or turn.time.end > own[0].end:
            last[turn.speaker] = (turn.time, turn.n)


def _silences(review: Review) -> Iterator[list[Any]]:
    """Each pause worth seeing: start, end, and whether nobody said what was going on."""
    unexplained = [f for f in review.findings if f.behaviour == "unexplained-silence"]
    ends = 0.0
    for before, after in pairwise(_in_time(review.conversation)):
        if before.time is None or after.time is None:
            continue
        ends = max(ends, before.time.end)
        if after.time.start - ends >= _SILENCE_S:
            yield [ends, after.time.start, _within(unexplained, ends, after.time.start)]


def _within(findings: Sequence[Finding], start: float, end: float) -> bool:
    return any(f.time is not None and f.time.start < end and f.time.end > start for f in findings)


def _in_time(conversation: Conversation) -> list[Turn]:
    return sorted((t for t in conversation.turns if t.time is not None), key=lambda t: t.time.start if t.time else 0.0)


def signs(review: Review) -> dict[int, list[str]]:
    """The kinds of finding in each turn, concerns first, for the small signs above its bar."""
    kinds: dict[int, set[Kind]] = {}
    for finding in review.findings:
        if finding.kind is not Kind.OBSERVATION:
            kinds.setdefault(finding.turn, set()).add(finding.kind)
    return {turn: [kind.value for kind in Kind if kind in found] for turn, found in kinds.items()}
