"""The review as JSON: the names are a contract with every program that reads them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coach.model import Language
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Conversation, Finding, Place, Review, Score, Segment, Strand, Turn


def to_dict(review: Review) -> dict[str, Any]:
    """The review as plain values, keys as in the contract; times in seconds, spans in characters."""
    return {
        "conversation": _conversation(review.conversation),
        "findings": [_finding(finding) for finding in review.findings],
        "scores": [_score(score) for score in review.scores],
        "figures": asdict(review.figures),
        "versions": asdict(review.versions),
        "purpose": wording(review.conversation.language or Language.FI)("page.purpose"),
        "overlaps": [{**asdict(overlap), "time": _time(overlap.time)} for overlap in review.overlaps],
        "pauses": [{**asdict(pause), "time": _time(pause.time)} for pause in review.pauses],
        "flow": [_strand(strand) for strand in review.flow],
    }


def to_json(review: Review) -> str:
    """The review as one line of JSON."""
    return json.dumps(to_dict(review), ensure_ascii=False)


def _conversation(conversation: Conversation) -> dict[str, Any]:
    return {
        "id": conversation.id,
        "source": conversation.source,
        "language": conversation.language,
        "channel": conversation.channel,
        "turns": [_turn(turn) for turn in conversation.turns],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    start, end = (turn.time.start, turn.time.end) if turn.time is not None else (None, None)
    return {"n": turn.n, "speaker": turn.speaker, "text": turn.text, "start": start, "end": end}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "behaviour": finding.behaviour,
        "dimension": finding.dimension,
        "kind": finding.kind,
        "turn": finding.turn,
        "span": [finding.span.start, finding.span.end],
        "text": finding.text,
        "time": _time(finding.time),
        "confidence": round(finding.confidence, 3),
        "why": finding.why,
        "alternatives": [{"text": a.text, "source": a.source} for a in finding.alternatives],
        "about": _place(finding.about),
    }


def _strand(strand: Strand) -> dict[str, Any]:
    return {**asdict(strand), "place": _place(strand.place), "by": _place(strand.by)}


def _place(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"turn": place.turn, "span": [place.span.start, place.span.end]}


def _time(time: Segment | None) -> list[float] | None:
    return None if time is None else [time.start, time.end]


def _score(score: Score) -> dict[str, Any]:
    return {
        "dimension": score.dimension,
        "points": score.points,
        "interval": list(score.interval) if score.interval else None,
        "assessed": score.assessed,
        "reason": score.reason,
        "because": list(score.because),
    }
