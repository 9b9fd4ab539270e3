"""Whisper.

OpenAI Whisper and its API, whisper-timestamped, WhisperX, faster-whisper. Times are seconds. Only WhisperX and the
API's diarised answers name speakers, on segments or on words, as SPEAKER_04; the others leave every turn nameless. A
word may lack its time or its speaker, and then has its neighbour's speaker. The marks `[*]` for hesitation are no
words. The API's words stand apart from the segments. The `chunks` of other Whisper programs are segments too. A text
alone is one turn without a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, AliasPath, Field

from coach.model import Word
from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Label, Seconds, Shape, keys_of, language, objects, segment, shaped, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Whisper, whisper-timestamped ja WhisperX"
EXTENSIONS = (".json",)
_SEGMENTS = ("speakers", "segments", "chunks")
_LOOKED_AT = 20
_OTHERS = {"audio_url", "utterances", "speaker"}  # another recogniser's answer, or a single message
_WITH_TEXT = {"text", "language", "task", "duration", "segments", "words", "usage", "logprobs", "chunks", "x_groq"}
_START = AliasChoices("start", AliasPath("timestamp", 0))
_END = AliasChoices("end", AliasPath("timestamp", 1))
_HESITATION = re.compile(r"\s*\[\*\]")


class _Word(Shape):
    text: str = Field("", validation_alias=AliasChoices("word", "text"))
    start: Seconds = Field(None, validation_alias=_START)
    end: Seconds = Field(None, validation_alias=_END)
    speaker: Label = None

    @property
    def said(self) -> str:
        return _HESITATION.sub("", self.text).strip()


class _Segment(Shape):
    text: str = ""
    start: Seconds = Field(None, validation_alias=_START)
    end: Seconds = Field(None, validation_alias=_END)
    speaker: Label = None
    words: tuple[_Word, ...] = ()

    @property
    def said(self) -> str:
        return _HESITATION.sub("", self.text)


class _File(Shape):
    segments: tuple[_Segment, ...] = ()
    words: tuple[_Word, ...] = Field((), validation_alias=AliasChoices("words", "word_segments"))
    text: str = ""
    language: str | None = None


def recognises(raw: Raw) -> bool:
    """Segments with text and start, a text with timed words, or a text with nothing of another program."""
    segments = objects(_segments(raw.json))
    if "text" in keys_of(segments) and any(_is_timed(one) for one in segments[:_LOOKED_AT]):
        return True
    if raw.parsed is not None or not isinstance(raw.json, dict) or _OTHERS & raw.json.keys():
        return False
    words = keys_of(raw.json.get("words")) | keys_of(raw.json.get("word_segments"))
    timed = {"word", "start", "end"} <= words
    return timed or (isinstance(raw.json.get("text"), str) and raw.json.keys() <= _WITH_TEXT)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    around = raw.json if isinstance(raw.json, dict) else {}
    whole = shaped(_File, raw, {**around, "segments": _segments(raw.json)})
    unit = unit_of((part.start, part.end, part.text) for part in whole.segments or whole.words)
    found = tuple(cue for part in whole.segments for cue in _cues(part, unit))
    yield Draft(found or _from_words(whole, unit), language=language(whole.language), joins=True)


def _is_timed(one: dict[str, Any]) -> bool:
    """Whether the segment has a place in a recording: a number, a clock, or a pair of them; no date."""
    start = one.get("start")
    clock = isinstance(start, str) and re.fullmatch(r"[\d:.,]+", start)
    return isinstance(start, int | float) or bool(clock) or isinstance(one.get("timestamp"), list)


def _segments(value: Any) -> Any:
    """The list of segments, under whatever name; those with speakers first."""
    if isinstance(value, list):
        return value
    lists = [value[key] for key in _SEGMENTS if isinstance(value.get(key), list)] if isinstance(value, dict) else []
    return next((one for one in lists if "text" in keys_of(one)), None)


def _cues(part: _Segment, unit: float) -> Iterator[Cue]:
    """The segment as it is where one person speaks; by words where two do."""
    speakers = _speakers(part)
    if len(set(speakers)) > 1:
        yield from speech.cues(
            speech.Heard(who, word.said, segment(word.start, word.end, unit))
            for who, word in zip(speakers, part.words, strict=True)
            if word.said
        )
        return
    timed = ((word.said, segment(word.start, word.end, unit)) for word in part.words)
    kept = tuple(Word(text, time) for text, time in timed if time is not None and text)
    label = speakers[0] if speakers else _named(part.speaker)
    yield Cue(label, part.said, segment(part.start, part.end, unit), kept)


def _named(speaker: str | None) -> str:
    return speech.named("Speaker", speaker)


def _speakers(part: _Segment) -> list[str]:
    """Who says each word: a word without a speaker belongs with the word before it, else with the next."""
    named = [_named(word.speaker) for word in part.words]
    last = next((who for who in named if who), _named(part.speaker))
    return [last := who or last for who in named]


def _from_words(whole: _File, unit: float) -> tuple[Cue, ...]:
    """Words alone; the API's lack marks, so the text's own words are taken where their number agrees."""
    written = whole.text.split()
    texts = written if len(written) == len(whole.words) else [word.said for word in whole.words]
    heard = (
        speech.Heard(_named(word.speaker), text, segment(word.start, word.end, unit))
        for text, word in zip(texts, whole.words, strict=True)
    )
    return tuple(speech.cues(heard)) or (Cue("", whole.text),)
