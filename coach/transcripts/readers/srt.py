"""SRT subtitles, with decimal commas or points and with or without numbers; speakers as `Name:` in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts.draft import Draft
from coach.transcripts.subtitles import cues, has_timings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "SRT-tekstitys"
EXTENSIONS = (".srt",)


def recognises(raw: Raw) -> bool:
    """Cue times without the header of WebVTT."""
    return has_timings(raw) and not raw.text.startswith("WEBVTT")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    yield Draft(cues(raw, escaped=False), joins=True)
