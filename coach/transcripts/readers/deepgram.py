"""Deepgram.

Turns are built from words, as an utterance may hold two speakers. A recording with a channel for each side is divided
by channel; otherwise `speaker` numbers the voices, and without diarisation nobody is named. Times are seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Label, Seconds, Shape, has, keys_of, languages, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Deepgram"
EXTENSIONS = (".json",)


class _Word(Shape):
    text: str = Field("", validation_alias=AliasChoices("punctuated_word", "word"))
    start: Seconds = None
    end: Seconds = None
    speaker: Label = None


class _Sentence(Shape):
    text: str = ""
    start: Seconds = None
    end: Seconds = None


class _Paragraph(Shape):
    speaker: Label = None
    sentences: tuple[_Sentence, ...] = ()


class _Paragraphs(Shape):
    paragraphs: tuple[_Paragraph, ...] = ()


class _Choice(Shape):
    transcript: str = ""
    words: tuple[_Word, ...] = ()
    divided: _Paragraphs = Field(_Paragraphs(), validation_alias="paragraphs")


class _Channel(Shape):
    alternatives: tuple[_Choice, ...] = ()
    detected_language: str | None = None

    @property
    def best(self) -> _Choice:
        return self.alternatives[0] if self.alternatives else _Choice.model_validate({})


class _Utterance(Shape):
    transcript: str = ""
    start: Seconds = None
    end: Seconds = None
    speaker: Label = None
    channel: Label = None
    words: tuple[_Word, ...] = ()


class _Results(Shape):
    channels: tuple[_Channel, ...] = ()
    utterances: tuple[_Utterance, ...] = ()


class _Metadata(Shape):
    request_id: str = ""


class _File(Shape):
    results: _Results
    metadata: _Metadata = _Metadata()


def recognises(raw: Raw) -> bool:
    """Results with channels, or with utterances alone."""
    results = raw.json["results"] if has(raw, "results") else None
    if not isinstance(results, dict):
        return False
    return "channels" in results or "transcript" in keys_of(results.get("utterances"))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    channels = whole.results.channels
    labels = [f"Channel {n}" if len(channels) > 1 else "" for n in range(len(channels))]
    found = tuple(cue for one, label in zip(channels, labels, strict=True) for cue in _cues(one.best, label))
    if not any(one.best.words for one in channels) and whole.results.utterances:
        found = tuple(cue for one in whole.results.utterances for cue in _whole(one, stereo=len(channels) > 1))
    spoken = languages(one.detected_language for one in channels)
    yield Draft(found, id=whole.metadata.request_id, language=spoken, joins=True, tracks=len(channels))


def _cues(best: _Choice, label: str) -> Iterator[Cue]:
    """What is said on a channel: by words, by sentences where there are none, or as it stands."""
    if best.words:
        yield from speech.cues(_heard(best.words, label))
        return
    divided = [(one.speaker, sentence) for one in best.divided.paragraphs for sentence in one.sentences]
    for speaker, sentence in divided:
        yield Cue(label or _speaker(speaker), sentence.text, segment(sentence.start, sentence.end))
    if not divided:
        yield Cue(label, best.transcript)


def _heard(words: tuple[_Word, ...], label: str, speaker: str | None = None) -> Iterator[speech.Heard]:
    for word in words:
        who = label or _speaker(word.speaker or speaker)
        yield speech.Heard(who, word.text, segment(word.start, word.end))


def _whole(one: _Utterance, *, stereo: bool) -> Iterator[Cue]:
    """An utterance where the channels have no words: by its own words, or as it stands."""
    label = speech.named("Channel", one.channel) if stereo else ""
    if one.words:
        yield from speech.cues(_heard(one.words, label, one.speaker))
    else:
        yield Cue(label or _speaker(one.speaker), one.transcript, segment(one.start, one.end))


def _speaker(number: str | None) -> str:
    return speech.named("Speaker", number)
