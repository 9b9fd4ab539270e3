"""Intercom.

HTML parts by users, leads, admins and bots. Only what people said is read: bots (Fin too), notes, assignments, snoozes
and the like are left out. The first message stands apart, as `source` or in older files `conversation_message`. A file
may hold several conversations.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from coach.model import Channel, Role, Segment
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.letters import from_html
from coach.transcripts.vendor import Shape, objects, segment, shaped

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


def _epoch(value: Any) -> Any:
    """Seconds from 1970; some exports have the date written out."""
    try:
        return datetime.fromisoformat(value).timestamp() if isinstance(value, str) and "-" in value[1:] else value
    except ValueError:
        return None


_Epoch = Annotated[float | None, BeforeValidator(_epoch)]


class _Author(Shape):
    type: str = ""
    id: str = ""
    name: str = ""
    from_ai_agent: bool = False
    is_ai_answer: bool = False

    @property
    def automatic(self) -> bool:
        return self.type == "bot" or self.from_ai_agent or self.is_ai_answer


class _Part(Shape):
    kind: str = Field("", validation_alias="part_type")
    body: str = ""
    created_at: _Epoch = None
    author: _Author = _Author()

    @property
    def left_out(self) -> LeftOut | None:
        if "note" in self.kind:
            return LeftOut.NOTE
        if self.kind not in _SPOKEN or (self.kind not in ("", "comment") and not self.body):
            return LeftOut.EVENT
        return LeftOut.BOT if self.author.automatic else None


class _Parts(Shape):
    parts: tuple[_Part, ...] = Field((), validation_alias="conversation_parts")


class _Via(Shape):
    type: str = ""


class _Talk(Shape):
    id: str = ""
    created_at: _Epoch = None
    first: _Part | None = Field(None, validation_alias=AliasChoices("source", "conversation_message"))
    later: _Parts | tuple[_Part, ...] = Field((), validation_alias="conversation_parts")
    via: _Via = Field(_Via(), validation_alias="source")

    @property
    def parts(self) -> tuple[_Part, ...]:
        first = (self.first,) if self.first else ()
        return (*first, *(self.later.parts if isinstance(self.later, _Parts) else self.later))


def recognises(raw: Raw) -> bool:
    """A conversation with its parts, alone or in a list."""
    return any(_is_talk(one) for one in _talks(raw))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The conversations in the file."""
    for one in _talks(raw):
        talk = shaped(_Talk, raw, one)
        cues = (_cue(part, part.created_at or talk.created_at, talk.created_at) for part in talk.parts)
        kept = tuple(cue for cue in cues if cue.text or cue.left_out is LeftOut.EVENT)
        yield Draft(kept, id=talk.id, channel=Channel.EMAIL if talk.via.type == "email" else Channel.CHAT)


def _is_talk(one: dict[str, Any]) -> bool:
    first = bool({"source", "conversation_message"} & one.keys())
    return (first or one.get("type") == "conversation") if "conversation_parts" in one else (
        first and one.get("type") == "conversation"
    )  # fmt: skip


def _talks(raw: Raw) -> list[dict[str, Any]]:
    if isinstance(raw.json, dict) and "conversation_parts" in raw.json:
        return [raw.json]
    return objects(raw.json.get("conversations") if isinstance(raw.json, dict) else raw.json)


def _cue(part: _Part, at: float | None, started: float | None) -> Cue:
    author = part.author
    label = author.name or " ".join(word for word in (author.type.capitalize(), author.id) if word)
    role = _ROLES.get(author.type, Role.OTHER)
    return Cue(label, from_html(part.body), _time(at, started), role=role, left_out=part.left_out)


def _time(at: float | None, started: float | None) -> Segment | None:
    return None if at is None or started is None else segment(at - started)
