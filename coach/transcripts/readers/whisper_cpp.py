"""whisper.cpp.

A list `transcription` with offsets in milliseconds; nobody is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.model import Word
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Seconds, Shape, keys_under, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.model import Segment
    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "whisper.cpp"
EXTENSIONS = (".json",)


class _Offsets(Shape):
    start: float | None = Field(None, validation_alias="from")
    end: float | None = Field(None, validation_alias="to")


class _Clocks(Shape):
    start: Seconds = Field(None, validation_alias="from")
    end: Seconds = Field(None, validation_alias="to")


class _Part(Shape):
    text: str = ""
    offsets: _Offsets = Field(default_factory=lambda: _Offsets.model_validate({}))
    clocks: _Clocks = Field(default_factory=lambda: _Clocks.model_validate({}), validation_alias="timestamps")
    speaker: str = ""

    @property
    def time(self) -> Segment | None:
        if self.offsets.start is not None:
            return segment(self.offsets.start, self.offsets.end, 0.001)
        return segment(self.clocks.start, self.clocks.end)


class _Result(Shape):
    language: str | None = None


class _File(Shape):
    parts: tuple[_Part, ...] = Field(validation_alias="transcription")
    result: _Result = _Result()


def recognises(raw: Raw) -> bool:
    """A transcription of parts with their times."""
    keys = keys_under(raw, "transcription")
    return "text" in keys and bool({"offsets", "timestamps"} & keys)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file; with one word for each part, the parts are words."""
    whole = shaped(_File, raw)
    yield Draft(tuple(_cue(part) for part in whole.parts), language=language(whole.result.language), joins=True)


def _cue(part: _Part) -> Cue:
    time = part.time
    single = len(part.text.split()) == 1 and time is not None
    words = (Word(part.text.strip(), time),) if single and time is not None else ()
    return Cue(part.speaker, part.text, time, words)
