"""Reading for practice: many short scenes that share their turns, so each text is parsed once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach import handbook as handbooks
from coach import rules
from coach.alternatives.suggest import with_alternatives
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.rules.apply import apply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Conversation, Finding

_MOST_KNOWN = 20_000
_known: dict[tuple[str, Language], AnnotatedTurn] = {}


def parsed(turns: Iterable[Turn], language: Language) -> tuple[AnnotatedTurn, ...]:
    """The turns annotated, those not seen before in one batch."""
    wanted = tuple(turns)
    texts = dict.fromkeys(turn.text for turn in wanted)
    new = [text for text in texts if (text, language) not in _known]
    fresh = dict(zip(new, annotate((Turn(0, Role.AGENT, text) for text in new), language), strict=True)) if new else {}
    read = {text: fresh.get(text) or _known[text, language] for text in texts}
    if len(_known) + len(fresh) > _MOST_KNOWN:
        _known.clear()
    _known.update(((text, language), turn) for text, turn in fresh.items())
    return tuple(replace(read[turn.text], turn=turn) for turn in wanted)


def said(texts: Iterable[str], language: Language) -> tuple[AnnotatedTurn, ...]:
    """Texts as an agent's annotated turns."""
    return parsed((Turn(0, Role.AGENT, text) for text in texts), language)


def talk_of(scene: Conversation, handbook: Handbook | None = None) -> Talk:
    """The scene, ready for the rulebook."""
    return Talk(scene, parsed(scene.turns, scene.language or Language.FI), handbook or handbooks.load())


def found_in(talk: Talk) -> tuple[Finding, ...]:
    """What the team's rulebook finds in the scene."""
    return tuple(finding for finding, _ in apply(rules.of(talk.handbook), talk))


def with_drafts(talk: Talk) -> tuple[Finding, ...]:
    """What is found, with alternatives."""
    rulebook = rules.of(talk.handbook)
    return with_alternatives(rulebook, talk, apply(rulebook, talk))
