"""Azure Speech.

The batch file with `recognizedPhrases` and the fast transcription with `phrases`. The first of `nBest` counts. Offsets
are ticks of 100 ns, ISO durations or milliseconds. Stereo files list the channels one after the other, so the phrases
are put in order of time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.model import Segment, Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, has, languages, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Azure Speech"
EXTENSIONS = (".json",)
_TICK_S = 1e-7
_ISO = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)


class _Timed(Shape):
    ticks: float | None = Field(None, validation_alias="offsetInTicks")
    ticks_long: float | None = Field(None, validation_alias="durationInTicks")
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
    text: str = Field(validation_alias=AliasChoices("displayText", "word", "text"))


class _Best(Shape):
    display: str = ""
    lexical: str = ""
    words: tuple[_Word, ...] = Field((), validation_alias=AliasChoices("displayWords", "words"))


class _Phrase(_Timed):
    speaker: str | None = None
    channel: int | None = None
    text: str = ""
    words: tuple[_Word, ...] = ()
    best: tuple[_Best, ...] = Field((), validation_alias="nBest")
    locale: str | None = None


class _File(Shape):
    phrases: list[_Phrase] = Field(validation_alias=AliasChoices("recognizedPhrases", "phrases"))


def recognises(raw: Raw) -> bool:
    """Phrases of the batch file or of fast transcription."""
    return has(raw, "recognizedPhrases") or has(raw, "phrases", "combinedPhrases")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    phrases = shaped(_File, raw).phrases
    stereo = len({phrase.channel for phrase in phrases}) > 1
    spoken = languages(phrase.locale for phrase in phrases)
    tracks = len({phrase.channel for phrase in phrases if phrase.channel is not None})
    yield Draft(tuple(_cue(phrase, stereo) for phrase in phrases), language=spoken, joins=True, tracks=tracks)


def _cue(phrase: _Phrase, stereo: bool) -> Cue:
    best = phrase.best[0] if phrase.best else _Best(display=phrase.text, words=phrase.words)
    words = tuple(Word(word.text, time) for word in best.words if (time := word.time) is not None)
    label = speech.named("Speaker", phrase.speaker) or (speech.named("Channel", phrase.channel) if stereo else "")
    return Cue(label, best.display or best.lexical, phrase.time, words)


def _seconds(text: str) -> float | None:
    """Seconds in an ISO duration; a plain number is milliseconds, as early fast transcription wrote them."""
    if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text):
        return float(text) / 1000
    found = _ISO.fullmatch(text.strip())
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
