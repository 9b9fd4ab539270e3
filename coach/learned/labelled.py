"""Labelled turns: what people marked in an agent's turn, for training and for measuring.

A labelled file is JSON Lines of `{"id", "language", "channel", "customer", "agent", "concerns", "also", "strengths"}`;
`also` names behaviours that a second reader would accept too, counted neither way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.model import Channel, CoachError, Conversation, Language, Role, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable


class LabelError(CoachError):
    """A labelled file that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One agent turn with the customer's turn before it, and what people marked."""

    id: str
    language: Language
    channel: Channel
    customer: str
    agent: str
    concerns: frozenset[str]
    also: frozenset[str]
    strengths: frozenset[str]

    @property
    def marked(self) -> frozenset[str]:
        """All that people marked."""
        return self.concerns | self.strengths

    def conversation(self) -> Conversation:
        """The scene to review."""
        said = [(Role.CUSTOMER, self.customer), (Role.AGENT, self.agent)]
        turns = tuple(Turn(n, role, text) for n, (role, text) in enumerate(pair for pair in said if pair[1].strip()))
        return Conversation(self.id, turns, self.language, self.channel)


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """The labelled turns of a JSON Lines file; LabelError names file and line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise LabelError(f"{path} cannot be opened: {error.strerror}.") from error
    try:
        records = [json.loads(line) for line in lines if line.strip()]
    except json.JSONDecodeError as error:
        raise LabelError(f"{path.name} is not JSON Lines: {error}.") from error
    return labelled(records, path.name)


def labelled(records: Iterable[dict[str, Any]], name: str) -> tuple[Labelled, ...]:
    """The labelled turns among the records of the file `name`; LabelError tells which line is none."""
    return tuple(_labelled(record, f"{name}, line {n}") for n, record in enumerate(records, 1))


def _labelled(raw: dict[str, Any], where: str) -> Labelled:
    try:
        return Labelled(
            id=raw["id"],
            language=Language(raw["language"]),
            channel=Channel(raw["channel"]),
            customer=raw.get("customer") or "",
            agent=raw["agent"],
            concerns=frozenset(raw["concerns"]),
            also=frozenset(raw.get("also", ())),
            strengths=frozenset(raw.get("strengths", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LabelError(f"{where}: not a labelled turn ({type(error).__name__}: {error}).") from error
