"""What the timeline draws: two lanes of turns, where people talk at once, and silences. Plain values for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.model import Channel, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Review, Turn


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
    """Each stretch where two talk at once: start, end, type, the turn that came in."""
    for overlap in review.overlaps:
        yield [overlap.time.start, overlap.time.end, overlap.type, overlap.turn]


def _silences(review: Review) -> Iterator[list[Any]]:
    """Each pause worth seeing: start, end, and whether it was announced, or was to be."""
    unexplained = {f.time for f in review.findings if f.behaviour == "unexplained-silence"}
    for pause in review.pauses:
        kind = "unexplained" if pause.time in unexplained else "silence" if pause.announced is None else "announced"
        yield [pause.time.start, pause.time.end, kind]


def signs(review: Review) -> dict[int, list[str]]:
    """The kinds of finding in each turn, concerns first, for the small signs above its bar."""
    kinds: dict[int, set[Kind]] = {}
    for finding in review.findings:
        if finding.kind is not Kind.OBSERVATION:
            kinds.setdefault(finding.turn, set()).add(finding.kind)
    return {turn: [kind.value for kind in Kind if kind in found] for turn, found in kinds.items()}
