"""Rewrite a whole turn where grammar allows it: orders become requests, needless words are cut."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from coach.alternatives.curt import asked_for
from coach.alternatives.cut import without_condescension
from coach.alternatives.english import english_requests
from coach.alternatives.finnish import finnish_requests
from coach.alternatives.framing import framed, stays_unkind
from coach.alternatives.go_on import going_on
from coach.model import Finding, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.alternatives.needs import Setting
    from coach.language.tokens import AnnotatedTurn


def rewrites(turn: AnnotatedTurn, finding: Finding, setting: Setting) -> Iterator[str]:
    """Whole-turn rewordings of a finding, the gentlest first; none where no safe rewrite is known."""
    if stays_unkind(turn):
        return
    requests = finnish_requests if turn.language is Language.FI else english_requests
    offered = next(going_on(turn, finding.span, finding.behaviour, setting.register), "")
    if finding.behaviour == "command":
        yield from requests(turn, finding.span)
    elif finding.behaviour == "dismissal":
        # A referral needs the request that offers help as well.
        offered = next(islice(requests(turn, finding.span), 1, 2), "")
    elif finding.behaviour == "condescension":
        yield from without_condescension(turn, finding.span)
    elif finding.behaviour == "impersonal" and (asked := list(asked_for(turn))):
        yield from asked
        return
    yield from framed(turn, finding.behaviour, setting, offered)
