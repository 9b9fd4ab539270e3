"""Rev AI.

Monologues of numbered speakers, made of words with times in seconds and of marks and spaces without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coach.transcripts import speech
from coach.transcripts.draft import Draft
from coach.transcripts.vendor import Label, Seconds, Shape, keys_under, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Rev AI"
EXTENSIONS = (".json",)


class _Element(Shape):
    kind: str = Field("", validation_alias="type")
    text: str = Field("", validation_alias="value")
    start: Seconds = Field(None, validation_alias="ts")
    end: Seconds = Field(None, validation_alias="end_ts")


class _Monologue(Shape):
    speaker: Label = None
    elements: tuple[_Element, ...] = ()


class _File(Shape):
    monologues: tuple[_Monologue, ...]


def recognises(raw: Raw) -> bool:
    """Monologues made of elements."""
    return "elements" in keys_under(raw, "monologues")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    found = speech.cues(heard for one in shaped(_File, raw).monologues for heard in _heard(one))
    yield Draft(tuple(found), joins=True)


def _heard(one: _Monologue) -> Iterator[speech.Heard]:
    for element in one.elements:
        if element.text.strip():
            mark = element.kind == "punct"
            time = segment(element.start, element.end)
            yield speech.Heard(speech.named("Speaker", one.speaker), element.text, time, glued=mark)
