"""SBV captions (YouTube).

A line of times such as `0:00:01.000,0:00:02.500` above each caption; speakers as `Name:` in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.transcripts.draft import Draft
from coach.transcripts.subtitles import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "SBV-tekstitys (YouTube)"
EXTENSIONS = (".sbv",)
_TIMES = re.compile(r"^[ \t]*(\d{1,4}:\d\d:\d\d\.\d{1,6}),[ \t]*(\d{1,4}:\d\d:\d\d\.\d{1,6})[ \t]*\r?$", re.MULTILINE)


def recognises(raw: Raw) -> bool:
    """A line of two times with a comma between."""
    return bool(_TIMES.search(raw.text))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    arrows = replace(raw, text=_TIMES.sub(r"\1 --> \2", raw.text))
    yield Draft(cues(arrows, escaped=False), joins=True)
