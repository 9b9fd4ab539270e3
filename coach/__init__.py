"""Coach reads customer-service conversations and helps agents talk with customers better.

>>> import coach
>>> conversation = coach.read("call.vtt")
>>> masked = coach.mask(conversation).conversation
>>> review = coach.review(masked)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coach.handbook import Handbook
    from coach.model import Conversation, Review
    from coach.privacy import Masked

__version__ = "0.1.0"


def read(path: str | Path, roles: dict[str, str] | None = None) -> Conversation:
    """The conversation in a transcript file; see `coach.transcripts.read`."""
    from coach.transcripts import read as read_file  # heavy imports only when used

    return read_file(path, roles=roles)


def mask(conversation: Conversation, handbook: Handbook | None = None) -> Masked:
    """The conversation without personal data, and a report by kind; see `coach.privacy.mask`."""
    from coach.privacy import mask as mask_one

    return mask_one(conversation, handbook)


def review(conversation: Conversation, handbook: Handbook | None = None) -> Review:
    """The review of one conversation; see `coach.reviewing.review`."""
    from coach.reviewing import review as review_one

    return review_one(conversation, handbook)
