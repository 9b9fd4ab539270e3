"""Freshdesk and Freshservice.

`incoming` tells the customer; private notes are left out. The ticket itself may stand around the conversations: its
description is then the customer's first message. A bare list of conversations, as their own page of the interface gives
it, is read too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.model import Channel, Role
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.letters import own_words, written
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Shape, objects, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Freshdesk ja Freshservice"
EXTENSIONS = (".json",)
_SIDES = {True: Role.CUSTOMER, False: Role.AGENT, None: None}
_CHAT = 7  # the ticket's source: 1 e-mail, 2 portal, 3 phone, 7 chat


class _Message(Shape):
    user_id: str = ""
    body_text: str = ""
    body: str = ""
    created_at: str = ""
    incoming: bool | None = None
    private: bool = False

    @property
    def text(self) -> str:
        return own_words(written(self.body_text or self.body))


class _Requester(Shape):
    id: str = ""
    name: str = ""


class _File(Shape):
    id: str = ""
    description_text: str = ""
    description: str = ""
    created_at: str = ""
    source: int = 0
    requester_id: str = ""
    requester: _Requester = _Requester()
    conversations: tuple[_Message, ...] = ()


def recognises(raw: Raw) -> bool:
    """Conversations with `incoming`, alone or inside their ticket."""
    return any("incoming" in one for one in objects(_ticket(raw).get("conversations")))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The ticket's public messages as one conversation."""
    whole = shaped(_File, raw, _ticket(raw))
    asked = _Message(
        user_id=whole.requester.id or whole.requester_id,
        body_text=whole.description_text or whole.description,
        created_at=whole.created_at,
        incoming=True,
    )
    messages = [one for one in (asked, *whole.conversations) if one.text]
    times = moments([one.created_at for one in messages])
    cues = tuple(
        Cue(
            _label(one, whole),
            one.text,
            time,
            role=_SIDES[one.incoming],
            left_out=LeftOut.NOTE if one.private else None,
        )
        for one, time in zip(messages, times, strict=True)
    )
    yield Draft(cues, id=whole.id, channel=Channel.CHAT if whole.source == _CHAT else Channel.EMAIL)


def _ticket(raw: Raw) -> dict[str, Any]:
    """The ticket with its conversations; a bare list is a ticket without anything else."""
    found = {"conversations": raw.json} if isinstance(raw.json, list) else raw.json
    inner = found.get("ticket", found.get("helpdesk_ticket", found)) if isinstance(found, dict) else {}
    ticket = inner if isinstance(inner, dict) else {}
    around = found.get("conversations") if isinstance(found, dict) else None
    return ticket if "conversations" in ticket else {**ticket, "conversations": around or []}


def _label(message: _Message, whole: _File) -> str:
    if message.incoming and whole.requester.name and message.user_id in ("", whole.requester.id or whole.requester_id):
        return whole.requester.name
    side = _SIDES[message.incoming]
    return f"Author {message.user_id}" if message.user_id else side.value.capitalize() if side else ""
