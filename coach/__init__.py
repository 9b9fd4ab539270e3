"""Coach reads customer-service conversations and helps agents talk with customers better.

>>> import coach
>>> conversation = coach.read("call.vtt")
>>> review = coach.review(conversation)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coach.handbook import Handbook
    from coach.model import Conversation, Review

__version__ = "0.1.0"


def read(path: str | Path, roles: dict[str, str] | None = None) -> Conversation:
    """The conversation in a transcript file; see `coach.transcripts.read`."""
    from coach.transcripts import read as read_file  # heavy imports only when used

    return read_file(path, roles=roles)


def review(conversation: Conversation, handbook: Handbook | None = None) -> Review:
    """The review of one conversation; see `coach.reviewing.review`."""
    from coach.reviewing import review as review_one

    return review_one(conversation, handbook)
