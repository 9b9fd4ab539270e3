"""Invented conversations that ship with Coach, so that a newcomer sees the main job work at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.model import Language
from coach.transcripts import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.model import Conversation

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample conversation with its title in both languages."""

    conversation: Conversation
    titles: dict[Language, str]


def samples() -> Iterator[Sample]:
    """All samples, Finnish first."""
    for file in sorted(FOLDER.glob("*.jsonl"), key=lambda f: (not f.name.startswith("fi"), f.name)):
        title = json.loads(file.read_text("utf-8"))["title"]
        yield Sample(read(file), {language: title[language.value] for language in Language})
