"""Twilio Voice Intelligence.

Sentences with a media channel for each side, times in seconds that may be null. Which channel is the agent is a setting
of the service: it is read where the transcript's own data stands around the sentences, and otherwise guessed from what
is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.model import Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.speakers import role_of
from coach.transcripts.vendor import Seconds, Shape, keys_of, keys_under, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.model import Role
    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Twilio Voice Intelligence"
EXTENSIONS = (".json",)


_START, _END = AliasChoices("start_time", "startTime"), AliasChoices("end_time", "endTime")


class _Word(Shape):
    text: str = Field("", validation_alias="word")
    start: Seconds = Field(None, validation_alias=_START)
    end: Seconds = Field(None, validation_alias=_END)


class _Sentence(Shape):
    channel: int | None = Field(None, validation_alias=AliasChoices("media_channel", "mediaChannel"))
    place: int = Field(0, validation_alias=AliasChoices("sentence_index", "sentenceIndex"))
    text: str = Field("", validation_alias="transcript")
    start: Seconds = Field(None, validation_alias=_START)
    end: Seconds = Field(None, validation_alias=_END)
    words: tuple[_Word, ...] = ()


class _Participant(Shape):
    channel: int | None = Field(None, validation_alias="channel_participant")
    role: str = ""


class _Participants(Shape):
    participants: tuple[_Participant, ...] = ()


class _File(Shape):
    sentences: tuple[_Sentence, ...]
    channel: _Participants | None = None
    language: str | None = Field(None, validation_alias="language_code")
    sid: str = ""


def recognises(raw: Raw) -> bool:
    """Sentences with a media channel."""
    return bool({"media_channel", "mediaChannel"} & (keys_under(raw, "sentences") | keys_of(raw.json)))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw, {"sentences": raw.json} if isinstance(raw.json, list) else None)
    sentences = sorted(whole.sentences, key=lambda sentence: sentence.place)
    roles = {one.channel: role_of(one.role) for one in (whole.channel.participants if whole.channel else ())}
    cues = tuple(_cue(sentence, roles.get(sentence.channel)) for sentence in sentences)
    tracks = len({one.channel for one in sentences})
    yield Draft(cues, id=whole.sid, language=language(whole.language), joins=True, tracks=tracks)


def _cue(one: _Sentence, role: Role | None) -> Cue:
    timed = ((word.text, segment(word.start, word.end)) for word in one.words)
    words = tuple(Word(text, time) for text, time in timed if time is not None)
    return Cue(speech.named("Channel", one.channel), one.text, segment(one.start, one.end), words, role)
