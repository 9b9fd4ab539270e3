"""Rewrite a whole turn where grammar allows it: orders become requests, needless words are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.alternatives.cut import without_condescension
from coach.alternatives.english import english_requests
from coach.alternatives.finnish import finnish_requests
from coach.model import Finding, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn


def rewrites(turn: AnnotatedTurn, finding: Finding) -> Iterator[str]:
    """Whole-turn rewordings of a finding, the gentlest first; none where no safe rewrite is known."""
    if finding.behaviour == "command":
        requests = finnish_requests if turn.language is Language.FI else english_requests
        yield from requests(turn, finding.span)
    elif finding.behaviour == "condescension":
        yield from without_condescension(turn, finding.span)
