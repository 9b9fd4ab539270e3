"""ElevenLabs Scribe.

Words with times in seconds and a speaker each; spaces are items of their own, and so are sounds such as laughter, which
are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.transcripts import speech
from coach.transcripts.draft import Draft
from coach.transcripts.vendor import Label, Seconds, Shape, keys_under, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "ElevenLabs Scribe"
EXTENSIONS = (".json",)


class _Item(Shape):
    text: str = ""
    start: Seconds = None
    end: Seconds = None
    kind: str = Field("word", validation_alias="type")
    speaker: Label = Field(None, validation_alias="speaker_id")
    channel: Label = Field(None, validation_alias="channel_index")


class _File(Shape):
    language: str = Field("", validation_alias="language_code")
    words: tuple[_Item, ...]


def recognises(raw: Raw) -> bool:
    """Words and spaces one by one, each with its kind."""
    return {"text", "start", "type"} <= keys_under(raw, "words")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    heard = (
        speech.Heard(item.speaker or speech.named("Channel", item.channel), item.text, segment(item.start, item.end))
        for item in whole.words
        if item.kind == "word" and item.text.strip()
    )
    yield Draft(tuple(speech.cues(heard)), language=language(whole.language), joins=True)
