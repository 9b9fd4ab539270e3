"""Deepgram.

Turns are built from words, as an utterance may hold two speakers. A recording with a channel for each side is divided
by channel; otherwise `speaker` numbers the voices, and without diarisation nobody is named. Times are seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, has, languages, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Deepgram"
EXTENSIONS = (".json",)


class _Word(Shape):
    text: str = Field(validation_alias=AliasChoices("punctuated_word", "word"))
    start: float | None = None
    end: float | None = None
    speaker: int | None = None


class _Choice(Shape):
    transcript: str = ""
    words: tuple[_Word, ...] = ()


class _Channel(Shape):
    alternatives: tuple[_Choice, ...] = ()
    detected_language: str | None = None


class _Utterance(Shape):
    transcript: str = ""
    start: float | None = None
    end: float | None = None
    speaker: int | None = None
    channel: int | None = None


class _Results(Shape):
    channels: list[_Channel]
    utterances: tuple[_Utterance, ...] = ()


class _Metadata(Shape):
    request_id: str = ""


class _File(Shape):
    results: _Results
    metadata: _Metadata = _Metadata()


def recognises(raw: Raw) -> bool:
    """Results with channels."""
    return has(raw, "results") and isinstance(raw.json["results"], dict) and "channels" in raw.json["results"]


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    channels = whole.results.channels
    labels = [f"Channel {n}" if len(channels) > 1 else "" for n in range(len(channels))]
    found = tuple(cue for one, label in zip(channels, labels, strict=True) for cue in _cues(one, label))
    if not any(cue.words for cue in found) and whole.results.utterances:
        found = tuple(_whole(one, stereo=len(channels) > 1) for one in whole.results.utterances)
    spoken = languages(one.detected_language for one in channels)
    yield Draft(found, id=whole.metadata.request_id, language=spoken, joins=True, tracks=len(channels))


def _cues(channel: _Channel, label: str) -> Iterator[Cue]:
    best = channel.alternatives[0] if channel.alternatives else _Choice()
    if not best.words:
        yield Cue(label, best.transcript)
        return
    yield from speech.cues(
        speech.Heard(label or speech.named("Speaker", word.speaker), word.text, segment(word.start, word.end))
        for word in best.words
    )


def _whole(one: _Utterance, *, stereo: bool) -> Cue:
    """An utterance as it stands, where the file has no words."""
    label = speech.named("Channel", one.channel) if stereo else speech.named("Speaker", one.speaker)
    return Cue(label, one.transcript, segment(one.start, one.end))
