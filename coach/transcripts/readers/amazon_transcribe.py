"""Amazon Transcribe.

Turns are built from the items: the speakers' segments may end before their last word. Punctuation has no time and
belongs to the word before. The speaker stands on the item in newer files and is joined by start time in older ones;
with a channel for each speaker the channel names them. Times are text in seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Label, Seconds, Shape, has, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Amazon Transcribe"
EXTENSIONS = (".json",)


class _Choice(Shape):
    content: str = ""


class _Item(Shape):
    start_time: Seconds = None
    end_time: Seconds = None
    speaker_label: Label = None
    alternatives: tuple[_Choice, ...] = ()
    type: str = ""


class _Segment(Shape):
    items: tuple[_Item, ...] = ()


class _Speakers(Shape):
    segments: tuple[_Segment, ...] = ()


class _Channel(Shape):
    channel_label: str
    items: list[_Item]


class _Channels(Shape):
    channels: list[_Channel]


class _Whole(Shape):
    transcript: str = ""


class _Results(Shape):
    transcripts: tuple[_Whole, ...] = ()
    items: tuple[_Item, ...] = ()
    speaker_labels: _Speakers | None = None
    channel_labels: _Channels | None = None
    language_code: str | None = None


class _File(Shape):
    id: str = Field("", validation_alias="jobName")
    results: _Results


def recognises(raw: Raw) -> bool:
    """Results with items, as no other recogniser has them."""
    return has(raw, "results") and isinstance(raw.json["results"], dict) and "items" in raw.json["results"]


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    results = whole.results
    if results.channel_labels:
        channels = [_heard(one.items, {}, one.channel_label) for one in results.channel_labels.channels]
    else:
        channels = [_heard(results.items, _speakers(results), "")]
    found = tuple(cue for words in channels for cue in speech.cues(words))
    found = found or tuple(Cue("", one.transcript) for one in results.transcripts)
    tracks = len(results.channel_labels.channels) if results.channel_labels else 0
    yield Draft(found, id=whole.id, language=language(results.language_code), joins=True, tracks=tracks)


def _speakers(results: _Results) -> dict[float, str]:
    """The speaker of each start time, from the older form of the file."""
    segments = results.speaker_labels.segments if results.speaker_labels else []
    items = (item for segment in segments for item in segment.items)
    return {item.start_time: item.speaker_label for item in items if item.start_time is not None and item.speaker_label}


def _heard(items: Sequence[_Item], speakers: dict[float, str], channel: str) -> Iterator[speech.Heard]:
    label = channel or next((item.speaker_label for item in items if item.speaker_label), "")
    for item in items:
        timed = item.start_time is not None
        label = channel or (item.speaker_label or speakers.get(item.start_time or 0.0, label) if timed else label)
        if item.alternatives:
            time = segment(item.start_time, item.end_time)
            yield speech.Heard(label, item.alternatives[0].content, time, glued=item.type == "punctuation")
