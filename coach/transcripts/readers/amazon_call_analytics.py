"""Amazon Transcribe Call Analytics and Contact Lens: turns with the participant's role.

Calls have milliseconds from the start; Contact Lens chats have the time of day of each message and, among them, events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.model import Channel, Role, Segment, Word
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.speakers import role_of
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Shape, first_of, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Amazon Transcribe Call Analytics ja Contact Lens"
EXTENSIONS = (".json",)


class _Item(Shape):
    text: str = Field(validation_alias="Content")
    start: float | None = Field(None, validation_alias="BeginOffsetMillis")
    end: float | None = Field(None, validation_alias="EndOffsetMillis")


class _Turn(Shape):
    text: str = Field("", validation_alias="Content")
    role: str = Field("", validation_alias="ParticipantRole")
    person: str = Field("", validation_alias="ParticipantId")
    start: float | None = Field(None, validation_alias="BeginOffsetMillis")
    end: float | None = Field(None, validation_alias="EndOffsetMillis")
    at: str = Field("", validation_alias="AbsoluteTime")
    items: tuple[_Item, ...] = Field((), validation_alias="Items")


class _File(Shape):
    turns: list[_Turn] = Field(validation_alias="Transcript")
    id: str = Field("", validation_alias="JobName")
    language: str | None = Field(None, validation_alias="LanguageCode")
    channel: str = Field("", validation_alias="Channel")


def recognises(raw: Raw) -> bool:
    """A transcript of turns with a participant."""
    return bool({"ParticipantRole", "ParticipantId"} & first_of(raw, "Transcript").keys())


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    said = [turn for turn in whole.turns if turn.text.strip()]
    chat = any(turn.at for turn in said) or whole.channel.upper() == "CHAT"
    times = moments([turn.at for turn in said]) if chat else [segment(turn.start, turn.end, 0.001) for turn in said]
    found = tuple(_cue(turn, time) for turn, time in zip(said, times, strict=True))
    channel = Channel.CHAT if chat else Channel.PHONE
    yield Draft(found, id=whole.id, language=language(whole.language), channel=channel, joins=not chat)


def _cue(turn: _Turn, time: Segment | None) -> Cue:
    timed = ((item.text, segment(item.start, item.end, 0.001)) for item in turn.items)
    words = tuple(Word(text, at) for text, at in timed if at is not None)
    label = turn.role or turn.person
    return Cue(label, turn.text, time, words, role_of(label) or (Role.OTHER if turn.role else None))
