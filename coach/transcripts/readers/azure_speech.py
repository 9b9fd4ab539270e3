"""Azure Speech.

The batch file with `recognizedPhrases` and the fast transcription with `phrases`. The first of `nBest` counts. Offsets
are ticks of 100 ns, ISO durations or milliseconds. Stereo files list the channels one after the other, so the phrases
are put in order of time; there the channels are the speakers, as each numbers its own. The batch's second version, with
`AudioFileResults`, is read too. Where there are no phrases, the whole text of each channel is taken, without times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.model import Segment, Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Label, Shape, has, keys_under, languages, objects, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Azure Speech"
EXTENSIONS = (".json",)
_TICK_S = 1e-7
_ISO = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)")
_PHRASES = ("recognizedPhrases", "phrases", "SegmentResults")


class _Timed(Shape):
    ticks: float | None = Field(None, validation_alias=AliasChoices("offsetInTicks", "Offset"))
    ticks_long: float | None = Field(None, validation_alias=AliasChoices("durationInTicks", "Duration"))
    iso: str = Field("", validation_alias="offset")
    iso_long: str = Field("", validation_alias="duration")
    ms: float | None = Field(None, validation_alias=AliasChoices("offsetMilliseconds", "offsetInMs"))
    ms_long: float | None = Field(None, validation_alias=AliasChoices("durationMilliseconds", "durationInMs"))

    @property
    def time(self) -> Segment | None:
        if self.ticks is not None:
            return segment(self.ticks, self.ticks + (self.ticks_long or 0.0), _TICK_S)
        if self.ms is not None:
            return segment(self.ms, self.ms + (self.ms_long or 0.0), 0.001)
        start = _seconds(self.iso)
        return None if start is None else segment(start, start + (_seconds(self.iso_long) or 0.0))


class _Word(_Timed):
    text: str = Field("", validation_alias=AliasChoices("displayText", "word", "text", "Word"))


class _Best(Shape):
    display: str = Field("", validation_alias=AliasChoices("display", "Display"))
    lexical: str = Field("", validation_alias=AliasChoices("lexical", "Lexical"))
    words: tuple[_Word, ...] = Field((), validation_alias=AliasChoices("displayWords", "words", "Words"))


class _Phrase(_Timed):
    speaker: Label = Field(None, validation_alias=AliasChoices("speaker", "SpeakerId"))
    channel: Label = Field(None, validation_alias=AliasChoices("channel", "ChannelNumber"))
    text: str = ""
    words: tuple[_Word, ...] = ()
    best: tuple[_Best, ...] = Field((), validation_alias=AliasChoices("nBest", "NBest"))
    locale: str | None = None


class _Combined(_Best):
    channel: Label = None
    text: str = ""

    @property
    def cue(self) -> Cue:
        return Cue(speech.named("Channel", self.channel), self.text or self.display or self.lexical)


class _File(Shape):
    phrases: tuple[_Phrase, ...] = Field((), validation_alias=AliasChoices(*_PHRASES))
    combined: tuple[_Combined, ...] = Field(
        (), validation_alias=AliasChoices("combinedRecognizedPhrases", "combinedPhrases")
    )


def recognises(raw: Raw) -> bool:
    """Phrases of the batch file or of fast transcription, with the recogniser's own keys."""
    if has(raw, "recognizedPhrases") or has(raw, "phrases", "combinedPhrases"):
        return True
    return "offsetMilliseconds" in keys_under(raw, "phrases") or "SegmentResults" in keys_under(raw, "AudioFileResults")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The conversation in the file; the batch's second version may hold several recordings."""
    for recording in objects(raw.json.get("AudioFileResults")) or [raw.json]:
        yield _draft(shaped(_File, raw, recording))


def _draft(whole: _File) -> Draft:
    channels = {phrase.channel for phrase in whole.phrases if phrase.channel is not None}
    cues = tuple(_cue(phrase, len(channels) > 1) for phrase in whole.phrases)
    said = cues if any(cue.text for cue in cues) else tuple(one.cue for one in whole.combined)
    spoken = languages(phrase.locale for phrase in whole.phrases)
    return Draft(said, language=spoken, joins=True, tracks=len(channels))


def _cue(phrase: _Phrase, stereo: bool) -> Cue:
    best = phrase.best[0] if phrase.best else _Best.model_validate({"display": phrase.text, "words": phrase.words})
    words = tuple(Word(word.text, time) for word in best.words if (time := word.time) is not None)
    label = speech.named("Channel", phrase.channel) if stereo else speech.named("Speaker", phrase.speaker)
    return Cue(label, best.display or best.lexical, phrase.time, words)


def _seconds(text: str) -> float | None:
    """Seconds in an ISO duration or a clock; a plain number is milliseconds, as early fast transcription wrote them."""
    if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text):
        return float(text) / 1000
    found = _ISO.fullmatch(text.strip()) or _CLOCK.fullmatch(text.strip())
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
