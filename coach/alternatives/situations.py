"""Ready sentences for situations: what the agent's turn and the customer's turn before speak of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.alternatives.needs import Need, needs_of
from coach.model import Role

if TYPE_CHECKING:
    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language


@dataclass(frozen=True, slots=True)
class Situation:
    """A ready sentence for a behaviour, and what the turn (`said`) and the one before (`asked`) must hold.

    The customer's turn must have one of `needs` and none of `no`.
    """

    behaviour: str
    say: str
    said: re.Pattern[str]
    asked: re.Pattern[str]
    needs: frozenset[Need]
    no: frozenset[Need]

    @property
    def special(self) -> bool:
        """Whether it asks anything of the turns."""
        return bool(self.said.pattern or self.asked.pattern or self.needs)

    def fits(self, behaviour: str, said: str, asked: str, needs: frozenset[Need]) -> bool:
        """Whether it may be said in the place of a turn that said this, after one that asked this."""
        return (
            self.behaviour == behaviour
            and bool(self.said.search(said) and self.asked.search(asked))
            and (not self.needs or bool(self.needs & needs))
            and not self.no & needs
        )


@cache
def situations(language: Language) -> tuple[Situation, ...]:
    """All situations of a language, in the order of the file."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language.value]
    return tuple(
        Situation(
            row["behaviour"],
            row["say"],
            _pattern(row.get("said", "")),
            _pattern(row.get("asked", "")),
            frozenset(map(Need, row.get("needs", ()))),
            frozenset(map(Need, row.get("no", ()))),
        )
        for row in rows
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def for_turn(behaviour: str, talk: Talk, turn: AnnotatedTurn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences made for what these turns speak of, and those that fit any turn."""
    before = talk.before(turn.turn.n, Role.CUSTOMER)
    asked, needs = (before.turn.text, needs_of(before)) if before else ("", frozenset[Need]())
    fit = [s for s in situations(turn.language) if s.fits(behaviour, turn.turn.text, asked, needs)]
    return tuple(s.say for s in fit if s.special), tuple(s.say for s in fit if not s.special)
