"""Intercom conversations: HTML parts by users, leads, admins and bots.

Only what was said is read: assignments, notes, snoozes and the like are left out. The first message stands apart, as
`source` or in older files `conversation_message`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.model import Channel, Role, Segment
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.letters import from_html
from coach.transcripts.vendor import Shape, has, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Intercom"
EXTENSIONS = (".json",)
_ROLES = {
    "user": Role.CUSTOMER,
    "lead": Role.CUSTOMER,
    "contact": Role.CUSTOMER,
    "admin": Role.AGENT,
    "teammate": Role.AGENT,
}
_SPOKEN = {"", "comment", "open", "close", "assignment", "quick_reply"}  # with a body, these say it to the customer


class _Author(Shape):
    type: str = ""
    id: str = ""
    name: str = ""


class _Part(Shape):
    kind: str = Field("", validation_alias="part_type")
    body: str = ""
    created_at: float | None = None
    author: _Author = _Author()


class _Parts(Shape):
    parts: tuple[_Part, ...] = Field((), validation_alias="conversation_parts")


class _File(Shape):
    id: str = ""
    created_at: float | None = None
    first: _Part | None = Field(None, validation_alias=AliasChoices("source", "conversation_message"))
    later: _Parts | None = Field(None, validation_alias="conversation_parts")
    via: dict[str, object] = Field({}, validation_alias="source")


def recognises(raw: Raw) -> bool:
    """A conversation with its parts."""
    return has(raw, "conversation_parts") and (has(raw, "source") or has(raw, "conversation_message"))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    first = [whole.first] if whole.first else []
    later = [part for part in (whole.later.parts if whole.later else ()) if part.kind in _SPOKEN]
    cues = (_cue(part, part.created_at or whole.created_at, whole.created_at) for part in (*first, *later))
    channel = Channel.EMAIL if whole.via.get("type") == "email" else Channel.CHAT
    yield Draft(tuple(cue for cue in cues if cue.text), id=whole.id, channel=channel)


def _cue(part: _Part, at: float | None, started: float | None) -> Cue:
    author = part.author
    label = author.name or " ".join(word for word in (author.type.capitalize(), author.id) if word)
    return Cue(label, from_html(part.body), _time(at, started), role=_ROLES.get(author.type, Role.OTHER))


def _time(at: float | None, started: float | None) -> Segment | None:
    return None if at is None or started is None else segment(at - started)
