"""Freshdesk and Freshservice conversations: `incoming` tells the customer, private notes are left out.

The ticket itself may stand around the conversations; its description is then the customer's first message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Channel, Role
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.letters import from_html, own_words
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Shape, first_of, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Freshdesk ja Freshservice"
EXTENSIONS = (".json",)


class _Message(Shape):
    user_id: str = ""
    body_text: str = ""
    body: str = ""
    created_at: str = ""
    incoming: bool = False
    private: bool = False

    @property
    def text(self) -> str:
        return own_words(self.body_text or from_html(self.body))


class _File(Shape):
    id: str = ""
    description_text: str = ""
    created_at: str = ""
    requester_id: str = ""
    conversations: tuple[_Message, ...]


def recognises(raw: Raw) -> bool:
    """Conversations with `incoming`, alone or inside their ticket."""
    return "incoming" in first_of(raw, "conversations")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The ticket's public messages as one conversation."""
    whole = shaped(_File, raw)
    asked = _Message(
        user_id=whole.requester_id,
        body_text=whole.description_text,
        created_at=whole.created_at,
        incoming=True,
    )
    messages = [one for one in (asked, *whole.conversations) if not one.private and one.text]
    times = moments([one.created_at for one in messages])
    cues = tuple(
        Cue(_label(one), one.text, time, role=Role.CUSTOMER if one.incoming else Role.AGENT)
        for one, time in zip(messages, times, strict=True)
    )
    yield Draft(cues, id=whole.id, channel=Channel.EMAIL)


def _label(message: _Message) -> str:
    return f"User {message.user_id}" if message.user_id else ("Customer" if message.incoming else "Agent")
