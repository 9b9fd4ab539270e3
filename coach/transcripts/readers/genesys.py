"""Genesys Cloud.

Phrases of the external and the internal participant; what the IVR, the queue and bots say is left out, by the phrase's
own purpose or because only they took part at that time. `startTimeMs` counts from 1970 in some exports and from the
start in others; its size tells. The decorated text, with capital letters and marks, is read where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from coach.model import Channel, Role, Segment, Word
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.vendor import Shape, keys_under, languages, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Genesys Cloud"
EXTENSIONS = (".json",)
_EPOCH_MS = 1e11  # larger than three years: a date, not a place in a call
_ROLES = {
    "external": Role.CUSTOMER,
    "customer": Role.CUSTOMER,
    "internal": Role.AGENT,
    "agent": Role.AGENT,
    "user": Role.AGENT,
}
_MACHINES = {
    "ivr": LeftOut.IVR, "acd": LeftOut.IVR, "voicemail": LeftOut.IVR, "workflow": LeftOut.BOT, "bot": LeftOut.BOT,
    "botflow": LeftOut.BOT, "virtualagent": LeftOut.BOT,
}  # fmt: skip
_CHANNELS = {"chat": Channel.CHAT, "webchat": Channel.CHAT, "message": Channel.CHAT, "email": Channel.EMAIL}


def _milliseconds(value: Any) -> Any:
    return value.get("milliseconds") if isinstance(value, dict) else value


class _Timed(Shape):
    start: float | None = Field(None, validation_alias="startTimeMs")
    lasts: Annotated[float | None, BeforeValidator(_milliseconds)] = Field(
        None,
        validation_alias=AliasChoices("durationMs", "duration"),
    )

    def since(self, origin: float) -> Segment | None:
        if self.start is None:
            return None
        start = self.start - origin
        return segment(start, start + (self.lasts or 0.0), 0.001)


class _Word(_Timed):
    text: str = Field("", validation_alias="word")


class _Phrase(_Timed):
    text: str = ""
    decorated: str = Field("", validation_alias="decoratedText")
    purpose: str = Field("", validation_alias="participantPurpose")
    words: tuple[_Word, ...] = ()


class _Transcript(Shape):
    phrases: tuple[_Phrase, ...] = ()
    language: str | None = None


class _Participant(Shape):
    purpose: str = Field("", validation_alias="participantPurpose")
    start: float | None = Field(None, validation_alias="startTimeMs")
    end: float | None = Field(None, validation_alias="endTimeMs")

    def present(self, at: float) -> bool:
        return (self.start is None or self.start <= at) and (self.end is None or at < self.end)


class _File(Shape):
    id: str = Field("", validation_alias="conversationId")
    media: str = Field("", validation_alias="mediaType")
    transcripts: tuple[_Transcript, ...]
    participants: tuple[_Participant, ...] = ()


def recognises(raw: Raw) -> bool:
    """Transcripts with phrases."""
    return "phrases" in keys_under(raw, "transcripts")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    phrases = list(dict.fromkeys(phrase for one in whole.transcripts for phrase in one.phrases))
    first = min((phrase.start for phrase in phrases if phrase.start is not None), default=0.0)
    origin = first if first > _EPOCH_MS else 0.0
    channel = _CHANNELS.get(whole.media.casefold(), Channel.PHONE)
    cues = tuple(_cue(phrase, origin, _machine(phrase, whole.participants)) for phrase in phrases)
    spoken = languages(one.language for one in whole.transcripts)
    tracks = 2 if channel is Channel.PHONE else 0  # the two sides are recorded apart
    yield Draft(cues, whole.id, spoken, channel, joins=channel is Channel.PHONE, tracks=tracks)


def _cue(phrase: _Phrase, origin: float, machine: LeftOut | None) -> Cue:
    words = tuple(Word(word.text, time) for word in phrase.words if (time := word.since(origin)) is not None)
    role = _ROLES.get(phrase.purpose.casefold(), Role.OTHER)
    text = phrase.decorated or phrase.text
    return Cue(phrase.purpose, text, phrase.since(origin), words, role, left_out=machine)


def _machine(phrase: _Phrase, participants: tuple[_Participant, ...]) -> LeftOut | None:
    """What machine says the phrase, None where a person may have said it."""
    purpose = phrase.purpose.casefold()
    if purpose in _MACHINES or _ROLES.get(purpose) is not Role.AGENT or phrase.start is None:
        return _MACHINES.get(purpose)
    there = [one.purpose.casefold() for one in participants if one.present(phrase.start)]
    known = {one.purpose.casefold() for one in participants}
    if any(_ROLES.get(one) is Role.AGENT for one in there) or not any(_ROLES.get(one) is Role.AGENT for one in known):
        return None
    return next((_MACHINES[one] for one in there if one in _MACHINES), None)
