"""How the agent addresses this customer: *te* or *sinä*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Role

if TYPE_CHECKING:
    from coach.detectors import Talk
    from coach.handbook import Register

_SINGULAR = frozenset("sinä sinua sinun sinulla sinulle sinulta sinuun sinussa sinusta".split())
_PLURAL = frozenset("te teitä teidän teillä teille teiltä teihin teissä teistä".split())


def register_of(talk: Talk, turn: int) -> Register:
    """The agent's own form in this turn, else in the conversation, else the handbook's."""
    near = _leaning(talk, (turn,)) or _leaning(talk, range(len(talk.turns)))
    if near:
        return "te" if near > 0 else "sinä"
    return talk.handbook.team.register


def _leaning(talk: Talk, turns: range | tuple[int, ...]) -> int:
    """More than 0 for te, less for sinä."""
    words = (word for n in turns if talk.turns[n].turn.speaker is Role.AGENT for word in talk.turns[n].words)
    return sum(_lean(word.norm, word.classes) for word in words)


def _lean(norm: str, classes: frozenset[str]) -> int:
    if norm in _PLURAL or norm == "ette" or norm.endswith(("tteko", "ttekö")):
        return 1
    if norm in _SINGULAR:
        return -1
    if "verb" in classes and "2nd" in classes and "imperative" not in classes:
        return 1 if norm.endswith("tte") else -1
    if "imperative" in classes and "2nd" in classes:
        return 1 if norm.endswith(("kaa", "kää")) else -1
    return 0
