"""WebVTT subtitles.

As Teams, Zoom, Meet and speech recognisers write them. Speakers are `<v Name>` or `Name:` in the text. Read with its
usual faults: no header, decimal commas, one-digit hours and minutes, several voices in one cue, HTML entities, word
times inside cues, automatic captions that repeat each line as they roll.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from coach.model import Channel, Language
from coach.transcripts.draft import Draft
from coach.transcripts.subtitles import MADE_BY_COACH, as_written, cues, has_timings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "WebVTT-tekstitys (Teams, Zoom, Meet)"
EXTENSIONS = (".vtt", ".webvtt")
_ABOUT = re.compile(
    rf"^NOTE\n{re.escape(MADE_BY_COACH)}\nconversation: (?P<id>[^\n]*)\nchannel: (?P<channel>{'|'.join(Channel)})$",
    re.MULTILINE,
)
_LANGUAGE = re.compile(r"\A.*\n(?:\S.*\n)*?Language:\s*(fi|en)\b", re.IGNORECASE)


def recognises(raw: Raw) -> bool:
    """The WEBVTT header, or cue times with a decimal point or a voice tag."""
    return raw.text.startswith("WEBVTT") or (has_timings(raw) and ("<v" in raw.text or "," not in _first_times(raw)))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    head = raw.text.replace("\r\n", "\n")[:2000]
    named = _LANGUAGE.match(head)
    about = _ABOUT.search(head)
    found = cues(raw, escaped=True)
    yield Draft(
        as_written(found) if about else found,
        id=html.unescape(about["id"]) if about else "",
        language=Language(named[1].lower()) if named else None,
        channel=Channel(about["channel"]) if about else Channel.PHONE,
        joins=not about,
    )


def _first_times(raw: Raw) -> str:
    return next((line for line in raw.lines if "->" in line), "")
