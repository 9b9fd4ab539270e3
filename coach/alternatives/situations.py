"""Ready sentences for situations: what the agent's turn and the customer's turn before speak of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.model import Role

if TYPE_CHECKING:
    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language


@dataclass(frozen=True, slots=True)
class Situation:
    """A ready sentence for a behaviour, and what the turn (`said`) and the one before (`asked`) must hold."""

    behaviour: str
    say: str
    said: re.Pattern[str]
    asked: re.Pattern[str]

    @property
    def special(self) -> bool:
        """Whether it asks anything of the turns."""
        return bool(self.said.pattern or self.asked.pattern)


@cache
def situations(language: Language) -> tuple[Situation, ...]:
    """All situations of a language, in the order of the file."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language.value]
    return tuple(
        Situation(row["behaviour"], row["say"], _pattern(row.get("said", "")), _pattern(row.get("asked", "")))
        for row in rows
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def for_turn(behaviour: str, talk: Talk, turn: AnnotatedTurn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences made for what these turns speak of, and those that fit any turn."""
    before = talk.before(turn.turn.n, Role.CUSTOMER)
    asked = before.turn.text if before else ""
    fit = [
        s
        for s in situations(turn.language)
        if s.behaviour == behaviour and s.said.search(turn.turn.text) and s.asked.search(asked)
    ]
    return tuple(s.say for s in fit if s.special), tuple(s.say for s in fit if not s.special)
