"""SRT subtitles.

With decimal commas or points and with or without numbers; speakers as `Name:` in the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.transcripts.draft import Draft
from coach.transcripts.subtitles import as_written, cues, has_timings
from coach.transcripts.written import GUARD, unguarded

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
    own = f": {GUARD}" in raw.text  # written by Coach: each cue is a turn
    found = tuple(replace(cue, text=unguarded(cue.text)) for cue in cues(raw, escaped=False))
    yield Draft(as_written(found) if own else found, joins=not own)
