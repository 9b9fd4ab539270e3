"""Rewrite a whole turn where grammar allows it: orders become courteous requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Finding, Language, Span
from coach.rules.wording import put_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_MUST = frozenset(["need", "must", "should"])


def rewrites(turn: AnnotatedTurn, finding: Finding) -> Iterator[str]:
    """Whole-turn rewordings of a finding, the gentlest first; none where no safe rewrite is known."""
    if finding.behaviour == "command" and turn.language is Language.EN:
        yield from _english_request(turn, finding.span)


def _english_request(turn: AnnotatedTurn, span: Span) -> Iterator[str]:
    """*Send me the receipt.* → *Could you send me the receipt, please?*"""
    verb = _english_verb(turn, span)
    if verb is None:
        return
    first, last = next((a, b) for a, b in turn.sentences if a <= verb < b)
    rest = turn.turn.text[turn.words[verb].start : turn.words[last - 1].end]
    request = rest[:1].lower() + rest[1:]
    lead = "and " if first > 0 and turn.words[first].norm == "and" else ""
    yield put_in(turn, span, f"{lead}Could you {request}, please?")
    yield put_in(turn, span, f"{lead}Would you be able to {request}?")


def _english_verb(turn: AnnotatedTurn, span: Span) -> int | None:
    """The base verb that the customer is told to do, in the span or right after *need to*, *have to*, *must*."""
    inside = [i for i, word in enumerate(turn.words) if span.start <= word.start < span.end]
    for i in reversed(inside):
        if "base" in turn.words[i].classes and turn.words[i].norm not in _MUST | {"have", "be"}:
            return i
    return next((i for i in inside if "imperative" in turn.words[i].classes), None)
