"""Speechmatics.

Words and marks one by one, each with its speaker (S1, S2; UU where it is not known) or the channel it was heard on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasPath, Field

from coach.transcripts import speech
from coach.transcripts.draft import Draft
from coach.transcripts.vendor import Seconds, Shape, keys_under, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Speechmatics"
EXTENSIONS = (".json",)


class _Choice(Shape):
    content: str = ""
    speaker: str = ""


class _Result(Shape):
    start: Seconds = Field(None, validation_alias="start_time")
    end: Seconds = Field(None, validation_alias="end_time")
    kind: str = Field("", validation_alias="type")
    channel: str = ""
    choices: tuple[_Choice, ...] = Field((), validation_alias="alternatives")


class _File(Shape):
    id: str = Field("", validation_alias=AliasPath("job", "id"))
    language: str = Field("", validation_alias=AliasPath("metadata", "transcription_config", "language"))
    results: tuple[_Result, ...]


def recognises(raw: Raw) -> bool:
    """Results that are single words with alternatives."""
    return {"type", "start_time", "alternatives"} <= keys_under(raw, "results")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    channels = list(dict.fromkeys(one.channel for one in whole.results))
    found = tuple(cue for channel in channels for cue in speech.cues(_heard(whole, channel)))
    tracks = len(channels) if any(channels) else 0
    yield Draft(found, id=whole.id, language=language(whole.language), joins=True, tracks=tracks)


def _heard(whole: _File, channel: str) -> Iterator[speech.Heard]:
    for one in whole.results:
        if one.channel == channel and one.choices and one.choices[0].content:
            best = one.choices[0]
            mark = one.kind == "punctuation"
            time = None if mark else segment(one.start, one.end)
            yield speech.Heard(channel or best.speaker, best.content, time, glued=mark)
