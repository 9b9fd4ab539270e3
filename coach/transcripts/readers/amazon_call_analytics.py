"""Amazon Transcribe Call Analytics and Contact Lens.

Turns with the participant's role. Calls have milliseconds from the start; Contact Lens and Amazon Connect chats have
the time of day of each message and, among them, events. Older files name the role only in the list of participants.
Bots and the system are left out, lists of choices too. The segments of a call that still goes on, as Contact Lens gives
them, are read as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, AliasPath, Field

from coach.model import Channel, Role, Segment, Word
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.speakers import automatic, role_of
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Seconds, Shape, keys_of, language, objects, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Amazon Transcribe Call Analytics ja Contact Lens"
EXTENSIONS = (".json",)
_IN_SEGMENTS = ("Transcript", "Event")


class _Item(Shape):
    text: str = Field("", validation_alias="Content")
    start: Seconds = Field(None, validation_alias="BeginOffsetMillis")
    end: Seconds = Field(None, validation_alias="EndOffsetMillis")


class _Turn(Shape):
    text: str = Field("", validation_alias="Content")
    role: str = Field("", validation_alias="ParticipantRole")
    person: str = Field("", validation_alias="ParticipantId")
    start: Seconds = Field(None, validation_alias="BeginOffsetMillis")
    end: Seconds = Field(None, validation_alias="EndOffsetMillis")
    at: str = Field("", validation_alias=AliasChoices("AbsoluteTime", AliasPath("Time", "AbsoluteTime")))
    kind: str = Field("", validation_alias="Type")
    content: str = Field("", validation_alias="ContentType")
    shown: str = Field("", validation_alias="DisplayName")
    items: tuple[_Item, ...] = Field((), validation_alias="Items")


class _Participant(Shape):
    person: str = Field("", validation_alias="ParticipantId")
    role: str = Field("", validation_alias="ParticipantRole")


class _File(Shape):
    turns: list[_Turn] = Field(validation_alias="Transcript")
    id: str = Field("", validation_alias="JobName")
    language: str | None = Field(None, validation_alias="LanguageCode")
    channel: str = Field("", validation_alias="Channel")
    participants: tuple[_Participant, ...] = Field((), validation_alias="Participants")


def recognises(raw: Raw) -> bool:
    """A transcript of turns with a participant."""
    return bool({"ParticipantRole", "ParticipantId"} & keys_of(_turns(raw.json)))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw, {**raw.json, "Transcript": _turns(raw.json)})
    turns = [turn for turn in whole.turns if turn.text.strip() or turn.kind.upper() == "EVENT"]
    chat = any(turn.at for turn in turns) or whole.channel.upper() == "CHAT"
    times = moments([turn.at for turn in turns]) if chat else [segment(turn.start, turn.end, 0.001) for turn in turns]
    roles = {one.person: one.role for one in whole.participants if one.person}
    found = tuple(
        _cue(turn, time, turn.role or roles.get(turn.person, "")) for turn, time in zip(turns, times, strict=True)
    )
    channel = Channel.CHAT if chat else Channel.PHONE
    spoken = language(whole.language)
    yield Draft(found, id=whole.id, language=spoken, channel=channel, joins=not chat, tracks=0 if chat else 2)


def _turns(value: Any) -> Any:
    """The list of turns; a call that still goes on has each in a segment of its own, beside events."""
    if not isinstance(value, dict) or "Segments" not in value:
        return value.get("Transcript") if isinstance(value, dict) else None
    return [{"Type": kind.upper(), **one} for held in objects(value["Segments"]) for kind, one in held.items()
            if kind in _IN_SEGMENTS and isinstance(one, dict)]  # fmt: skip


def _cue(turn: _Turn, time: Segment | None, role: str) -> Cue:
    timed = ((item.text, segment(item.start, item.end, 0.001)) for item in turn.items)
    words = tuple(Word(text, at) for text, at in timed if at is not None)
    label = turn.shown or role or turn.person
    known = role_of(role) or (Role.OTHER if role else None)
    return Cue(label, turn.text, time, words, known, left_out=_left_out(turn, role))


def _left_out(turn: _Turn, role: str) -> LeftOut | None:
    if turn.kind.upper() == "EVENT" or ".event." in turn.content:
        return LeftOut.EVENT
    if ".interactive" in turn.content:
        return LeftOut.BOT
    return LeftOut.BOT if automatic(role) else None
