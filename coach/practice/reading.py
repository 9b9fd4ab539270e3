"""Reading for practice: many short scenes that share their turns, so each text is parsed and each scene read once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach import handbook as handbooks
from coach import rules
from coach.alternatives.suggest import with_alternatives
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.rules.apply import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Conversation, Finding

_MOST_KNOWN = 20_000
_parsed: dict[tuple[str, Language], AnnotatedTurn] = {}
_found: dict[tuple[Any, ...], tuple[Finding, ...]] = {}


def parsed(turns: Iterable[Turn], language: Language) -> tuple[AnnotatedTurn, ...]:
    """The turns annotated, those not seen before in one batch."""
    wanted = tuple(turns)
    known = {turn.text: _parsed.get((turn.text, language)) for turn in wanted}
    new = [text for text, turn in known.items() if turn is None]
    fresh = dict(zip(new, annotate((Turn(0, Role.AGENT, text) for text in new), language), strict=True)) if new else {}
    _remember(_parsed, {(text, language): turn for text, turn in fresh.items()})
    return tuple(replace(known[turn.text] or fresh[turn.text], turn=turn) for turn in wanted)


def _remember(known: dict[Any, Any], new: Mapping[Any, Any]) -> None:
    """What is new beside what is known; where that grows large, all begins anew."""
    if len(known) + len(new) > _MOST_KNOWN:
        known.clear()
    known.update(new)


def said(texts: Iterable[str], language: Language) -> tuple[AnnotatedTurn, ...]:
    """Texts as an agent's annotated turns."""
    return parsed((Turn(0, Role.AGENT, text) for text in texts), language)


def talk_of(scene: Conversation, handbook: Handbook | None = None) -> Talk:
    """The scene, ready for the rulebook."""
    return Talk(scene, parsed(scene.turns, scene.language or Language.FI), handbook or handbooks.load())


def found_in(talk: Talk) -> tuple[Finding, ...]:
    """What the team's rulebook finds in the scene."""
    rulebook, scene = rules.of(talk.handbook), talk.conversation
    by = (rulebook.version, talk.handbook.version, scene.language, scene.channel, scene.turns)
    known = _found.get(by)
    if known is None:
        known = tuple(finding for finding, _ in apply(rulebook, talk))
        _remember(_found, {by: known})
    return known


def with_drafts(talk: Talk) -> tuple[Finding, ...]:
    """What is found, with alternatives."""
    rulebook = rules.of(talk.handbook)
    return with_alternatives(rulebook, talk, apply(rulebook, talk))
