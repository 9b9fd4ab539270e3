"""Whisper's JSON: OpenAI Whisper, whisper-timestamped and WhisperX.

Times are seconds. Only WhisperX names speakers, on segments or on words, as SPEAKER_04; the others leave every turn
nameless. A word may lack its time or its speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.model import Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, first_of, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Whisper, whisper-timestamped ja WhisperX"
EXTENSIONS = (".json",)


class _Word(Shape):
    text: str = Field(validation_alias=AliasChoices("word", "text"))
    start: float | None = None
    end: float | None = None
    speaker: str | None = None


class _Segment(Shape):
    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    words: tuple[_Word, ...] = ()


class _File(Shape):
    segments: list[_Segment]
    language: str | None = None


def recognises(raw: Raw) -> bool:
    """Segments with text and start."""
    return {"text", "start"} <= first_of(raw, "segments").keys()


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    found = tuple(cue for part in whole.segments for cue in _cues(part))
    yield Draft(found, language=language(whole.language), joins=True)


def _cues(part: _Segment) -> Iterator[Cue]:
    """The segment as it is where one person speaks; by words where two do."""
    speakers = {word.speaker or part.speaker or "" for word in part.words} or {part.speaker or ""}
    if len(speakers) > 1:
        yield from speech.cues(_heard(part, word) for word in part.words)
        return
    timed = ((word.text, segment(word.start, word.end)) for word in part.words)
    kept = tuple(Word(text.strip(), time) for text, time in timed if time is not None)
    yield Cue(speakers.pop(), part.text, segment(part.start, part.end), kept)


def _heard(part: _Segment, word: _Word) -> speech.Heard:
    return speech.Heard(word.speaker or part.speaker or "", word.text, segment(word.start, word.end))
