"""Whisper.

OpenAI Whisper and its API, whisper-timestamped, WhisperX, faster-whisper. Times are seconds. Only WhisperX and the
API's diarised answers name speakers, on segments or on words, as SPEAKER_04; the others leave every turn nameless. A
word may lack its time or its speaker, and then has its neighbour's speaker. The marks `[*]` for hesitation are no
words. The API's words stand apart from the segments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, Field

from coach.model import Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, has, language, objects, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Whisper, whisper-timestamped ja WhisperX"
EXTENSIONS = (".json",)
_HESITATION = re.compile(r"\s*\[\*\]")


class _Word(Shape):
    text: str = Field(validation_alias=AliasChoices("word", "text"))
    start: float | None = None
    end: float | None = None
    speaker: str | None = None

    @property
    def said(self) -> str:
        return _HESITATION.sub("", self.text).strip()


class _Segment(Shape):
    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    words: tuple[_Word, ...] = ()

    @property
    def said(self) -> str:
        return _HESITATION.sub("", self.text)


class _File(Shape):
    segments: tuple[_Segment, ...] = ()
    words: tuple[_Word, ...] = ()
    text: str = ""
    language: str | None = None


def recognises(raw: Raw) -> bool:
    """Segments with text and start, or a text with timed words and nothing of another recogniser."""
    segments = objects(_segments(raw.json))
    if segments:
        return {"text", "start"} <= segments[0].keys()
    words = objects(raw.json.get("words")) if has(raw, "words", "text") else []
    return bool(words) and {"word", "start", "end"} <= words[0].keys() and not has(raw, "audio_url")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw, {"segments": raw.json} if isinstance(raw.json, list) else None)
    found = tuple(cue for part in whole.segments for cue in _cues(part)) or _from_words(whole)
    yield Draft(found, language=language(whole.language), joins=True)


def _segments(value: Any) -> Any:
    return value if isinstance(value, list) else value.get("segments") if isinstance(value, dict) else None


def _cues(part: _Segment) -> Iterator[Cue]:
    """The segment as it is where one person speaks; by words where two do."""
    speakers = _speakers(part)
    if len(set(speakers)) > 1:
        yield from speech.cues(
            speech.Heard(who, word.said, segment(word.start, word.end))
            for who, word in zip(speakers, part.words, strict=True)
            if word.said
        )
        return
    timed = ((word.said, segment(word.start, word.end)) for word in part.words)
    kept = tuple(Word(text, time) for text, time in timed if time is not None and text)
    yield Cue(speakers[0] if speakers else part.speaker or "", part.said, segment(part.start, part.end), kept)


def _speakers(part: _Segment) -> list[str]:
    """Who says each word: a word without a speaker belongs with the word before it, else with the next."""
    named = [word.speaker or "" for word in part.words]
    last = next((who for who in named if who), part.speaker or "")
    return [last := who or last for who in named]


def _from_words(whole: _File) -> tuple[Cue, ...]:
    """The API's words alone; they lack marks, so the text's own words are taken where their number agrees."""
    written = whole.text.split()
    texts = written if len(written) == len(whole.words) else [word.said for word in whole.words]
    timed = zip(texts, (segment(word.start, word.end) for word in whole.words), strict=True)
    return tuple(speech.cues(speech.Heard("", text, time) for text, time in timed)) or (Cue("", whole.text),)
