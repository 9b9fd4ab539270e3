"""When each word or line of a file was said, taken from it without any of Coach's readers.

The simplest look that is right: every object of the file's JSON that is a word with a start, wherever it lies, and
every line of times in subtitles. Which numbers are milliseconds or ticks is what each vendor's documentation says.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

Times = list[tuple[float, float]]
_CUE = re.compile(r"(?:(\d+):)?(\d+):(\d+[.,]\d+)\s*-->\s*(?:(\d+):)?(\d+):(\d+[.,]\d+)")
_KEYS = {  # start, end and what is said of a word, and seconds in one of the units
    "deepgram": ("start", "end", "word", 1.0),
    "assemblyai": ("start", "end", "text", 0.001),
    "whisper": ("start", "end", "word", 1.0),
    "amazon_transcribe": ("start_time", "end_time", "alternatives", 1.0),
    "amazon_call_analytics": ("BeginOffsetMillis", "EndOffsetMillis", "Content", 0.001),
    "rev_ai": ("ts", "end_ts", "value", 1.0),
    "elevenlabs": ("start", "end", "text", 1.0),
}
_NO_WORD = ("words", "ParticipantRole", "ParticipantId")


def of_words(file: Path, reader: str) -> Times | None:
    """Start and end of every timed word in order of start, None for formats that are not checked here."""
    if reader not in _KEYS:
        return None
    start, end, said, unit = _KEYS[reader]
    text = file.read_text("utf-8-sig")
    said = said if f'"{said}"' in text else "text"
    words = [one for one in _leaves(json.loads(text), start, said) if one[said] != "[*]"]
    return sorted({(round(float(one[start]) * unit, 6), round(float(one[end]) * unit, 6)) for one in words})


def of_cues(file: Path) -> set[float]:
    """Every moment at which subtitles begin or end."""
    return {
        round(int(part[0] or 0) * 3600 + int(part[1]) * 60 + float(part[2].replace(",", ".")), 6)
        for found in _CUE.finditer(file.read_text("utf-8-sig"))
        for part in (found.groups()[:3], found.groups()[3:])
    }


def _leaves(value: Any, start: str, said: str) -> list[dict[str, Any]]:
    """The innermost objects that have a start and something said: words, not the utterances around them."""
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one, start, said)]
    if not isinstance(value, dict):
        return []
    inner = [leaf for one in value.values() if isinstance(one, dict | list) for leaf in _leaves(one, start, said)]
    worded = value.get(start) is not None and said in value and not any(key in value for key in _NO_WORD)
    return inner or ([value] if worded and value.get("type") != "spacing" else [])
