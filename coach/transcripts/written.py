"""What writers and readers agree on: `Agent (Anna)` for who speaks, clocks, and what keeps text from being misread.

A word joiner (U+2060), which nobody sees, stands where a line of text would otherwise be read as something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.transcripts.speakers import role_of, written_role

if TYPE_CHECKING:
    from coach.model import Conversation, Turn

GUARD = "\u2060"
_UNFIT = re.compile(r"[^\w .,'’&/()+@#–-]")
_LONGEST = 36


def label(turn: Turn) -> str:
    """The turn's speaker so that role and name can be read back; signs that no label holds are left out."""
    name = " ".join(_UNFIT.sub(" ", turn.name).split())[:_LONGEST].strip(" ,")
    if name == turn.speaker.value or not name:
        return turn.speaker.value
    simple = len(name.split()) == 1 and name.isalpha() and name[0].isupper()
    if simple and role_of(name) is turn.speaker and written_role(name) is None:
        return name
    return f"{turn.speaker.value.capitalize()} ({name})"


def clock(seconds: float, mark: str = ".") -> str:
    """`00:00:01.500`, with the given decimal mark."""
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"


def spans(conversation: Conversation) -> list[tuple[float, float]]:
    """Start and end of every turn; one without a time stands where the one before it ended."""
    found: list[tuple[float, float]] = []
    reached = 0.0
    for turn in conversation.turns:
        start, end = (turn.time.start, turn.time.end) if turn.time is not None else (reached, reached)
        found.append((start, end))
        reached = end
    return found


def unguarded(text: str) -> str:
    """The text without the joiners that kept it from being misread."""
    return text.replace(GUARD, "")
