"""The question flow as plain values: what the customer brought up and asked, checklists, what became of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from coach.model import Became, Place, Raises
from coach.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.model import Language, Review, Strand

_LONG = 96
_LEFT = frozenset((Became.MISSED, Became.UNANSWERED))
_ASIDE = frozenset((Became.ERRAND, Became.OPEN))
_DRAFTED = frozenset("missed-follow-up unacknowledged-problem unanswered-question checklist-gap".split())


def question_flow(review: Review, language: Language) -> dict[str, Any] | None:
    """The strands in the order of the talk, those that need nothing aside, then each checklist; None without any."""
    if not review.flow:
        return None
    own = [strand for strand in review.flow if strand.raises is not Raises.CHECKLIST]
    lists = [strand for strand in review.flow if strand.raises is Raises.CHECKLIST]
    say = wording(language)
    return {
        "told": _told(own, say),
        "rows": [_row(strand, review, say) for strand in _joined(own) if strand.became not in _ASIDE],
        "aside": [_row(strand, review, say) for strand in own if strand.became in _ASIDE],
        "lists": [
            {"title": say("flow.checklist", name=name), "rows": [_row(strand, review, say) for strand in same]}
            for name, same in groupby(lists, key=lambda strand: strand.topic)
        ],
    }


def _told(strands: Sequence[Strand], say: Wording) -> list[str]:
    """The counts in words: of what was brought up, and of what was asked."""
    told = Counter(strand.became for strand in strands if strand.raises is Raises.MENTION)
    asked = Counter(strand.became for strand in strands if strand.raises is Raises.QUESTION)
    sentences = []
    if told:
        counts = ", ".join(f"{say(f'became.{each}')} {told[each]}" for each in Became if told[each])
        sentences.append(say("flow.told", count=sum(told.values()), counts=counts))
    if asked:
        sentences.append(say("flow.asked", count=sum(asked.values()), answered=asked[Became.ANSWERED]))
    return sentences


def _joined(strands: Sequence[Strand]) -> Iterator[Strand]:
    """Neighbours of one turn and topic that got the same are one row: *Nobody came … Nobody rang*."""
    for _, group in groupby(strands, key=lambda each: (each.place.turn, each.raises, each.topic, each.became, each.by)):
        first, *rest = group
        told = first.raises is Raises.MENTION
        yield replace(first, text=" … ".join(each.text for each in (first, *rest))) if told else first
        yield from () if told else rest


def _row(strand: Strand, review: Review, say: Wording) -> dict[str, Any]:
    listed = strand.raises is Raises.CHECKLIST
    became = say(f"listed.{strand.became}") if listed else say(f"became.{strand.became}")
    left = strand.became in _LEFT
    return {
        "topic": "" if listed else say(f"topic.{strand.topic or strand.raises}"),
        "text": _short(strand.text),
        "turn": None if listed else strand.place.turn,
        "kind": "concern" if left else "observation" if strand.became in _ASIDE else "strength",
        "became": became,
        "by": _quote(strand.by, review) if strand.by else None,
        "instead": say("flow.instead") if left and strand.by else "",
        "card": _card(strand, review) if left else None,
    }


def _quote(place: Place, review: Review) -> dict[str, Any]:
    return {"turn": place.turn, "text": _short(place.span.of(review.conversation.turns[place.turn].text))}


def _card(strand: Strand, review: Review) -> int | None:
    """The number of the finding about what was left, whose card has questions drafted for it."""
    places: Iterable[Place | None] = (strand.place, strand.by)
    for i, finding in enumerate(review.findings):
        if finding.behaviour in _DRAFTED and any(
            place and place.turn == finding.turn and _overlap(place, finding.span.start, finding.span.end)
            for place in places
        ):
            return i
    return None


def _overlap(place: Place, start: int, end: int) -> bool:
    return place.span.start < end and start < place.span.end


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else flat[: _LONG - 1].rsplit(" ", 1)[0] + " …"
