"""IBM Watson Speech to Text.

Words as lists of text, start and end; the speakers stand apart, joined by the start of each word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from coach.transcripts import speech
from coach.transcripts.draft import Draft
from coach.transcripts.vendor import Label, Seconds, Shape, keys_of, objects, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "IBM Watson Speech to Text"
EXTENSIONS = (".json",)


class _Choice(Shape):
    transcript: str = ""
    words: tuple[tuple[str, Seconds, Seconds], ...] = Field((), validation_alias="timestamps")


class _Result(Shape):
    final: bool = True
    choices: tuple[_Choice, ...] = Field((), validation_alias="alternatives")


class _Voice(Shape):
    start: Seconds = Field(None, validation_alias="from")
    speaker: Label = None


class _File(Shape):
    results: tuple[_Result, ...] = ()
    voices: tuple[_Voice, ...] = Field((), validation_alias="speaker_labels")


def recognises(raw: Raw) -> bool:
    """Results whose alternatives have timestamps."""
    results = raw.json.get("results") if isinstance(raw.json, dict) else None
    choices: list[Any] = [choice for one in objects(results) for choice in objects(one.get("alternatives"))]
    return "timestamps" in keys_of(choices)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file, without guesses that were not final."""
    whole = shaped(_File, raw)
    speakers = {one.start: speech.named("Speaker", one.speaker) for one in whole.voices}
    words = (word for one in whole.results if one.final for word in (one.choices[0].words if one.choices else ()))
    heard = (speech.Heard(speakers.get(start, ""), text, segment(start, end)) for text, start, end in words)
    yield Draft(tuple(speech.cues(heard)), joins=True)
