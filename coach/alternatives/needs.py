"""What a customer's turn calls for: an answer to *why*, a hand with something, a word about what went wrong.

Words decide (`needs.toml`), read apart where the customer asks and where they tell.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.alternatives.register import register_of
from coach.language.once import once
from coach.model import Role
from coach.questions.find import questions_in
from coach.questions.mentions import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.handbook import Register
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language


_TELLS = 4  # words: *Niin, Virtasen Pekka* only names who calls


class Need(StrEnum):
    """What a reply to the customer should not pass over."""

    QUESTION = "question"
    WHY = "why"
    WHEN = "when"
    WISH = "wish"
    LOST = "lost"
    TROUBLE = "trouble"
    WORRY = "worry"
    WAITING = "waiting"
    GRIEF = "grief"
    DONE = "done"  # the customer says what was done or agreed, as records might show
    THANKS = "thanks"
    TOLD = "told"  # the customer tells something, and no more is known of it


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an agent's turn stands: what it replies to, how they address the customer, whether they speak first."""

    needs: frozenset[Need]
    register: Register
    first: bool

    @classmethod
    def of(cls, talk: Talk, turn: AnnotatedTurn) -> Setting:
        """The setting of one of the agent's turns in a talk."""
        before = talk.before(turn.turn.n, Role.CUSTOMER)
        return cls(
            needs_of(before) if before else frozenset(),
            register_of(talk, turn.turn.n),
            talk.before(turn.turn.n, Role.AGENT) is None,
        )


@once(64)
def needs_of(turn: AnnotatedTurn) -> frozenset[Need]:
    """All that a customer's turn calls for; empty where it only greets or names itself."""
    signs = _signs(turn.language)
    questions = [turn.span(q.first, q.last).of(turn.turn.text) for q in questions_in(turn)]
    told = [turn.span(m.first, m.core[1]).of(turn.turn.text) for m in statements(turn)]
    where = {"statement": told, "question": questions, "any": [turn.turn.text]}
    found = {need for kind, texts in where.items() for need in _named(signs[kind], texts)}
    if questions:
        found.add(Need.QUESTION)
    elif not found and sum(len(text.split()) for text in told) >= _TELLS:
        found.add(Need.TOLD)
    return frozenset(found)


def _named(signs: dict[Need, re.Pattern[str]], texts: list[str]) -> Iterator[Need]:
    return (need for need, sign in signs.items() if any(sign.search(text) for text in texts))


@cache
def _signs(language: Language) -> dict[str, dict[Need, re.Pattern[str]]]:
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language.value]
    return {
        kind: {Need(need): re.compile(sign, re.IGNORECASE) for need, sign in signs.items()}
        for kind, signs in rows.items()
    }
