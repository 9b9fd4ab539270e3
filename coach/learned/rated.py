"""Rated texts: what people thought of the tone of a message, for training and for measuring.

A rated text is a JSON object with `id`, `language`, `text`, the `context` it answers or null, a number `score` or null
and a `label` or null; requests with one `labels.topic_id` are a ladder, its rungs ranked by `labels.intended_level`
(of replies, that level is the request's).
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.model import Channel, CoachError, Conversation, Language, Role, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Rated:
    """A text that people rated; `ladder` and `rung` where it is one of several versions of the same message."""

    id: str
    language: Language
    text: str
    context: str
    score: float | None
    label: str | None
    ladder: str = ""
    rung: float = 0.0

    def conversation(self) -> Conversation:
        """The scene to review: the text is the agent's, what it answers the customer's."""
        said = [(Role.CUSTOMER, self.context), (Role.AGENT, self.text)]
        turns = tuple(Turn(n, role, text) for n, (role, text) in enumerate(pair for pair in said if pair[1].strip()))
        return Conversation(self.id, turns, self.language, Channel.EMAIL)


def rated_file(path: Path) -> tuple[Rated, ...]:
    """The rated texts of a JSON Lines file, gzipped or not; CoachError names the file."""
    opened = gzip.open if path.suffix == ".gz" else Path.open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            return read_rated(json.loads(line) for line in lines if line.strip())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CoachError(f"{path.name} is no file of rated texts ({type(error).__name__}: {error}).") from error


def read_rated(records: Iterable[dict[str, Any]]) -> tuple[Rated, ...]:
    """The rated texts among the records of a file, those without words left out."""
    return tuple(_rated(record) for record in records if record["text"].strip())


def _rated(record: dict[str, Any]) -> Rated:
    labels = record.get("labels") or {}
    return Rated(
        id=record["id"],
        language=Language(record["language"]),
        text=record["text"],
        context=record.get("context") or "",
        score=record.get("score"),
        label=record.get("label"),
        ladder=str(labels.get("topic_id") or "") if labels.get("kind") == "request" else "",
        rung=float(labels.get("intended_level") or 0.0),
    )
