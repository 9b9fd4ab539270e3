"""Coach's own format, a conversation on each line: nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts.native import write_native

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Conversation

MANY = True


def write(conversations: Sequence[Conversation]) -> str:
    """The conversations as JSON Lines."""
    return write_native(conversations)
