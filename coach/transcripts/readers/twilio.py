"""Twilio Voice Intelligence sentences: a media channel for each side, times in seconds that may be null.

Which channel is the agent is a setting of the service and not in the file, so it is guessed from what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.model import Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, first_of, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Twilio Voice Intelligence"
EXTENSIONS = (".json",)


class _Word(Shape):
    text: str = Field(validation_alias="word")
    start: float | None = Field(None, validation_alias="start_time")
    end: float | None = Field(None, validation_alias="end_time")


class _Sentence(Shape):
    channel: int | None = Field(None, validation_alias="media_channel")
    place: int = Field(0, validation_alias="sentence_index")
    text: str = Field("", validation_alias="transcript")
    start: float | None = Field(None, validation_alias="start_time")
    end: float | None = Field(None, validation_alias="end_time")
    words: tuple[_Word, ...] = ()


class _File(Shape):
    sentences: tuple[_Sentence, ...]


def recognises(raw: Raw) -> bool:
    """Sentences with a media channel."""
    return "media_channel" in first_of(raw, "sentences")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    sentences = sorted(shaped(_File, raw).sentences, key=lambda sentence: sentence.place)
    yield Draft(tuple(_cue(sentence) for sentence in sentences), joins=True)


def _cue(one: _Sentence) -> Cue:
    timed = ((word.text, segment(word.start, word.end)) for word in one.words)
    words = tuple(Word(text, time) for text, time in timed if time is not None)
    return Cue(speech.named("Channel", one.channel), one.text, segment(one.start, one.end), words)
